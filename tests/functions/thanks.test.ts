import { describe, expect, it } from 'vitest';
import { onRequestPost } from '../../functions/suggest/thanks.ts';
import { readSuggestions } from '../../src/imports/suggestion-messages.ts';
import { StoreInMemory } from './store-in-memory.ts';

const site = 'https://tinyport.example';

function send(
  fields: Readonly<Record<string, string>>,
  store: StoreInMemory | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const request = new Request(`${site}/suggest/thanks/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
  return onRequestPost({ request, env: { SUGGESTIONS: store } });
}

const good = { 'form-name': 'suggestion-change', website: '', about: 'Slow Miles', going: 'It has closed' };

describe('the form that Cloudflare keeps', () => {
  it('keeps the answers and the day for 60 days, nothing about the sender, and shows the receipt', async () => {
    const store = new StoreInMemory();
    const response = await send({ ...good, ip: '192.0.2.1', since: 'May', evil: 'x' }, store, {
      origin: site,
      referer: `${site}/suggest/?about=slow-miles&x=%3Cscript%3E`,
      'user-agent': 'A browser',
      'cf-connecting-ip': '192.0.2.1',
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, `${site}/suggest/thanks/`]);
    const [[key, kept]] = [...store.messages] as [[string, { text: string; seconds: number }]];
    expect(key).toMatch(/^\d{4}-\d\d-\d\d-[0-9a-f-]{36}$/);
    expect(kept.seconds).toBe(60 * 86_400);
    expect(JSON.parse(kept.text)).toEqual({
      form: 'change',
      cameOn: key.slice(0, 10),
      answers: { about: 'Slow Miles', going: 'It has closed', since: 'May' },
      referrer: `${site}/suggest/?about=slow-miles`,
    });
    expect(readSuggestions(new TextEncoder().encode(kept.text), 'a.json')[0]).toMatchObject({
      form: 'change',
      cameBy: 'form',
    });
  });

  it('thanks a program that fills in everything, and keeps nothing', async () => {
    const store = new StoreInMemory();
    expect((await send({ ...good, website: 'https://buy.example' }, store)).status).toBe(303);
    expect(store.messages.size).toBe(0);
  });

  it.each([
    ['from another site', good, { origin: 'https://evil.example' }, 403],
    ['of another kind', good, { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['that says nothing', { ...good, about: ' a ' }, {}, 400],
    ['of no form of ours', { ...good, 'form-name': '__proto__' }, {}, 400],
    ['that is far too long', { ...good, other: 'x'.repeat(30_000) }, {}, 413],
  ])('refuses one %s, in plain words', async (_, fields, headers, status) => {
    const store = new StoreInMemory();
    const response = await send(fields, store, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toMatch(/^[A-Z].*[.?]\n$/);
    expect(store.messages.size).toBe(0);
  });

  it('stops at a hundred in a day, and says so where nobody has set it up', async () => {
    const store = new StoreInMemory();
    for (let count = 0; count < 100; count += 1) expect((await send(good, store)).status).toBe(303);
    expect((await send(good, store)).status).toBe(429);
    expect(store.messages.size).toBe(100);
    expect((await send(good, undefined)).status).toBe(503);
  });
});
