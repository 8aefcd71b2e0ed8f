import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/environment.ts';

/** What came of a command. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the project by its file in `scripts`, with nothing of this machine's own settings. */
export function runScript(
  file: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  input = '',
): Said {
  const run = spawnSync(process.execPath, [join(projectFolder, 'scripts', file), ...words], {
    cwd: projectFolder,
    encoding: 'utf8',
    input,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TODAY: '2026-11-22', ...variables },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}
