/**
 * Takes what people send with the form of `/suggest/` to the address of its receipt, where the site lies on Cloudflare Pages: that host runs what
 * lies in `functions/` beside the site, and nobody else does. It keeps each message in the panel's own store for 60
 * days, and nothing about who sent it. How to set it up stands in .github/SUGGESTIONS.md.
 */
import {
  aboutPattern,
  formField,
  questionsOf,
  suggestionFormNames,
  trapField,
} from '../../src/domain/suggestion-form.ts';

/** The part of a store of Cloudflare (KV) that is used. */
export interface MessageStore {
  put(key: string, value: string, options: { expirationTtl: number }): Promise<void>;
  list(options: { prefix: string; limit: number }): Promise<{ keys: readonly unknown[] }>;
}

/** What Cloudflare gives: the request, and the store under the name it was bound to. */
export interface Sending {
  readonly request: Request;
  readonly env: { readonly SUGGESTIONS?: MessageStore | undefined };
}

const secondsInDay = 24 * 60 * 60;
const daysKept = 60;
/** A town of 50,000 does not say more in a day; a program that sends advertisements does. */
const mostInADay = 100;
/** Largest message, in bytes. */
const largest = 20_000;

/** Answers a form that was sent: on to the receipt, or with a plain sentence that says what to do. */
export async function onRequestPost({ request, env }: Sending): Promise<Response> {
  const origin = new URL(request.url).origin;
  const from = request.headers.get('origin');
  if (from !== null && from !== origin) return say(403, 'This form can only be sent from the site itself.');
  if (!(request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded'))
    return say(415, 'Please use the form of the site.');
  const text = await readUpTo(request, largest);
  if (text === undefined) return say(413, 'That is too long. Please say it in fewer words.');
  const fields = new URLSearchParams(text);
  const receipt = Response.redirect(`${origin}/suggest/thanks/`, 303);
  // A program that fills in everything is thanked, and nothing is kept.
  if ((fields.get(trapField) ?? '') !== '') return receipt;
  const form = suggestionFormNames.find((name) => `suggestion-${name}` === fields.get(formField));
  if (form === undefined) return say(400, 'Please use the form of the site.');
  const questions = questionsOf(form, true);
  const answers = Object.fromEntries(
    questions.flatMap(({ name, most }) => {
      const answer = (fields.get(name) ?? '').trim().slice(0, most);
      return answer === '' ? [] : [[name, answer]];
    }),
  );
  const needed = questions.find(({ isNeeded }) => isNeeded);
  if (needed !== undefined && (answers[needed.name] ?? '').length < 3)
    return say(400, `Please go back and answer the first question: ${needed.ask}`);
  if (env.SUGGESTIONS === undefined)
    return say(503, 'This form does not work yet. Please ring the panel or write an e-mail.');
  const day = new Date().toISOString().slice(0, 10);
  const today = await env.SUGGESTIONS.list({ prefix: `${day}-`, limit: mostInADay });
  if (today.keys.length >= mostInADay)
    return say(429, 'Very many messages came today. Please ring the panel, or try again tomorrow.');
  const about = aboutOf(request.headers.get('referer'));
  const message = {
    form,
    cameOn: day,
    answers,
    ...(about === undefined ? {} : { referrer: `${origin}/suggest/?about=${about}` }),
  };
  await env.SUGGESTIONS.put(`${day}-${crypto.randomUUID()}`, JSON.stringify(message), {
    expirationTtl: daysKept * secondsInDay,
  });
  return receipt;
}

/** What the page was about that the form stood on, so that it is known without scripts too. */
function aboutOf(referrer: string | null): string | undefined {
  if (referrer === null || !URL.canParse(referrer)) return undefined;
  const about = new URL(referrer).searchParams.get('about') ?? '';
  return aboutPattern.test(about) ? about : undefined;
}

/** The text of a request, read no further than so many bytes; undefined when there is more. */
async function readUpTo(request: Request, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

function say(status: number, words: string): Response {
  return new Response(`${words}\n`, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    },
  });
}
