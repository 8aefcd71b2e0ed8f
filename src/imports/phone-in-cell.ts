import { emailSchema, type Email } from '../domain/email.ts';
import { phoneSchema, type Phone } from '../domain/phone.ts';
import { safeUrlSchema, type SafeUrl } from '../domain/safe-url.ts';

/** The ways to reach somebody that one cell holds, whatever else stands in it. */
export interface ContactsInCell {
  readonly phones: readonly Phone[];
  readonly emails: readonly Email[];
  readonly webs: readonly SafeUrl[];
  /** What was put right, in words, for the report. */
  readonly mended: readonly string[];
  /** Words and numbers that are none of these; "" when nothing is left. */
  readonly rest: string;
}

const emailInText = /[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g;
const webInText = /\bhttps?:\/\/[^\s<>"]+|\bwww\.[^\s<>"]+/gi;
const bareHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/i;
const phoneInText = /(?:\+|\(|\b)[\dOo][\dOoIl ().‐-―-]{5,}[\dOo]\b/g;
/** A cell with ways to reach somebody is short; what stands far behind is prose. In characters. */
const longestRead = 2000;

/** Nobody parts a number into more pieces than it has digits. */
const mostChunks = 11;
const label = /\b(?:tele?phone|phone|tel|mobile|mob|e-?mail|website|web|www|call|ring|or|and)\b\s*[.:]?/gi;

/**
 * Finds phone numbers, e-mail and web addresses in a cell: several at once, with prose between them, as
 * `Name <a@b.org>`, without `https://`, with a lost first 0 or the letter O for a 0. A number that is none in the
 * United Kingdom stays in the rest.
 *
 * @param cell text as `cleanCell` leaves it
 */
export function findContacts(cell: string): ContactsInCell {
  const finder = new ContactFinder(cell);
  finder.takeEmails();
  finder.takeWebs();
  finder.takePhones();
  return finder.found();
}

class ContactFinder {
  readonly #phones: Phone[] = [];
  readonly #emails: Email[] = [];
  readonly #webs: SafeUrl[] = [];
  readonly #mended: string[] = [];
  #rest: string;
  readonly #unread: string;

  constructor(cell: string) {
    this.#rest = cell.slice(0, longestRead);
    this.#unread = cell.slice(longestRead);
  }

  takeEmails(): void {
    this.#take(emailInText, (text) => {
      const email = emailSchema.safeParse(text.replace(/^'+|[.']+$/g, ''));
      if (email.success) this.#emails.push(email.data);
      return email.success ? '' : text;
    });
  }

  takeWebs(): void {
    const whole = withoutEndMarks(this.#rest.trim());
    if (bareHost.test(whole) && this.#addWeb(`https://${whole}`)) this.#rest = '';
    this.#take(webInText, (text) => {
      const address = withoutEndMarks(text);
      return this.#addWeb(/^www\./i.test(address) ? `https://${address}` : address) ? '' : text;
    });
  }

  takePhones(): void {
    const whole = phoneSchema.safeParse(this.#rest.trim());
    if (whole.success) {
      this.#phones.push(whole.data);
      this.#rest = '';
    }
    this.#take(phoneInText, (text) => this.#readNumbers(text));
  }

  found(): ContactsInCell {
    const words = this.#rest
      .replace(label, ' ')
      .replace(/[\s,;:/|<>()–-]+/g, ' ')
      .trim();
    return {
      phones: [...new Set(this.#phones)],
      emails: [...new Set(this.#emails)],
      webs: [...new Set(this.#webs)],
      mended: this.#mended,
      rest: /[\p{L}\p{N}]/u.test(words) ? `${this.#rest}${this.#unread}`.replace(/\s+/g, ' ').trim() : '',
    };
  }

  /** Replaces what a pattern finds by what is left of it. */
  #take(pattern: RegExp, use: (text: string) => string): void {
    this.#rest = this.#rest.replace(pattern, use);
  }

  #addWeb(address: string): boolean {
    const web = safeUrlSchema.safeParse(address);
    if (web.success) this.#webs.push(web.data);
    return web.success;
  }

  /** Two numbers may stand in a row with only a space between them. Gives what is no number. */
  #readNumbers(text: string): string {
    const left: string[] = [];
    let chunks = text.split(/\s+/);
    while (chunks.length > 0) {
      const length = this.#addLongestPhone(chunks);
      if (length === 0) left.push(chunks[0] ?? '');
      chunks = chunks.slice(Math.max(length, 1));
    }
    return left.join(' ');
  }

  /** How many chunks, counted from the first, make up a number; 0 when none do. */
  #addLongestPhone(chunks: readonly string[]): number {
    const most = Math.min(chunks.length, mostChunks);
    const lengths = Array.from({ length: most }, (_, index) => most - index);
    return lengths.find((length) => this.#addPhone(chunks.slice(0, length))) ?? 0;
  }

  #addPhone(chunks: readonly string[]): boolean {
    const written = chunks.join(' ');
    if (written.replace(/\D/g, '').length < 7) return false;
    const reading = readNumber(written);
    if (reading === undefined) return false;
    this.#phones.push(reading.phone);
    if (reading.mended !== undefined) this.#mended.push(reading.mended);
    return true;
  }
}

function withoutEndMarks(address: string): string {
  return address.replace(/[.,;:!?)\]]+$/, '');
}

/** One number, with the two slips that have a single cure put right. */
function readNumber(written: string): { phone: Phone; mended?: string } | undefined {
  const asWritten = phoneSchema.safeParse(written);
  if (asWritten.success) return { phone: asWritten.data };
  const digits = phoneSchema.safeParse(written.replace(/[Oo]/g, '0').replace(/[Il]/g, '1'));
  if (digits.success)
    return { phone: digits.data, mended: `"${written}" has letters for digits; read as ${digits.data}` };
  const withZero = phoneSchema.safeParse(`0${written.replace(/\D/g, '')}`);
  if (!/^[1-9]/.test(written) || !withZero.success) return undefined;
  return { phone: withZero.data, mended: `"${written}" has lost its first 0; read as ${withZero.data}` };
}
