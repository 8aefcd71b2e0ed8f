import { readdirSync, readFileSync } from 'node:fs';

/** How often memory is looked at, in milliseconds. */
const pause = 100;

/**
 * Watches how much memory a process and all it starts hold together. It reads what Linux tells under `/proc`; on
 * other systems there is nothing to read, and the peak stays 0.
 */
export function watchMemory(processId: number): { readonly stop: () => number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, bytesHeldBy(processId));
  }, pause);
  return {
    /** Ends the watch and returns the most bytes seen at once. */
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

function bytesHeldBy(processId: number): number {
  const parents = parentsOfProcesses();
  const isOurs = (id: number): boolean =>
    id === processId || (parents.has(id) && isOurs(parents.get(id) ?? 0));
  return [...parents.keys()].filter(isOurs).reduce((sum, id) => sum + residentBytes(id), 0);
}

function parentsOfProcesses(): ReadonlyMap<number, number> {
  const parents = new Map<number, number>();
  for (const name of readProc('/proc', (path) => readdirSync(path)) ?? []) {
    const id = Number(name);
    // Fields of `stat` after the name of the program, which stands in brackets: state, then parent.
    const fields =
      id > 0
        ? readProc(`/proc/${id}/stat`, readText)
            ?.replace(/^.*\) /, '')
            .split(' ')
        : undefined;
    if (fields) parents.set(id, Number(fields[1]));
  }
  return parents;
}

function residentBytes(processId: number): number {
  const status = readProc(`/proc/${processId}/status`, readText) ?? '';
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Processes end at any moment, and with them what Linux tells of them. */
function readProc<Result>(path: string, read: (path: string) => Result): Result | undefined {
  try {
    return read(path);
  } catch {
    return undefined;
  }
}
