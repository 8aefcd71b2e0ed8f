/** What a panel member ticks on their own device: kept there until it is sent, and written as a message. */

/** What somebody found who looked at an entry. */
export interface Tick {
  readonly slug: string;
  /** What it is called, for the list of ticks. */
  readonly title: string;
  /** "still right", "changed", "paused", "going again", "closed" or "could not reach". */
  readonly finding: string;
  /** The day of the look, as `2026-11-22`. */
  readonly on: string;
  /** "visited", "rang", "wrote", "told" or "desk"; not for what could not be reached. */
  readonly how?: string;
  /** The day it is due back, or the day it closed. */
  readonly day?: string;
  readonly note?: string;
}

/** The ticks of one device. What changes them gives false where the browser keeps nothing. */
export interface RoundTicks {
  readonly all: () => readonly Tick[];
  readonly of: (slug: string) => Tick | undefined;
  readonly put: (tick: Tick) => boolean;
  readonly remove: (slug: string) => boolean;
  readonly wipe: () => boolean;
  /** Who ticks, as they said last; empty when they have not. */
  readonly by: () => string;
  readonly setBy: (by: string) => boolean;
}

interface Kept {
  readonly version: 1;
  readonly by: string;
  readonly ticks: readonly Tick[];
}

const nothing: Kept = { version: 1, by: '', ticks: [] };

/**
 * Opens the ticks of a device.
 *
 * @param storage where they are kept; undefined where the browser allows none, and then they last as long as the page
 * @param key their name there
 */
export function openRoundTicks(
  storage: Pick<Storage, 'getItem' | 'setItem'> | undefined,
  key: string,
): RoundTicks {
  let kept = parseKept(readFrom(storage, key));
  const keep = (next: Partial<Kept>): boolean => {
    kept = { ...kept, ...next };
    try {
      storage?.setItem(key, JSON.stringify(kept));
      return storage !== undefined;
    } catch {
      return false;
    }
  };
  const without = (slug: string) => kept.ticks.filter((tick) => tick.slug !== slug);
  return {
    all: () => kept.ticks,
    of: (slug) => kept.ticks.find((tick) => tick.slug === slug),
    put: (tick) => keep({ ticks: [...without(tick.slug), tick] }),
    remove: (slug) => keep({ ticks: without(slug) }),
    wipe: () => keep({ ticks: [] }),
    by: () => kept.by,
    setBy: (by) => keep({ by }),
  };
}

/**
 * The ticks as a message that people can read and `npm run checked` can write into the entries. The lines of each
 * day stand together, the first day first.
 */
export function writeReport(by: string, ticks: readonly Tick[]): string {
  const days = [...new Set(ticks.map(({ on }) => on))].sort();
  const parts = days.map((day) => {
    const lines = ticks.filter(({ on }) => on === day).map(lineOf);
    return [`Day: ${day}`, ...lines].join('\n');
  });
  return `By: ${by}\n${parts.join('\n\n')}\n`;
}

function lineOf({ slug, finding, how, day, note }: Tick): string {
  const joint = finding === 'closed' ? 'on' : 'until';
  const dated = day === undefined || day === '' ? finding : `${finding} ${joint} ${day}`;
  const told = how === undefined || finding === 'could not reach' ? dated : `${dated}, ${how}`;
  const words = (note ?? '').replace(/\s+/g, ' ').trim();
  return `${slug}: ${told}${words === '' ? '' : `. ${words}`}`;
}

function readFrom(storage: Pick<Storage, 'getItem'> | undefined, key: string): string {
  try {
    return storage?.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** What an older or a meddled-with copy holds is dropped where it is not a tick. */
function parseKept(text: string): Kept {
  try {
    const found = JSON.parse(text) as Partial<Kept> | null;
    if (found?.version !== 1 || !Array.isArray(found.ticks)) return nothing;
    return {
      version: 1,
      by: typeof found.by === 'string' ? found.by : '',
      ticks: found.ticks.filter(isTick),
    };
  } catch {
    return nothing;
  }
}

function isTick(tick: unknown): tick is Tick {
  const { slug, title, finding, on } = (tick ?? {}) as Partial<Record<keyof Tick, unknown>>;
  return (
    [slug, title, finding, on].every((value) => typeof value === 'string') &&
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug as string)
  );
}
