import { vi } from 'vitest';
import type { OfflineCopy } from '../../../src/formats/offline-copy.ts';

const host = 'https://small.example';

/** Stores of a browser, as far as the worker uses them. */
class Stores {
  readonly byName = new Map<string, Store>();

  open = (name: string) => {
    const store = this.byName.get(name) ?? new Store();
    this.byName.set(name, store);
    return Promise.resolve(store);
  };
  has = (name: string) => Promise.resolve(this.byName.has(name));
  keys = () => Promise.resolve([...this.byName.keys()]);
  delete = (name: string) => Promise.resolve(this.byName.delete(name));
  match = (address: string, { cacheName }: { cacheName?: string } = {}) =>
    [...this.byName]
      .filter(([name]) => cacheName === undefined || name === cacheName)
      .map(([, store]) => store.texts.get(new URL(address, host).href))
      .filter((text) => text !== undefined)
      .map((text) => new Response(text))[0];
}

class Store {
  readonly texts = new Map<string, string>();

  keys = () => Promise.resolve([...this.texts.keys()].map((url) => new Request(url)));
  match = (request: Request) => Promise.resolve(new Response(this.texts.get(request.url)));
  delete = (address: string) => Promise.resolve(this.texts.delete(new URL(address, host).href));
  put = async (address: string, response: Response) => {
    this.texts.set(new URL(address, host).href, await response.text());
  };
}

/** A browser with these things stored, as paths with their texts by store, and a worker that knows this build. */
export function browserWith(
  copy: OfflineCopy,
  stored: Readonly<Record<string, Record<string, string>>> = {},
) {
  const stores = new Stores();
  for (const [name, texts] of Object.entries(stored)) {
    const store = new Store();
    for (const [path, text] of Object.entries(texts)) store.texts.set(host + path, text);
    stores.byName.set(name, store);
  }
  vi.resetModules();
  vi.stubGlobal('self', { hereabouts: copy });
  vi.stubGlobal('caches', stores);
  return {
    /** Paths in the stores, by name. */
    paths: () =>
      Object.fromEntries(
        [...stores.byName].map(([name, { texts }]) => [
          name,
          [...texts.keys()].map((url) => url.slice(host.length)),
        ]),
      ),
  };
}
