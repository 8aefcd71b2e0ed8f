import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onRequestPost, type MessageStore } from '../../functions/suggest/thanks.ts';

/** A store that keeps what is sent, as that of the host does; the days it was to be kept are kept too. */
export class StoreInMemory implements MessageStore {
  readonly messages = new Map<string, { text: string; seconds: number }>();

  put(key: string, text: string, { expirationTtl }: { expirationTtl: number }): Promise<void> {
    this.messages.set(key, { text, seconds: expirationTtl });
    return Promise.resolve();
  }

  list({ prefix, limit }: { prefix: string; limit: number }): Promise<{ keys: readonly unknown[] }> {
    const keys = [...this.messages.keys()].filter((key) => key.startsWith(prefix)).slice(0, limit);
    return Promise.resolve({ keys });
  }
}

/**
 * Serves a site as a host does that runs functions beside it: what is posted to `/suggest/thanks/` goes to ours, all
 * else is fetched from where the site is served.
 */
export async function serveWithFunction(
  site: string,
  store: MessageStore,
): Promise<{ address: string; close: () => void }> {
  const server = createServer((request, response) => {
    void answer(request).then(async (answered) => {
      response.writeHead(answered.status, Object.fromEntries(answered.headers));
      response.end(Buffer.from(await answered.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  async function answer(request: IncomingMessage): Promise<Response> {
    const path = request.url ?? '/';
    if (request.method !== 'POST') {
      const found = await fetch(site + path, {
        headers: { 'accept-encoding': 'identity' },
        redirect: 'manual',
      });
      return new Response(found.body, {
        status: found.status,
        headers: { 'content-type': found.headers.get('content-type') ?? '' },
      });
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    );
    const sent = new Request(address + path, { method: 'POST', headers, body: Buffer.concat(chunks) });
    return onRequestPost({ request: sent, env: { SUGGESTIONS: store } });
  }
  return { address, close: () => server.close() };
}
