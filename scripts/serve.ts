import { createReadStream, realpathSync, statSync, type Stats } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { WrongUse } from './command.ts';
import { mediaTypes } from './media-types.ts';

/** What to serve, and where. */
export interface ServeSettings {
  /** Full path of the folder of the site. It is looked up again for each request, so a new build shows at once. */
  readonly folder: string;
  /** Where on its host the site lies; starts and ends with a slash. */
  readonly base: string;
  /** Port to listen on; 0 takes any that is free. */
  readonly port: number;
  /** How many ports after that to try when it is taken; 0 when left out. */
  readonly otherPorts?: number;
}

/** A server that is running. */
export interface Served {
  readonly port: number;
  /** Ends it, along with connections that browsers keep open. */
  readonly close: () => Promise<void>;
}

const worthCompressing = /^text\/|json|xml|svg/;

/**
 * Serves a finished site on all interfaces of this machine, for looking at it; not for the public. It answers as
 * the usual static hosts do: a folder with its `index.html`, a missing slash with a redirect, anything unknown
 * with `404.html`, and nothing from outside the folder.
 *
 * @throws WrongUse when no port is free
 */
export async function serveSite(settings: ServeSettings): Promise<Served> {
  const server = createServer((request, response) => {
    answerRequest(request, response, settings);
  });
  const port = await listenOnFreePort(server, settings.port, settings.otherPorts ?? 0);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/**
 * Reads the number of a port; 0 takes any that is free.
 *
 * @param name what it was given as, such as `PORT`
 * @returns undefined when nothing was given
 * @throws WrongUse when it is no port
 */
export function readPort(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new WrongUse(`${name} is "${text}". Write a number from 1 to 65535, like 4321.`);
  }
  return port;
}

/** Addresses of this machine that other devices on the same network can reach, such as a phone. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((interfaces) => interfaces ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** Answers one request from the files of a folder. */
export function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, base }: Pick<ServeSettings, 'folder' | 'base'>,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendText(response, 405, 'This site can only be read.', { Allow: 'GET, HEAD' });
    return;
  }
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  if (`${path}/` === base || (path === '/' && base !== '/')) {
    redirect(response, base);
    return;
  }
  const steps = stepsBelow(base, path);
  const file = steps && findFile(folder, steps);
  if (file?.isFolder) redirect(response, `${path}/${query === '' ? '' : `?${query}`}`);
  else if (file) sendFile(request, response, 200, file);
  else sendNotFound(request, response, folder);
}

/** Steps of a path below the base; undefined when it is outside, or when a step could lead out of the folder. */
function stepsBelow(base: string, path: string): string[] | undefined {
  if (!path.startsWith(base)) return undefined;
  try {
    const steps = path
      .slice(base.length)
      .split('/')
      .map((step) => decodeURIComponent(step));
    return steps.some((step) => step.startsWith('.') || /[/\\\0]/.test(step)) ? undefined : steps;
  } catch {
    return undefined;
  }
}

interface FoundFile {
  readonly path: string;
  readonly stats: Stats;
  /** A folder with an `index.html`, asked for without its last slash. */
  readonly isFolder: boolean;
}

function findFile(folder: string, steps: readonly string[]): FoundFile | undefined {
  const wantsFolder = steps.at(-1) === '';
  const path = join(folder, ...steps, wantsFolder ? 'index.html' : '');
  const stats = statsOf(folder, path);
  if (stats?.isFile()) return { path, stats, isFolder: false };
  if (wantsFolder || !stats?.isDirectory()) return undefined;
  return statsOf(folder, join(path, 'index.html')) && { path, stats, isFolder: true };
}

/** What is known of a file; undefined when it does not exist, or when a link leads out of the folder. */
function statsOf(folder: string, path: string): Stats | undefined {
  try {
    const real = realpathSync(path);
    return real.startsWith(realpathSync(folder) + sep) ? statSync(real) : undefined;
  } catch {
    return undefined;
  }
}

function sendFile(request: IncomingMessage, response: ServerResponse, status: number, file: FoundFile): void {
  const type = mediaTypes[extname(file.path).toLowerCase()] ?? 'application/octet-stream';
  const compress = worthCompressing.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(status, {
    ...shared,
    'Content-Type': type,
    Vary: 'Accept-Encoding',
    ...(compress ? { 'Content-Encoding': 'gzip' } : { 'Content-Length': file.stats.size }),
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const source = createReadStream(file.path);
  const streams = compress ? [source, createGzip(), response] : [source, response];
  // A reader who goes away in the middle is no fault; any other ends the answer short, which browsers notice.
  pipeline(streams, (error) => {
    if (error) response.destroy();
  });
}

function sendNotFound(request: IncomingMessage, response: ServerResponse, folder: string): void {
  const page = findFile(folder, ['404.html']);
  if (page) sendFile(request, response, 404, page);
  else sendText(response, 404, 'There is no such page.');
}

const shared = { 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };

function redirect(response: ServerResponse, address: string): void {
  // Two slashes in front would lead to another host.
  sendText(response, 301, '', { Location: address.replace(/^\/+/, '/') });
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...shared, 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${text}\n`);
}

async function listenOnFreePort(server: Server, port: number, otherPorts: number): Promise<number> {
  try {
    return await listen(server, port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (otherPorts === 0) throw new WrongUse(`Port ${port} is in use. Choose another one with PORT.`);
    return listenOnFreePort(server, port + 1, otherPorts - 1);
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
