import type { z } from 'zod';
import { nameCharacter, textSchema, type Reading } from './plain-text.ts';
import { isPublicHost } from './safe-url.ts';

/** RFC 5321. */
const EMAIL_MAX = 254;

const EXAMPLE = 'hello@example.org';

/**
 * An e-mail address, narrower than the standard allows: letters, digits and `. _ + ' -` before one @, a public host
 * name after it, at most 254 characters. No character that could start a second header. The host is stored in small
 * letters.
 */
export const emailSchema = textSchema(
  readEmail,
  () => `Write the e-mail address, like "${EXAMPLE}".`,
).brand<'Email'>();

/** A checked e-mail address. */
export type Email = z.infer<typeof emailSchema>;

const NAME_MAX = 64;
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_+'-]*(?:\.[A-Za-z0-9_+'-]+)*$/;
const NOT_PLAIN = /[^!-~]/u;
const ADDRESS_IN_WORDS = /[\w.+'-]+@[\w.-]+\w/;

function readEmail(text: string): Reading {
  if (text.length > EMAIL_MAX) return { fix: `Use an e-mail address of at most ${EMAIL_MAX} characters.` };
  const [name = '', host = '', ...more] = text.split('@');
  const smallHost = host.toLowerCase();
  const isGood =
    !NOT_PLAIN.test(text) &&
    more.length === 0 &&
    name.length <= NAME_MAX &&
    NAME.test(name) &&
    isPublicHost(smallHost);
  return isGood ? { value: `${name}@${smallHost}` } : { fix: fixFor(text) };
}

function fixFor(text: string): string {
  const [address = text] = ADDRESS_IN_WORDS.exec(text) ?? [];
  if (address !== text && 'value' in readEmail(address)) {
    return `Write one e-mail address and nothing else, like "${address}".`;
  }
  const [odd] = NOT_PLAIN.exec(text) ?? [];
  return odd
    ? `Type the e-mail address again, like "${EXAMPLE}": it holds ${nameCharacter(odd)}.`
    : `Write an e-mail address with one @ and, after it, a name with a dot, like "${EXAMPLE}".`;
}

/** What to put in a message that a reader is about to write. */
export interface MessageStart {
  /** One line; line breaks become spaces. */
  subject?: string;
  /** May have several lines. */
  body?: string;
}

/** A `mailto:` link, every part of it encoded, that opens a new message to this address. */
export function mailtoHref(email: Email, { subject, body }: MessageStart = {}): string {
  const [name = '', host = ''] = email.split('@');
  const parts = [
    subject === undefined ? [] : [`subject=${encode(subject.replace(/[\r\n]+/g, ' '))}`],
    body === undefined ? [] : [`body=${encode(body.replace(/\r\n?|\n/g, '\r\n'))}`],
  ].flat();
  return `mailto:${encode(name)}@${host}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}

function encode(text: string): string {
  // Half a surrogate pair makes encodeURIComponent throw; an apostrophe would end a quoted attribute.
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replaceAll("'", '%27');
}

const CONSUMER_HOSTS = new Set([
  'blueyonder.co.uk',
  'btinternet.com',
  'btopenworld.com',
  'fastmail.com',
  'gmail.com',
  'googlemail.com',
  'icloud.com',
  'mac.com',
  'mail.com',
  'me.com',
  'msn.com',
  'ntlworld.com',
  'o2.co.uk',
  'pm.me',
  'proton.me',
  'protonmail.com',
  'rocketmail.com',
  'sky.com',
  'talk21.com',
  'talktalk.net',
  'tiscali.co.uk',
  'tutanota.com',
  'virgin.net',
  'virginmedia.com',
  'wanadoo.co.uk',
  'ymail.com',
]);

/** Providers with one host per country: yahoo.co.uk, hotmail.fr. */
const CONSUMER_FAMILIES = new Set(['aol', 'gmx', 'hotmail', 'live', 'outlook', 'yahoo']);
const COUNTRY_ENDINGS = new Set('ca co.in co.uk com com.au de es fr ie in it net nl pl pt ro'.split(' '));

/** True for mail that people hold themselves (Gmail, Hotmail, BT ...): then it may be a person's own address. */
export function isConsumerMail(email: Email): boolean {
  const host = email.slice(email.indexOf('@') + 1);
  const dot = host.indexOf('.');
  return (
    CONSUMER_HOSTS.has(host) ||
    (CONSUMER_FAMILIES.has(host.slice(0, dot)) && COUNTRY_ENDINGS.has(host.slice(dot + 1)))
  );
}
