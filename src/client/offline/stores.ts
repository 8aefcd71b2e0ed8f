/** Where the worker keeps things. Each directory on a host has its own stores. */
import { copy } from './worker-scope.ts';

const prefix = `hereabouts ${copy.base} `;
const shellPrefix = `${prefix}shell `;

/** The stores by name. A store comes into being when something is first put in. */
export const stores = {
  /** The files of this build: never in one store with those of another. */
  shell: `${shellPrefix}${copy.build ?? 'off'}`,
  /** Pages of entries that somebody saved. */
  saved: `${prefix}saved`,
  /** Photos on those pages. */
  photos: `${prefix}photos`,
  /** Pages that somebody opened. */
  visited: `${prefix}visited`,
  /** Scripts and styles of kept pages of other builds. Their names tell their content, so none is mixed up. */
  hashed: `${prefix}hashed`,
} as const;

/** A store of the worker. */
export type Store = keyof typeof stores;

let isClosed = false;

/** Whether everything was dropped, so that nothing is kept any more. */
export function isSwitchedOff(): boolean {
  return isClosed;
}

/** The copy of a file in a store, if it is there. */
export async function kept(store: Store, address: string): Promise<Response | undefined> {
  return caches.match(address, { cacheName: stores[store] });
}

/** Puts a file in a store, as the newest there; once everything was dropped, nothing more comes in. */
export async function keep(store: Store, address: string, response: Response): Promise<void> {
  if (isClosed) return;
  const cache = await caches.open(stores[store]);
  // What is put in anew stands last, so that the first is the oldest.
  await cache.delete(address);
  await cache.put(address, response);
  // Everything may have been dropped while this was under way.
  if (isSwitchedOff()) await caches.delete(stores[store]);
}

/** Takes files out of a store. */
export async function drop(store: Store, addresses: readonly string[]): Promise<void> {
  if (!(await caches.has(stores[store]))) return;
  const cache = await caches.open(stores[store]);
  await Promise.all(addresses.map((address) => cache.delete(address)));
}

/** Addresses of the files in a store, the oldest first. */
export async function addressesIn(store: Store): Promise<string[]> {
  if (!(await caches.has(stores[store]))) return [];
  const requests = await (await caches.open(stores[store])).keys();
  return requests.map(({ url }) => new URL(url).pathname);
}

/** Names of the stores that hold files of other builds. */
export async function otherShells(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(shellPrefix) && name !== stores.shell);
}

/** Deletes everything that was ever kept, and keeps nothing more. */
export async function dropEverything(): Promise<void> {
  isClosed = true;
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The fingerprint of some bytes, made as the build makes it. */
export async function fingerprintOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
