/** The reader's own list in this browser, and who is told when it changes. */
import { openSavedList } from './saved.ts';

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');
const changed = 'hereabouts-list';

/** The reader's own list. Each directory on a host has its own. */
export const ownList = openSavedList(browserStorage(), `hereabouts-list ${base}`, () => {
  dispatchEvent(new Event(changed));
});

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
