import { countCharacters, firstSentence } from '../domain/plain-text.ts';
import type { Point } from '../domain/geo.ts';
import { postcodeSchema, type Postcode } from '../domain/postcode.ts';
import type { Session } from '../domain/session.ts';
import { mayBeHome, readAddress, type Address } from './address.ts';
import { cleanCell, onOneLine, withoutCapitals } from './clean-cell.ts';
import type { TableRow } from './csv.ts';
import { findHoursInText, readHours, type HoursReading } from './hours-in-words.ts';
import type { ColumnRole, Mapping, SetFields } from './mapping.ts';
import { findContacts, type ContactsInCell } from './phone-in-cell.ts';
import { fillTemplate } from './template.ts';

/** The place that a row names, before anything is looked up. */
export interface RowPlace {
  readonly address: Address;
  readonly postcode?: Postcode | undefined;
  readonly point?: Point | undefined;
  /** A venue's own name, from a column for it. */
  readonly venueName?: string | undefined;
  /** Whether the address may be somebody's home. */
  readonly mayBeHome: boolean;
  /** Words of the row that must stay with the place, such as a postcode that is none. */
  readonly note?: string | undefined;
}

/** One row, read by its mapping: everything it says, still without a place in the directory. */
export interface ReadRow {
  readonly row: number;
  /** At most 60 characters. */
  readonly title: string;
  /** The id in the source. */
  readonly id: string;
  /** Fields of the entry, without title, where, added and external. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Those of the fields that the mapping states, and not the row. */
  readonly stated: readonly string[];
  readonly paragraphs: readonly string[];
  readonly place: RowPlace;
  readonly web?: string | undefined;
  readonly keptAsWords: readonly { readonly words: string; readonly why: string }[];
  readonly remarks: readonly string[];
}

const longestTitle = 60;
const longestSummary = 140;
const longestWhen = 200;
const longestRunBy = 80;

/**
 * Reads a row by its mapping. Nothing is made up: a field is filled from a cell or by the mapping, or left out.
 *
 * @returns the reason when the row has no name
 */
export function readRow(row: TableRow, mapping: Mapping): ReadRow | { readonly refused: string } {
  const reader = new RowReader(row, mapping);
  return reader.read();
}

/** The cells of a row with the mapping's rules for cells applied, one by one and by what their column is. */
class RowCells {
  readonly #written: ReadonlyMap<string, string>;
  readonly #cells: ReadonlyMap<string, string>;
  readonly #mapping: Mapping;

  constructor({ cells }: TableRow, mapping: Mapping) {
    this.#mapping = mapping;
    this.#written = cells;
    this.#cells = new Map([...cells].map(([heading, cell]) => [heading, this.#read(heading, cell)]));
  }

  get(heading: string): string {
    return this.#cells.get(heading) ?? '';
  }

  /** A cell before the mapping's rules, so that an id does not change with them. */
  asWritten(heading: string): string {
    return cleanCell(this.#written.get(heading) ?? '');
  }

  /** The values of a cell that holds several. */
  parts(heading: string): string[] {
    const split = this.#mapping.cells?.[heading]?.split;
    const cell = this.get(heading);
    return split === undefined ? [cell] : cell.split(split).map((part) => part.trim());
  }

  /** Cells of all columns of one sort, in the order of the mapping, blank ones left out. */
  all(role: ColumnRole): string[] {
    return Object.entries(this.#mapping.columns)
      .filter(([, is]) => is === role)
      .map(([heading]) => this.get(heading))
      .filter((cell) => cell !== '');
  }

  #read(heading: string, cell: string): string {
    const rules = this.#mapping.cells?.[heading] ?? {};
    let text = cleanCell(cell);
    for (const start of rules.stripStart ?? [])
      if (text.startsWith(start)) text = text.slice(start.length).trim();
    for (const end of rules.stripEnd ?? []) if (text.endsWith(end)) text = text.slice(0, -end.length).trim();
    if (rules.none?.some((none) => none.toLowerCase() === text.toLowerCase())) return '';
    const replaced = rules.replace?.[text];
    return replaced ?? cleanCell(text);
  }
}

class RowReader {
  readonly #row: number;
  readonly #mapping: Mapping;
  readonly #cells: RowCells;
  readonly #address: Address;
  readonly #remarks: string[] = [];
  #stated: string[] = [];
  #isShortened = false;
  readonly #keptAsWords: { words: string; why: string }[] = [];

  constructor(row: TableRow, mapping: Mapping) {
    this.#row = row.number;
    this.#mapping = mapping;
    this.#cells = new RowCells(row, mapping);
    this.#address = readAddress(this.#cells.all('address').join(', '));
  }

  read(): ReadRow | { refused: string } {
    const fullTitle = this.#readTitle();
    if (fullTitle === '') return { refused: 'It has no name.' };
    const title = this.#shortenTitle(fullTitle);
    this.#isShortened = title !== fullTitle;
    const place = this.#readPlace();
    const contacts = this.#readContacts();
    const paragraphs = [...(this.#isShortened ? [`${fullTitle}.`] : []), ...this.#readParagraphs()];
    const fields = this.#readFields(contacts, paragraphs);
    return {
      row: this.#row,
      title,
      id: this.#readId(fullTitle, place.postcode),
      fields,
      stated: this.#stated,
      paragraphs,
      place,
      web: contacts.webs[0],
      keptAsWords: this.#keptAsWords,
      remarks: this.#remarks,
    };
  }

  #readTitle(): string {
    const written = onOneLine(
      this.#mapping.title === undefined
        ? this.#cells.all('title').join(' ')
        : this.#fill(this.#mapping.title),
    );
    const calm = withoutCapitals(written);
    if (calm !== undefined) this.#remarks.push(`The name was all in capitals: "${written}".`);
    return calm ?? written;
  }

  /** Cut at a word, and before a bracket that would stay open. */
  #shortenTitle(title: string): string {
    if (countCharacters(title) <= longestTitle) return title;
    const start = title.slice(0, title.lastIndexOf(' ', longestTitle));
    const open =
      start.lastIndexOf('(') > start.lastIndexOf(')') ? start.slice(0, start.lastIndexOf('(')) : start;
    const short = (open.trim() || title.slice(0, longestTitle)).replace(/[\s,;:–—-]+$/, '');
    this.#remarks.push(
      `The name is too long and was shortened to "${short}"; the whole name is in the text.`,
    );
    return short;
  }

  #readId(title: string, postcode: string | undefined): string {
    const parts = this.#mapping.id?.map((heading) => this.#cells.asWritten(heading)) ?? [
      title,
      postcode ?? '',
    ];
    return onOneLine(parts.filter((part) => part !== '').join(', ') || title).slice(0, 200);
  }

  #readPlace(): RowPlace {
    const [venueName] = this.#cells.all('venue');
    const written = this.#cells.all('postcode')[0] ?? '';
    const postcode = written === '' ? this.#address.postcode : postcodeSchema.safeParse(written).data;
    const isBroken = written !== '' && postcode === undefined;
    if (isBroken) this.#remarks.push(`"${written}" is not a postcode; it was kept as a note of the place.`);
    return {
      address: this.#address,
      postcode,
      point: this.#readPoint(),
      venueName: venueName === undefined ? undefined : (withoutCapitals(venueName) ?? venueName),
      mayBeHome: this.#mapping.place.homesPossible === true && mayBeHome(this.#address),
      note: isBroken ? `The list gives the postcode as "${written}".` : undefined,
    };
  }

  #readPoint(): Point | undefined {
    const [lat, lon] = [this.#readDegrees('lat'), this.#readDegrees('lon')];
    if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return undefined;
    if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon };
    this.#remarks.push(`${lat}, ${lon} is no place on earth, so there is no pin.`);
    return undefined;
  }

  /** Six decimals are a step on the ground; more only look exact. */
  #readDegrees(role: 'lat' | 'lon'): number | undefined {
    const [cell = ''] = this.#cells.all(role);
    return /^-?\d{1,3}(?:\.\d+)?$/.test(cell) ? Math.round(Number(cell) * 1e6) / 1e6 : undefined;
  }

  #readContacts(): ContactsInCell {
    const cells = (['phone', 'email', 'web', 'contacts'] as const).flatMap((role) => this.#cells.all(role));
    const found = cells.map((cell) => findContacts(cell));
    for (const { rest, mended } of found) {
      this.#remarks.push(...mended.map((remark) => `Phone ${remark}.`));
      if (rest !== '')
        this.#remarks.push(`"${rest}" is no phone number, e-mail or web address, and was left out.`);
    }
    return {
      phones: [...new Set(found.flatMap(({ phones }) => phones))],
      emails: [...new Set(found.flatMap(({ emails }) => emails))],
      webs: [...new Set(found.flatMap(({ webs }) => webs))],
      mended: [],
      rest: '',
    };
  }

  #readParagraphs(): string[] {
    const { body } = this.#mapping;
    const texts =
      body === undefined ? this.#cells.all('description') : body.map((template) => this.#fill(template));
    return texts.filter((text) => text !== '');
  }

  #readFields(contacts: ContactsInCell, paragraphs: string[]): Record<string, unknown> {
    const times = this.#readTimes(paragraphs);
    const [runBy] = this.#cells.all('run-by');
    const set = this.#fillSet({
      ...(times.is === 'none' ? this.#mapping.withoutTimes : {}),
      ...this.#setFields(),
    });
    this.#stated = Object.keys(set);
    const summary = this.#readSummary(set['summary'], paragraphs);
    return {
      ...(runBy === undefined
        ? {}
        : { runBy: this.#shortenTo(runBy.replace(/\.$/, ''), longestRunBy, 'who runs it') }),
      ...set,
      ...(summary === undefined ? {} : { summary }),
      ...(times.is === 'sessions' ? { sessions: times.sessions } : {}),
      ...(times.is === 'words' ? { whenInWords: times.words } : {}),
      ...this.#contactFields(contacts),
    };
  }

  #setFields(): SetFields {
    const fitting = this.#mapping.rules.filter(({ column, is, says }) => {
      const parts = this.#cells.parts(column).map((part) => part.toLowerCase());
      const isOne = is?.some((value) => parts.includes(value.toLowerCase())) ?? false;
      return isOne || (says?.some((words) => saysWords(this.#cells.get(column), words)) ?? false);
    });
    return fitting.reduce<SetFields>((fields, { set }) => ({ ...fields, ...set }), this.#mapping.set);
  }

  /** Fills the gaps in all texts; a text with an empty gap goes, and so does what holds nothing else. */
  #fillSet(set: SetFields): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(set).flatMap(([name, value]) => {
        const filled = this.#fillValue(value);
        return filled === undefined ? [] : [[name, filled]];
      }),
    );
  }

  #fillValue(value: unknown): unknown {
    if (typeof value === 'string')
      return value.includes('{') ? onOneLine(this.#fill(value)) || undefined : value;
    if (Array.isArray(value)) {
      const items = value.map((item: unknown) => this.#fillValue(item)).filter((item) => item !== undefined);
      return items.length === 0 ? undefined : items;
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, item]) => [name, this.#fillValue(item)] as const);
    return entries.some(([, item]) => item === undefined) ? undefined : Object.fromEntries(entries);
  }

  /**
   * A summary of the row's own or the mapping's; else the first sentence of the text where it is short enough, which
   * then leaves the text, so that no reader meets it twice.
   */
  #readSummary(set: unknown, paragraphs: string[]): string | undefined {
    const [written] = this.#cells.all('summary');
    const given = written ?? (typeof set === 'string' ? set : undefined);
    if (given !== undefined && countCharacters(onOneLine(given)) <= longestSummary) return onOneLine(given);
    const index = this.#isShortened ? 1 : 0;
    const [line = '', ...others] = (paragraphs[index] ?? '').split('\n');
    const sentence = firstSentence(line);
    if (sentence === '' || countCharacters(sentence) > longestSummary) return undefined;
    const rest = [onOneLine(line).slice(sentence.length).trim(), ...others].join('\n').trim();
    paragraphs.splice(index, 1, ...(rest === '' ? [] : [rest]));
    return sentence;
  }

  #readTimes(
    paragraphs: string[],
  ): { is: 'none' } | { is: 'sessions'; sessions: readonly Session[] } | { is: 'words'; words: string } {
    const words = this.#cells.all('when').join('; ');
    if (words !== '') return this.#settleTimes(onOneLine(words), readHours(words), paragraphs);
    const inText =
      this.#mapping.timesInText === true
        ? findHoursInText(this.#cells.all('description').join('\n'))
        : undefined;
    return inText === undefined ? { is: 'none' } : this.#settleTimes(inText.words, inText, paragraphs);
  }

  #settleTimes(
    words: string,
    reading: HoursReading,
    paragraphs: string[],
  ): { is: 'none' } | { is: 'sessions'; sessions: readonly Session[] } | { is: 'words'; words: string } {
    if (reading.sure) return { is: 'sessions', sessions: reading.sessions };
    this.#keptAsWords.push({ words, why: reading.why });
    if (countCharacters(words) <= longestWhen) return { is: 'words', words };
    // Too long for its field: the text of the entry has room.
    if (!paragraphs.some((paragraph) => paragraph.includes(words))) paragraphs.push(`When: ${words}`);
    return { is: 'none' };
  }

  #contactFields({ phones, emails, webs }: ContactsInCell): { contacts?: object[] } {
    const count = Math.min(Math.max(phones.length, emails.length, webs.length), 8);
    const contacts = Array.from({ length: count }, (_, index) => ({
      role: this.#mapping.contactRole,
      ...(phones[index] === undefined ? {} : { phone: phones[index] }),
      ...(emails[index] === undefined ? {} : { email: emails[index] }),
      ...(webs[index] === undefined ? {} : { web: webs[index] }),
      whose: 'organisation',
    }));
    return contacts.length === 0 ? {} : { contacts };
  }

  #shortenTo(text: string, longest: number, what: string): string {
    const line = onOneLine(text);
    if (countCharacters(line) <= longest) return line;
    const cut = line.lastIndexOf(' ', longest);
    this.#remarks.push(`"${line}" is too long for ${what}, and was cut.`);
    return line.slice(0, cut > 0 ? cut : longest);
  }

  #fill(template: string): string {
    return fillTemplate(template, (name) => {
      if (name === 'place') return this.#cells.all('venue')[0] ?? this.#address.placeName ?? '';
      return this.#cells.get(name);
    });
  }
}

/** Whether words stand in a text as whole words; a sign such as "£" may touch others. */
function saysWords(text: string, words: string): boolean {
  const escaped = words.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const start = /^[\p{L}\p{N}]/u.test(words) ? '(?<![\\p{L}\\p{N}])' : '';
  const end = /[\p{L}\p{N}]$/u.test(words) ? '(?![\\p{L}\\p{N}])' : '';
  return new RegExp(`${start}${escaped}${end}`, 'u').test(text.toLowerCase());
}
