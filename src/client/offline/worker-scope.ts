import type { OfflineCopy } from '../../formats/offline-copy.ts';

/** An event whose work the browser waits for. */
export interface WorkerEvent extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/** A request of a page, to be answered by the worker. */
export interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  readonly clientId: string;
  readonly respondWith: (answer: Promise<Response>) => void;
}

/** Words of a page to the worker. */
export interface WordsEvent extends WorkerEvent {
  readonly data: unknown;
}

/** A page, or a worker of a page, that this worker answers. */
export interface Client {
  readonly id: string;
  readonly type: 'window' | 'worker' | 'sharedworker';
  readonly postMessage: (message: unknown, ports: readonly MessagePort[]) => void;
}

interface WorkerEvents {
  install: WorkerEvent;
  activate: WorkerEvent;
  fetch: FetchEvent;
  message: WordsEvent;
}

/**
 * The part of a service worker's surroundings that is used here. TypeScript's own description of them does not
 * go together with that of pages.
 */
interface WorkerScope {
  readonly hereabouts: OfflineCopy;
  readonly registration: Pick<ServiceWorkerRegistration, 'unregister' | 'waiting'>;
  readonly clients: {
    readonly claim: () => Promise<void>;
    readonly get: (id: string) => Promise<Client | undefined>;
    readonly matchAll: (wanted: { type: 'window' }) => Promise<readonly Client[]>;
  };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: <Name extends keyof WorkerEvents>(
    name: Name,
    hear: (event: WorkerEvents[Name]) => void,
  ) => void;
}

export const scope = self as unknown as WorkerScope;

/** What the build of this worker is about. */
export const copy = scope.hereabouts;

/** Whether the reader has asked the browser to save data: then nothing is fetched that no page asks for. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
