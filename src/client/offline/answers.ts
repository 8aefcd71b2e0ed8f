/** How requests are answered: from the network where there is one, else from what is kept of the same build. */
import { forgetPage, keepOpened, keptPage } from './kept-pages.ts';
import { fingerprintOf, keep, kept } from './stores.ts';
import { copy, savesData, scope, type Client, type FetchEvent } from './worker-scope.ts';

/** How long a page may take before a kept copy is shown in its place, in milliseconds. */
const patience = 3000;
/** How long a page may take to say of which build it is, in milliseconds. */
const hearing = 1000;

/** Parts of the search index: their names tell their content. */
const searchParts = /^pagefind\/(?:fragment\/|index\/|filter\/|[^/]*\.pf_meta$)/;

/** How to answer a request for a path below the base; undefined leaves it to the browser. */
export function answerFor(event: FetchEvent, path: string): Promise<Response> | undefined {
  if (event.request.mode === 'navigate') return answerPage(event, copy.base + path);
  if (path.startsWith('_astro/')) return answerHashed(event.request, copy.base + path);
  if (path.startsWith('data/') || path.startsWith('pagefind/')) return answerData(event, path);
  if (path.startsWith('assets/')) return answerPart(event.request, copy.base + path);
  if (path.startsWith('photos/')) return answerPhoto(event.request, copy.base + path);
  return path in copy.files ? answerLooks(event.request, copy.base + path) : undefined;
}

async function answerPage(event: FetchEvent, address: string): Promise<Response> {
  const network = fetch(event.request).then((response) => ({ response, twin: response.clone() }));
  event.waitUntil(network.then(({ twin }) => afterPage(address, twin)).catch(() => undefined));
  const page = await keptPage(address);
  const answered = network.then(
    ({ response }) => response,
    () => undefined,
  );
  const response = await (page ? Promise.race([answered, pause(patience)]) : answered);
  if (response && response.status < 500) return response;
  if (page) return asSavedCopy(page);
  return response ?? (await keptPage(`${copy.base}offline/`)) ?? Response.error();
}

/** The page of an entry that another page takes something from, as the reader's own list does. */
async function answerPart(request: Request, address: string): Promise<Response> {
  return fetch(request).catch(async () => (await keptPage(address)) ?? Response.error());
}

async function answerPhoto(request: Request, address: string): Promise<Response> {
  return fetch(request).catch(async () => (await kept('photos', address)) ?? Response.error());
}

/** What follows once a page has come from the network: it is kept, or forgotten where the site has taken it away. */
async function afterPage(address: string, response: Response): Promise<void> {
  if (response.status === 404 || response.status === 410) await forgetPage(address);
  if (response.ok) await keepOpened(address, await response.text());
}

/** Lets the worker of a newer build take over, once no page of this build stands open that would miss its data. */
export async function letNewBuildIn(): Promise<void> {
  const pages = await scope.clients.matchAll({ type: 'window' });
  const builds = await Promise.all(pages.map(askBuild));
  const isFree = builds.every((build) => build !== undefined && build !== copy.build);
  if (isFree) scope.registration.waiting?.postMessage({ takeOver: true });
}

/** A page of the store, with its notice of that shown: no text of an entry can hold a "<". */
async function asSavedCopy(page: Response): Promise<Response> {
  const text = (await page.text()).replace('<p class="saved-copy" hidden', '<p class="saved-copy"');
  return new Response(text, { headers: page.headers });
}

/** Scripts and styles: the name tells the content, so any copy is the right one. */
async function answerHashed(request: Request, address: string): Promise<Response> {
  const file = (await kept('shell', address)) ?? (await kept('hashed', address));
  if (file) return file;
  const response = await fetch(request);
  if (response.ok && !savesData()) await keep('hashed', address, response.clone());
  return response;
}

/** Letters and drawings: a copy of another build would look a little different, and say the same. */
async function answerLooks(request: Request, address: string): Promise<Response> {
  return (await kept('shell', address)) ?? fetch(request);
}

/** Data goes to pages of its own build alone: what a page says and what it finds must not be of two days. */
async function answerData(event: FetchEvent, path: string): Promise<Response> {
  const build = await buildOfPage(event.clientId);
  if (build === copy.build) return answerOwnData(event.request, path);
  return build === undefined ? fetch(event.request) : fetchDataOf(build, event.request);
}

async function answerOwnData(request: Request, path: string): Promise<Response> {
  const address = copy.base + path;
  const file = await kept('shell', address);
  if (file && !isSearchEntry(path)) return file;
  const response = await fetch(request).catch(() => file ?? Response.error());
  if (response.ok && response !== file && !savesData() && (await isOwnData(path, response.clone()))) {
    await keep('shell', address, response.clone());
  }
  return response;
}

async function isOwnData(path: string, response: Response): Promise<boolean> {
  if (isSearchEntry(path)) return (await fetchVersion()).build === copy.build;
  return searchParts.test(path) || copy.later[path] === (await fingerprintOf(await response.arrayBuffer()));
}

/**
 * Whether a file leads into the search index. The same build may be made again with parts that have other names, so
 * these come from the network where there is one.
 */
function isSearchEntry(path: string): boolean {
  return path.startsWith('pagefind/') && !searchParts.test(path);
}

/** Data for a page of another build: from the network, and only while that holds the same build. */
async function fetchDataOf(build: string, request: Request): Promise<Response> {
  const [response, version] = await Promise.all([fetch(request), fetchVersion()]);
  return version.build === build ? response : Response.error();
}

/** What the host says of the build it holds. */
export async function fetchVersion(): Promise<{ build?: unknown; offline?: unknown }> {
  const response = await fetch(`${copy.base}version.json`, { cache: 'no-store' });
  return response.ok ? ((await response.json()) as { build?: unknown; offline?: unknown }) : {};
}

const knownBuilds = new Map<string, string>();

/**
 * Of which build a page is. A worker that a page has started cannot say, and is taken to belong to the pages that
 * are open, when all are of one build.
 */
async function buildOfPage(clientId: string): Promise<string | undefined> {
  const client = await scope.clients.get(clientId);
  const pages = client?.type === 'window' ? [client] : await scope.clients.matchAll({ type: 'window' });
  const [build, ...others] = new Set(await Promise.all(pages.map(askBuild)));
  return others.length === 0 ? build : undefined;
}

async function askBuild(page: Client): Promise<string | undefined> {
  const known = knownBuilds.get(page.id);
  if (known !== undefined) return known;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<unknown>((resolve) => {
    port1.onmessage = ({ data }) => {
      resolve(data);
    };
  });
  page.postMessage({ ask: 'build' }, [port2]);
  const build = await Promise.race([answer, pause(hearing)]);
  if (typeof build !== 'string') return undefined;
  knownBuilds.set(page.id, build);
  return build;
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
  });
}
