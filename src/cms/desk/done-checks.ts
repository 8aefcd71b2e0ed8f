import type { IsoDay } from '../../domain/calendar-day.ts';

/** What this device has written about an entry. */
export interface DoneCheck {
  readonly on: IsoDay;
  /** "still right", "paused until 7 January 2027". */
  readonly words: string;
}

const key = 'hereabouts-done';

/** How many are remembered; older ones have long been built into the site. */
const mostKept = 200;

/** What this device has written, by slug, until the site is built again and says so itself. */
export function doneChecks(): Readonly<Record<string, DoneCheck>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, DoneCheck>) : {};
  } catch {
    return {};
  }
}

/** Remembers what was written about an entry; undefined forgets it. */
export function rememberDone(slug: string, done: DoneCheck | undefined): void {
  const { [slug]: _, ...others } = doneChecks();
  const all = Object.entries({ ...others, ...(done ? { [slug]: done } : {}) });
  try {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(all.slice(-mostKept))));
  } catch {
    // A browser that keeps nothing shows the entry as waiting until the site is built again.
  }
}
