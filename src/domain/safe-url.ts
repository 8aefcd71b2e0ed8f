import type { z } from 'zod';
import { nameCharacter, textSchema, type Reading } from './plain-text.ts';

const URL_MAX = 2000;

const EXAMPLE = 'https://www.example.org';

/**
 * A web address that is safe to link to: http or https, a public host name with a dot, no name or password in it,
 * no hidden, blank or quote characters, at most 2,000 characters; a port is allowed. Stored as `URL.href`, so the
 * same address is always written the same way and a host in other letters is in punycode.
 *
 * Addresses that are numbers (192.168.0.1) are refused: no group publishes one, they mostly point into somebody's
 * own network, and a reader cannot tell whose they are.
 */
export const safeUrlSchema = textSchema(
  readUrl,
  () => `Write the whole web address, like "${EXAMPLE}".`,
).brand<'SafeUrl'>();

/** A checked web address, always starting `https://` or `http://`. */
export type SafeUrl = z.infer<typeof safeUrlSchema>;

const TOO_LONG = 'Use a shorter web address, at most 2,000 characters.';
const BLANK_ENDS = /^[\p{Zs}\n]|[\p{Zs}\n]$/u;
const UNSAFE_CHARACTER = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\\<>"`]/u;
const ENCODED_CONTROL = /%(?:[01][0-9a-f]|7f)/i;

function readUrl(text: string): Reading {
  if (text.length > URL_MAX) return { fix: TOO_LONG };
  if (BLANK_ENDS.test(text)) return { fix: fixForBlankEnds(text.trim()) };
  const unsafe = UNSAFE_CHARACTER.exec(text);
  if (unsafe) {
    return { fix: `Copy the web address again from the browser: it holds ${nameCharacter(unsafe[0])}.` };
  }
  if (ENCODED_CONTROL.test(text)) return { fix: 'Take out the codes from %00 to %1F and %7F.' };

  const [, typedHost = ''] = /^https?:\/\/([^/?#]+)/i.exec(text) ?? [];
  if (typedHost === '') return { fix: fixForStart(text) };
  if (typedHost.includes('@')) return { fix: `Take out everything up to the @, like "${EXAMPLE}".` };

  const url = parseUrl(text);
  if (!url || !isPublicHost(url.hostname) || !isHostAsTyped(typedHost, url.hostname)) {
    return {
      fix: `Write the address as the group publishes it, with a name that has a dot, like "${EXAMPLE}".`,
    };
  }
  return url.href.length > URL_MAX ? { fix: TOO_LONG } : { value: url.href };
}

function fixForBlankEnds(trimmed: string): string {
  const reading = readUrl(trimmed);
  return 'fix' in reading ? reading.fix : `Write "${shorten(trimmed)}", with no space before or after it.`;
}

function fixForStart(text: string): string {
  if (/^mailto:/i.test(text)) return 'Put the e-mail address in the e-mail field, without "mailto:".';
  const [, bare = ''] = /^(?:https?[:/]+|\/+)?([^/?#].*)$/i.exec(text) ?? [];
  return bare !== '' && 'value' in readUrl(`https://${bare}`)
    ? `Write "https://${shorten(bare)}".`
    : `Write an address that starts with https://, like "${EXAMPLE}".`;
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const ENDS_ONLY_NEARBY = new Set([
  'arpa',
  'corp',
  'home',
  'internal',
  'intranet',
  'lan',
  'local',
  'localhost',
]);

/**
 * True for a host name that the whole world can look up: small letters, at least one dot, an ending that starts with
 * a letter (so no IP address) and is not one for home or office networks. Non-ASCII hosts must be in punycode.
 */
export function isPublicHost(host: string): boolean {
  const labels = host.split('.');
  const ending = labels.at(-1) ?? '';
  return (
    host.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    /^[a-z][a-z0-9-]*[a-z0-9]$/.test(ending) &&
    !ENDS_ONLY_NEARBY.has(ending)
  );
}

/** False where the browser would read another host than a person does: `%65xample.org`, letters in circles. */
function isHostAsTyped(typedHost: string, host: string): boolean {
  const typed = typedHost
    .replace(/:[0-9]*$/, '')
    .replace(/[A-Z]/g, (capital) => capital.toLowerCase())
    .split('.');
  const labels = host.split('.');
  return (
    typed.length === labels.length &&
    typed.every(
      (label, index) =>
        label === labels[index] || (/[^ -~]/.test(label) && labels[index]!.startsWith('xn--')),
    )
  );
}

/**
 * The address as people read it: host and path, no scheme, no last slash; "…" stands for anything after "?" or "#".
 * A host in other letters stays in punycode, so that a Cyrillic "а" cannot pose as "a".
 * @example displayUrl('https://www.example.org/groups/?page=2') // "www.example.org/groups…"
 */
export function displayUrl(url: SafeUrl): string {
  const { host, pathname, search, hash } = new URL(url);
  const path = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
  return `${host}${path}${search || hash ? '…' : ''}`;
}
