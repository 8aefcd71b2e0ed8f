/** The part of the site that works without a network, of one build and whole. */
import { addressesIn, drop, fingerprintOf, keep, kept, otherShells, stores, type Store } from './stores.ts';
import { copy, savesData } from './worker-scope.ts';

/**
 * Fetches every file of this build, and keeps them once all have come. A file of another build, as a host may
 * still send while it takes in a new one, counts as missing: the old copy then stays, and the browser tries again.
 */
export async function fetchShell(): Promise<void> {
  if (savesData()) throw new Error('Nothing is fetched while data is to be saved.');
  const fetched = await Promise.all([
    ...copy.pages.map(fetchPage),
    ...Object.entries(copy.files).map(([path, fingerprint]) => fetchFile(path, fingerprint)),
  ]);
  try {
    await Promise.all(fetched.map(({ path, response }) => keep('shell', copy.base + path, response)));
  } catch (error) {
    await caches.delete(stores.shell);
    throw error;
  }
}

interface Fetched {
  readonly path: string;
  readonly response: Response;
}

async function fetchPage(path: string): Promise<Fetched> {
  const response = await fetch(copy.base + path, { cache: 'no-cache' });
  const text = await response.text();
  if (!response.ok || !isOfThisBuild(text)) throw new Error(`${path} is not of build ${copy.build}.`);
  return { path, response: new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }) };
}

/** A file from the old build, from what the browser keeps by itself, or afresh: whichever has the right bytes. */
async function fetchFile(path: string, fingerprint: string): Promise<Fetched> {
  const address = copy.base + path;
  const ways = [() => caches.match(address), () => fetch(address), () => fetch(address, { cache: 'reload' })];
  for (const find of ways) {
    const response = await find();
    const isRight =
      response?.ok && (await fingerprintOf(await response.clone().arrayBuffer())) === fingerprint;
    if (isRight) return { path, response };
  }
  throw new Error(`${path} is not of build ${copy.build}.`);
}

/** Whether the text of a page is of the worker's own build. */
function isOfThisBuild(text: string): boolean {
  return text.includes(`data-build="${copy.build}"`);
}

/** Deletes the files of other builds, but for the scripts and styles that kept pages still need. */
export async function dropOtherShells(): Promise<void> {
  const names = await otherShells();
  for (const name of names) {
    const shell = await caches.open(name);
    const hashed = (await shell.keys()).filter(({ url }) => url.includes('/_astro/'));
    await Promise.all(
      hashed.map(async (request) =>
        keep('hashed', new URL(request.url).pathname, (await shell.match(request))!),
      ),
    );
  }
  await dropUnused();
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Deletes scripts and styles that are named by no kept page, nor by anything that a kept page names. */
async function dropUnused(): Promise<void> {
  const left = new Set(await addressesIn('hashed'));
  let texts = (await Promise.all((['saved', 'visited'] as const).map(textsIn))).flat();
  while (texts.length > 0) {
    const named = [...left].filter((address) => texts.some((text) => text.includes(nameIn(address))));
    for (const address of named) left.delete(address);
    texts = await Promise.all(named.map((address) => textOf('hashed', address)));
  }
  await drop('hashed', [...left]);
}

async function textsIn(store: Store): Promise<string[]> {
  return Promise.all((await addressesIn(store)).map((address) => textOf(store, address)));
}

async function textOf(store: Store, address: string): Promise<string> {
  return (await kept(store, address))?.text() ?? '';
}

function nameIn(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
