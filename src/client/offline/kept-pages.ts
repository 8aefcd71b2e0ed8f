/** Pages kept one by one: those somebody opened, and those of the entries they saved. */
import { addressesIn, drop, keep, kept } from './stores.ts';
import { copy, savesData } from './worker-scope.ts';

/** How many opened pages are kept; the oldest go first. */
const mostVisited = 60;
/** How many saved entries are kept: as many as a list may hold. */
const mostSaved = 50;

/** The kept copy of a page: of this build where it belongs to the shell, else as it was last seen. */
export async function keptPage(address: string): Promise<Response | undefined> {
  return (await kept('shell', address)) ?? (await kept('saved', address)) ?? (await kept('visited', address));
}

/**
 * Keeps a page that was opened. Pages of the shell come with their build alone, pages of other makers are none of
 * ours, and a page that somebody may have to leave fast leaves no copy behind unless they save it.
 */
export async function keepOpened(address: string, text: string): Promise<void> {
  const isShell = copy.pages.includes(address.slice(copy.base.length));
  if (savesData() || isShell || !/<html [^>]*data-build="/.test(text)) return;
  if (await kept('saved', address)) {
    await keep('saved', address, pageOf(text));
    await keepPhotos();
  } else if (!text.includes('data-way-out')) {
    await keep('visited', address, pageOf(text));
    await drop('visited', (await addressesIn('visited')).slice(0, -mostVisited));
  }
}

/** Forgets a page that the site has taken away. */
export async function forgetPage(address: string): Promise<void> {
  await Promise.all([drop('saved', [address]), drop('visited', [address])]);
}

/** Keeps the pages of exactly these entries for good. */
export async function keepSaved(addresses: readonly string[]): Promise<void> {
  const wanted = addresses.filter((address) => address.startsWith(`${copy.base}assets/`)).slice(0, mostSaved);
  const before = await addressesIn('saved');
  const gone = before.filter((address) => !wanted.includes(address));
  const added = savesData() ? [] : wanted.filter((address) => !before.includes(address));
  await drop('saved', gone);
  await Promise.allSettled(added.map(keepSavedPage));
  if (gone.length + added.length > 0) await keepPhotos();
}

/** Keeps exactly the photos that stand on the pages of saved entries. */
async function keepPhotos(): Promise<void> {
  const pages = await Promise.all((await addressesIn('saved')).map((address) => kept('saved', address)));
  const texts = await Promise.all(pages.flatMap((page) => page?.text() ?? []));
  const wanted = texts.flatMap((text) =>
    [...text.matchAll(/<img[^>]*? src="([^"]+)"/g)]
      .map(([, address = '']) => address)
      .filter((address) => address.startsWith(`${copy.base}photos/`)),
  );
  const before = await addressesIn('photos');
  await drop(
    'photos',
    before.filter((address) => !wanted.includes(address)),
  );
  if (savesData()) return;
  await Promise.allSettled(wanted.filter((address) => !before.includes(address)).map(keepPhoto));
}

async function keepPhoto(address: string): Promise<void> {
  const response = await fetch(address);
  if (response.ok) await keep('photos', address, response);
}

async function keepSavedPage(address: string): Promise<void> {
  const response = (await kept('visited', address)) ?? (await fetch(address));
  if (!response.ok) return;
  await keep('saved', address, pageOf(await response.text()));
  await drop('visited', [address]);
}

function pageOf(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
