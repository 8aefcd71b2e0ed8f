/** The reader's own list in this browser, and who is told when it changes. */
import { mostEntries, openSavedList, type SavedEntry } from './saved.ts';

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');
const changed = 'hereabouts-list';

/** The reader's own list. Each directory on a host has its own. */
export const ownList = openSavedList(browserStorage(), `hereabouts-list ${base}`, () => {
  dispatchEvent(new Event(changed));
});

/** Puts a thing on the list, or takes it off again. Gives what is said of it. */
export function toggleSaved(entry: SavedEntry): string {
  if (ownList.has(entry.slug)) {
    ownList.remove(entry.slug);
    return 'Taken off your list.';
  }
  if (ownList.entries().length >= mostEntries) return `Your list is full: it holds ${mostEntries}.`;
  return ownList.add([entry])
    ? 'Saved to your list, on this device.'
    : 'This browser keeps nothing, so it cannot be saved.';
}

/** Calls back now, and after each change to the list, in this window or in another one. */
export function followOwnList(show: () => void): void {
  addEventListener(changed, show);
  addEventListener('storage', show);
  // Whoever comes back to a page finds it as it was left, the list as it is now.
  addEventListener('pageshow', show);
  show();
}

/** Asks the worker that keeps pages for times without a network to keep those of the list. */
export function keepForOffline(): void {
  const saved = ownList.entries().map(({ slug }) => `${base}assets/${slug}/`);
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ saved }));
}

function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
