import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn } from '../../scripts/build/built-site.ts';
import { projectFolder } from '../../scripts/environment.ts';

/** What came of a command. */
export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Everything it wrote. */
  readonly output: string;
}

/** A command that is running. */
export interface Running {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ran>;
  /** Waits until what it wrote so far fits; fails when it ends before. */
  readonly wrote: (text: RegExp) => Promise<RegExpExecArray>;
}

const day = '2026-11-22';

/** Starts a command of the project, by its file in `scripts`, with nothing of this machine's own settings. */
export function startCommand(file: string, variables: Record<string, string>, words: string[] = []): Running {
  // What the test runner sets for itself would change how Astro works.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_ENV|BASE_URL|MODE|DEV|PROD|SSR|TEST|VITEST.*)$/.test(name),
  );
  const shared = { SITE_URL: '', BASE_PATH: '', OUT_DIR: '', CONTENT_DIR: '', PORT: '', TODAY: day };
  const child = spawn(process.execPath, [join(projectFolder, 'scripts', file), ...words], {
    env: { ...Object.fromEntries(own), ...shared, ...variables },
    cwd: tmpdir(),
  });
  return watch(child);
}

/** Follows what a child process writes, and how it ends. */
export function watch(child: ChildProcessWithoutNullStreams): Running {
  let output = '';
  const waiting = new Set<() => void>();
  const hear = (text: Buffer) => {
    output += text.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<Ran>((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal, output });
    });
  });
  return {
    process: child,
    ended,
    wrote: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = text.exec(output);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void ended.then(() => {
          reject(new Error(`It ended without writing ${text.source}:\n${output}`));
        });
      }),
  };
}

/** Builds a content folder and waits for the end. */
export function runBuild(
  contentDir: string,
  outDir: string,
  variables: Record<string, string> = {},
): Promise<Ran> {
  return startCommand('build.ts', { CONTENT_DIR: contentDir, OUT_DIR: outDir, ...variables }).ended;
}

/** An empty folder that the operating system clears in time. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hereabouts-site-'));
}

/** A copy of the tiny town, to change. Its entry "slow-miles" was once called "slow-walkers". */
export function copyOfTinyTown(folder: string): string {
  const town = join(folder, 'town');
  cpSync(join(projectFolder, 'tests/fixtures/tiny-town'), town, { recursive: true });
  changeFile(town, 'assets/slow-miles.md', 'kind: group', 'kind: group\nformerly: [slow-walkers]');
  writeFileSync(
    join(town, 'pages/about.mdx'),
    '---\ntitle: About Tinyport\nsummary: A tiny town.\n---\n\nFor tests.\n',
  );
  return town;
}

/** Changes a text in a file, which must hold it. */
export function changeFile(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold "${from}".`);
  writeFileSync(join(folder, file), text.replace(from, to));
}

/** Every file of a site with a fingerprint of its bytes, so that two sites can be told apart. */
export function fingerprints(site: string): Record<string, string> {
  if (!existsSync(site)) return {};
  return Object.fromEntries(
    filesIn(site).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(site, file)))
        .digest('hex'),
    ]),
  );
}
