import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** How long to wait before asking again, in milliseconds. */
const pause = 50;

/**
 * Waits until no other process holds a file, and holds it. A process that died holding it is passed over.
 *
 * @param file full path of the file that stands for the turn; it holds the number of the process
 * @returns gives the turn back; more than once does no harm
 */
export async function takeTurn(file: string): Promise<() => void> {
  mkdirSync(dirname(file), { recursive: true });
  while (!tryToHold(file)) {
    if (!isAlive(holderOf(file))) rmSync(file, { force: true });
    else await setTimeout(pause);
  }
  let isOver = false;
  return () => {
    if (!isOver) rmSync(file, { force: true });
    isOver = true;
  };
}

function tryToHold(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that holds it; undefined when it has just been given back, or is still being written. */
function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(holder: number | undefined): boolean {
  if (holder === undefined) return true;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
