import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from '../../src/domain/checks.ts';
import { linkDirectory } from '../../src/domain/link-directory.ts';
import { readContent } from '../../src/reader/read-content.ts';
import type { BuildReport } from '../build/build-site.ts';
import { projectFolder } from '../environment.ts';
import { generateTown } from './generate-town.ts';
import { watchMemory } from './peak-memory.ts';

/** What one build cost. */
export interface Measured {
  readonly entries: number;
  /** Seconds by stage, in order; the first two are measured by themselves beforehand. */
  readonly stages: readonly { readonly name: string; readonly seconds: number }[];
  /** Seconds of the whole command, from start to end. */
  readonly seconds: number;
  /** The most memory that the build and all it started held at once, in bytes; 0 where it cannot be seen. */
  readonly peakBytes: number;
}

/**
 * Makes up a town, builds it in a temporary folder, and measures.
 *
 * @param look does something with the finished site before it is cleared away
 */
export async function measureBuild(
  entries: number,
  look: (site: string) => Promise<void>,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-bench-'));
  try {
    const contentDir = join(folder, 'content');
    generateTown(contentDir, { entries });
    const reading = measureReading(contentDir);
    const build = await measureCommand(contentDir, join(folder, 'site'));
    await look(join(folder, 'site'));
    return { entries, ...build, stages: [...reading, ...build.stages] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureReading(contentDir: string): Measured['stages'] {
  const begun = performance.now();
  const { content } = readContent(contentDir);
  const read = performance.now();
  const today = content.site.data.sampleToday;
  if (today === undefined) throw new Error('The town that was made up has no day.');
  runChecks(linkDirectory(content).directory, today);
  const checked = performance.now();
  return [
    { name: 'Reading alone', seconds: (read - begun) / 1000 },
    { name: 'Linking and checking alone', seconds: (checked - read) / 1000 },
  ];
}

async function measureCommand(contentDir: string, outDir: string): Promise<Omit<Measured, 'entries'>> {
  const begun = performance.now();
  const command = spawn(process.execPath, [join(projectFolder, 'scripts/build.ts'), '--json'], {
    env: { ...process.env, CONTENT_DIR: contentDir, OUT_DIR: outDir, BASE_PATH: '/', TODAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const memory = watchMemory(command.pid ?? 0);
  let output = '';
  let told = '';
  command.stdout.on('data', (text: Buffer) => (output += text.toString()));
  command.stderr.on('data', (text: Buffer) => (told += text.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    command.once('error', reject);
    command.once('close', resolve);
  });
  const peakBytes = memory.stop();
  if (code !== 0) throw new Error(`The build failed.\n${told}`);
  const { stages } = JSON.parse(output) as BuildReport;
  return { stages, seconds: (performance.now() - begun) / 1000, peakBytes };
}
