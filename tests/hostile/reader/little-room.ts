import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { readDirectory } from '../../../src/reader/read-directory.ts';
import { entryWith } from './traps.ts';

/** A file to put into a town, by the name of what it tries. */
export interface Trap {
  readonly name: string;
  /** Path relative to the content folder. */
  readonly file: string;
  readonly content: string;
  /** Bytes to stretch the file to, which take no room on the disk. */
  readonly bytes?: number;
}

/** What reading a town with one trap in it took. */
export interface Reading {
  readonly name: string;
  /** The thread's own work, in milliseconds: what else the computer does meanwhile does not count. */
  readonly work: number;
  /** The rules by which the trap's file was refused. */
  readonly rules: readonly string[];
}

/** An honest entry, read first: what the engine makes ready, and then the measure of all that follow. */
export const warmUp: readonly Trap[] = ['warm up', 'honest'].map((name) => ({
  name,
  file: 'assets/honest.md',
  content: `${entryWith('summary: Walks')}${'We walk along the harbour.\n\n'.repeat(250)}`,
}));

/**
 * Most work for a town with one trap, in the work for the same town with an honest entry. What grows with the
 * square of a file's length, or faster, takes thousands; five thousand mistakes, each told with a word to write
 * instead, take about twenty.
 */
export const mostWork = 100;

interface Order {
  readonly folder: string;
  readonly traps: readonly Trap[];
}

/**
 * Reads a town once for each trap, in a thread of its own that is ended when it asks for more memory than it was
 * given.
 *
 * @param megabytes memory for the whole thread, the program itself included
 * @returns what each reading took, and the name of the trap that asked for more
 */
export async function readInLittleRoom(
  folder: string,
  traps: readonly Trap[],
  megabytes: number,
): Promise<{ readings: readonly Reading[]; ranOutAt: string | undefined }> {
  const readings: Reading[] = [];
  const thread = new Worker(fileURLToPath(import.meta.url), {
    workerData: { folder, traps } satisfies Order,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 8 },
  });
  return new Promise((resolve, reject) => {
    thread.on('message', (reading: Reading) => readings.push(reading));
    thread.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        resolve({ readings, ranOutAt: traps[readings.length]?.name });
      else reject(error);
    });
    thread.on('exit', () => {
      resolve({ readings, ranOutAt: undefined });
    });
  });
}

/** The least of two readings: the first of a kind also pays for what the engine makes ready. */
function readWith(folder: string, { name, file, content, bytes }: Trap): Reading {
  const path = join(folder, file);
  writeFileSync(path, content);
  if (bytes !== undefined) truncateSync(path, bytes);
  try {
    const tries = [0, 1].map(() => {
      const before = process.threadCpuUsage();
      const { problems } = readDirectory(folder);
      const { user, system } = process.threadCpuUsage(before);
      const own = problems.filter((problem) => problem.file === file && problem.severity === 'error');
      return { name, work: (user + system) / 1000, rules: [...new Set(own.map(({ rule }) => rule))] };
    });
    return tries.reduce((least, next) => (next.work < least.work ? next : least));
  } finally {
    rmSync(path);
  }
}

if (!isMainThread && parentPort) {
  const { folder, traps } = workerData as Order;
  for (const trap of traps) parentPort.postMessage(readWith(folder, trap));
}
