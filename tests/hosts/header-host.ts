import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { answerRequest } from '../../scripts/serve.ts';
import type { RunningHost } from './nginx.ts';

/** How a stand-in host is to go wrong, one way at a time. */
export interface HostFaults {
  /** Answers a request itself, and returns whether it did. */
  readonly instead?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Changes the headers of an answer. */
  readonly headers?: (path: string, headers: Map<string, string>) => void;
}

/**
 * A stand-in for a host that reads `_headers` and `_redirects` from the site, as Netlify and Cloudflare Pages say they
 * do: all rows that fit an address are joined, the last of a name wins, a rule of 200 answers with another file.
 */
export async function startHeaderHost(
  folder: string,
  base: string,
  { instead, headers: spoil }: HostFaults = {},
): Promise<RunningHost> {
  const rows = readHeaderRows(readFileSync(join(folder, '_headers'), 'utf8'));
  const rules = readRules(readFileSync(join(folder, '_redirects'), 'utf8'));
  const server = createServer((request, response) => {
    if (instead?.(request, response)) return;
    const [path = '', query = ''] = (request.url ?? '/').split('?');
    const write = response.writeHead.bind(response) as (status: number, headers: object) => ServerResponse;
    const sent = new Map<string, string>();
    for (const row of rows.filter(({ fits }) => fits.test(path)))
      for (const [name, value] of row.headers) sent.set(name.toLowerCase(), value);
    response.writeHead = ((status: number, own: Record<string, string>) => {
      const all = new Map(Object.entries(own).map(([name, value]) => [name.toLowerCase(), value]));
      for (const [name, value] of sent) all.set(name, value);
      spoil?.(path, all);
      return write(status, Object.fromEntries(all));
    }) as typeof response.writeHead;
    const rule = rules.find(({ from, page }) => from === path && (page ? /^page=\d+$/.test(query) : true));
    const page = /^page=(\d+)$/.exec(query)?.[1] ?? '';
    if (rule) request.url = rule.to.replace(':page', page);
    answerRequest(request, response, { folder, base });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  const at = server.address();
  return {
    address: `http://localhost:${typeof at === 'object' && at ? at.port : 0}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface HeaderRow {
  readonly fits: RegExp;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

function readHeaderRows(text: string): HeaderRow[] {
  return text
    .trim()
    .split(/\n\n/)
    .map((block) => {
      const [path = '', ...lines] = block.split('\n');
      const pattern = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
      const headers = lines.map((line) => {
        const [, name = '', value = ''] = /^ {2}([^:]+): (.*)$/.exec(line) ?? [];
        return [name, value] as const;
      });
      return { fits: new RegExp(`^${pattern}$`), headers };
    });
}

function readRules(text: string): { from: string; page: boolean; to: string }[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const words = line.split(' ');
      return { from: words[0] ?? '', page: words[1] === 'page=:page', to: words.at(-2) ?? '' };
    });
}
