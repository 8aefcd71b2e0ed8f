import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';

/** The content folder as it was at the end of a day, in a temporary folder that `clear` takes away. */
export interface PastContent {
  readonly contentDir: string;
  readonly clear: () => void;
}

/**
 * Takes the content folder as it was at the end of a day out of git. Undefined where there is no git, no history, or
 * no commit that old.
 */
export function contentAt(contentDir: string, day: IsoDay): PastContent | undefined {
  const before = `${day}T23:59:59Z`;
  const commit = ask(contentDir, ['rev-list', '-1', `--before=${before}`, 'HEAD', '--', '.']);
  const prefix = ask(contentDir, ['rev-parse', '--show-prefix']);
  if (commit === undefined || commit === '' || prefix === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-past-'));
  const clear = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const archive = execFileSync(
      'git',
      ['archive', '--format=tar', `${commit}:${prefix.replace(/\/$/, '')}`],
      {
        cwd: ask(contentDir, ['rev-parse', '--show-toplevel']),
        maxBuffer: 512 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    execFileSync('tar', ['-x', '-C', folder], { input: archive, stdio: ['pipe', 'ignore', 'ignore'] });
  } catch {
    clear();
    return undefined;
  }
  return { contentDir: folder, clear };
}

function ask(folder: string, words: readonly string[]): string | undefined {
  const answer = spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}
