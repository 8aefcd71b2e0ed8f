/**
 * The service worker: keeps the site working without a network. It never shows a mix of two builds, keeps nothing
 * while data is to be saved, and takes itself away when the host says so.
 */
import { answerFor, fetchVersion, letNewBuildIn } from './answers.ts';
import { keepOpened, keepSaved } from './kept-pages.ts';
import { dropOtherShells, fetchShell } from './shell.ts';
import { dropEverything, isSwitchedOff } from './stores.ts';
import { copy, scope } from './worker-scope.ts';

if (copy.build === undefined) {
  scope.addEventListener('install', (event) => {
    event.waitUntil(scope.skipWaiting());
  });
  scope.addEventListener('activate', (event) => {
    event.waitUntil(switchOff());
  });
} else {
  scope.addEventListener('install', (event) => {
    event.waitUntil(fetchShell());
  });
  scope.addEventListener('activate', (event) => {
    event.waitUntil(dropOtherShells().then(() => scope.clients.claim()));
  });
  scope.addEventListener('fetch', (event) => {
    const { pathname, origin } = new URL(event.request.url);
    const isOurs = origin === location.origin && pathname.startsWith(copy.base);
    if (event.request.method !== 'GET' || !isOurs || isSwitchedOff()) return;
    if (event.request.mode === 'navigate') event.waitUntil(obeySwitch());
    const answer = answerFor(event, pathname.slice(copy.base.length));
    if (answer) event.respondWith(answer);
  });
  scope.addEventListener('message', (event) => {
    event.waitUntil(obey(event.data));
  });
}

let hasAsked = false;

/** Asks the host, once each time the browser starts this worker, whether it is still wanted. */
async function obeySwitch(): Promise<void> {
  if (hasAsked) return;
  hasAsked = true;
  const { offline } = await fetchVersion().catch(() => ({ offline: undefined }));
  if (offline === false) await switchOff();
}

async function switchOff(): Promise<void> {
  await scope.registration.unregister();
  await dropEverything();
}

let lastWish: Promise<unknown> = Promise.resolve();

/** Does what pages, and the worker of the old build, ask for. */
function obey(wish: unknown): Promise<unknown> {
  if (typeof wish !== 'object' || wish === null) return Promise.resolve();
  const { saved, opened, hasNewer, takeOver } = wish as Record<string, unknown>;
  if (takeOver === true) return scope.skipWaiting();
  if (hasNewer === true) return letNewBuildIn();
  if (Array.isArray(saved)) {
    const addresses = saved.filter((address) => typeof address === 'string');
    // One after the other, so that the last list is the one that stays.
    lastWish = lastWish.then(() => keepSaved(addresses)).catch(() => undefined);
    return lastWish;
  }
  return typeof opened === 'string' && opened.startsWith(copy.base)
    ? keepAlreadyOpen(opened)
    : Promise.resolve();
}

async function keepAlreadyOpen(address: string): Promise<void> {
  const response = await fetch(address);
  if (response.ok) await keepOpened(address, await response.text());
}
