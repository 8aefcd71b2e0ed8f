import type { IsoDay } from '../domain/calendar-day.ts';
import { countCharacters, firstSentence } from '../domain/plain-text.ts';
import type { Point } from '../domain/geo.ts';
import { postcodeSchema, type Postcode } from '../domain/postcode.ts';
import { mayBeHome, readAddress, type Address } from './address.ts';
import { onOneLine, withoutCapitals } from './clean-cell.ts';
import type { TableRow } from './csv.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import type { Mapping, SetFields } from './mapping.ts';
import { withoutPersonalContacts, withoutPersonalWords } from './personal.ts';
import { findContacts, type ContactsInCell } from './phone-in-cell.ts';
import { RowCells } from './row-cells.ts';
import { readRowTimes, type KeptWords, type RowTimes } from './row-times.ts';
import { fillTemplate } from './template.ts';

/** A place that a row names, before anything is looked up. */
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
  /** Text that had headings, lists or links, as Markdown; "" for none. */
  readonly markdown: string;
  /** The main one first; never empty, though the first may say nothing. */
  readonly places: readonly RowPlace[];
  /** Addresses of meetings online. */
  readonly online: readonly string[];
  readonly web?: string | undefined;
  readonly keptAsWords: readonly KeptWords[];
  readonly remarks: readonly string[];
}

/** What reading a row depends on besides the row. */
export interface ReadingContext {
  readonly today: IsoDay;
  /** The slug of the theme that a word of a list stands for. */
  readonly themeOf: (word: string) => string | undefined;
}

const longestTitle = 60;
const longestSummary = 140;
const longestRunBy = 80;
const mostSessions = 20;

/**
 * Reads a row by its mapping. Nothing is made up: a field is filled from a cell or by the mapping, or left out.
 *
 * @returns the reason when the row has no name, or the mapping refuses it
 */
export function readRow(
  row: TableRow,
  mapping: Mapping,
  context: ReadingContext,
): ReadRow | { readonly refused: string } {
  const reader = new RowReader(row, mapping, context);
  return reader.read();
}

class RowReader {
  readonly #row: TableRow;
  readonly #mapping: Mapping;
  readonly #context: ReadingContext;
  readonly #cells: RowCells;
  readonly #address: Address;
  readonly #remarks: string[];
  #stated: string[] = [];
  #isShortened = false;
  readonly #keptAsWords: KeptWords[] = [];

  constructor(row: TableRow, mapping: Mapping, context: ReadingContext) {
    this.#row = row;
    this.#mapping = mapping;
    this.#context = context;
    this.#cells = new RowCells(row, mapping);
    this.#remarks = [...(row.remarks ?? [])];
    this.#address = this.#addressOn(this.#cells.lines[0] ?? row.cells);
  }

  read(): ReadRow | { refused: string } {
    const refusal = this.#refusal();
    if (refusal !== undefined) return { refused: refusal };
    const fullTitle = this.#withoutPersonal(this.#readTitle());
    if (fullTitle === '') return { refused: 'It has no name.' };
    const title = this.#shortenTitle(fullTitle);
    this.#isShortened = title !== fullTitle;
    const places = this.#readPlaces();
    const contacts = this.#readContacts();
    const paragraphs = [...(this.#isShortened ? [`${fullTitle}.`] : []), ...this.#readParagraphs()];
    const fields = this.#readFields(contacts, paragraphs);
    return {
      row: this.#row.number,
      title,
      id: this.#readId(fullTitle, places[0]?.postcode),
      fields,
      stated: this.#stated,
      paragraphs,
      markdown: this.#readMarkdown(),
      places,
      online: this.#cells.all('online').flatMap((cell) => findContacts(cell).webs),
      web: contacts.webs[0],
      keptAsWords: this.#keptAsWords,
      remarks: [...new Set(this.#remarks)],
    };
  }

  #refusal(): string | undefined {
    const found = this.#mapping.refuse?.find((rule) => this.#cells.fits(rule));
    if (found === undefined) return undefined;
    return `${found.because} (${found.column}: "${onOneLine(this.#cells.get(found.column)).slice(0, 80)}").`;
  }

  /** Unless the mapping answers for them, numbers and addresses that may be a person's own stay out of every text. */
  #withoutPersonal(text: string): string {
    if (this.#mapping.sharedMobiles === true) return text;
    const { kept, remarks } = withoutPersonalWords(text);
    this.#remarks.push(...remarks);
    return kept;
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

  /** One place for each line that names one; the first line always gives one. */
  #readPlaces(): RowPlace[] {
    const [first = this.#row.cells, ...more] = this.#cells.lines;
    const places = [this.#readPlace(first)];
    for (const line of more) {
      const place = this.#readPlace(line);
      const says = [place.postcode, place.point, place.venueName, place.address.lines[0]];
      if (says.every((part) => part === undefined)) continue;
      const isBlank = (one: RowPlace) =>
        one.postcode === undefined &&
        one.point === undefined &&
        one.venueName === undefined &&
        one.address.lines.length === 0;
      const isKnown = places.some((one) => JSON.stringify(one) === JSON.stringify(place));
      if (places.length === 1 && isBlank(places[0]!)) places[0] = place;
      else if (!isKnown) places.push(place);
    }
    return places;
  }

  #addressOn(line: ReadonlyMap<string, string>): Address {
    return readAddress(
      this.#cells
        .onLine(line, 'address')
        .map((cell) => this.#withoutPersonal(cell))
        .join(', '),
    );
  }

  #readPlace(line: ReadonlyMap<string, string>): RowPlace {
    const address = line === this.#cells.lines[0] ? this.#address : this.#addressOn(line);
    const [venueName] = this.#cells.onLine(line, 'venue');
    const written = this.#cells.onLine(line, 'postcode')[0] ?? '';
    const postcode = written === '' ? address.postcode : postcodeSchema.safeParse(written).data;
    const isBroken = written !== '' && postcode === undefined;
    if (isBroken) this.#remarks.push(`"${written}" is not a postcode; it was kept as a note of the place.`);
    return {
      address,
      postcode,
      point: this.#readPoint(line),
      venueName:
        venueName === undefined
          ? undefined
          : this.#withoutPersonal(onOneLine(withoutCapitals(venueName) ?? venueName)),
      mayBeHome: this.#mapping.place.homesPossible === true && mayBeHome(address),
      note: isBroken ? `The list gives the postcode as "${onOneLine(written).slice(0, 120)}".` : undefined,
    };
  }

  #readPoint(line: ReadonlyMap<string, string>): Point | undefined {
    const [lat, lon] = [this.#readDegrees(line, 'lat'), this.#readDegrees(line, 'lon')];
    if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return undefined;
    if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon };
    this.#remarks.push(`${lat}, ${lon} is no place on earth, so there is no pin.`);
    return undefined;
  }

  /** Six decimals are a step on the ground; more only look exact. */
  #readDegrees(line: ReadonlyMap<string, string>, role: 'lat' | 'lon'): number | undefined {
    const [cell = ''] = this.#cells.onLine(line, role);
    return /^-?\d{1,3}(?:\.\d+)?$/.test(cell) ? Math.round(Number(cell) * 1e6) / 1e6 : undefined;
  }

  #readContacts(): ContactsInCell {
    const cells = (['phone', 'email', 'web', 'contacts'] as const).flatMap((role) => this.#cells.all(role));
    const found = cells.map((cell) => findContacts(cell));
    for (const { rest, mended } of found) {
      this.#remarks.push(
        ...mended.filter((remark) => !/as 07\d+$/.test(remark)).map((remark) => `Phone ${remark}.`),
      );
      // What is left beside a number may be somebody's name.
      if (rest !== '')
        this.#remarks.push(
          'What is no phone number, e-mail or web address in the contact columns was left out.',
        );
    }
    const all: ContactsInCell = {
      phones: [...new Set(found.flatMap(({ phones }) => phones))],
      emails: [...new Set(found.flatMap(({ emails }) => emails))],
      webs: [...new Set(found.flatMap(({ webs }) => webs))],
      mended: [],
      rest: '',
    };
    if (this.#mapping.sharedMobiles === true) return all;
    const { kept, remarks } = withoutPersonalContacts(all);
    this.#remarks.push(...remarks);
    return kept;
  }

  #readParagraphs(): string[] {
    const { body } = this.#mapping;
    const texts =
      body === undefined ? this.#cells.plain('description') : body.map((template) => this.#fill(template));
    return texts.filter((text) => text !== '').map((text) => this.#withoutPersonal(text));
  }

  #readMarkdown(): string {
    if (this.#row.markdown !== undefined) return this.#withoutPersonal(this.#row.markdown);
    if (this.#mapping.body !== undefined) return '';
    const cells = this.#cells.withMarkup('description');
    return cells.map((cell) => htmlToMarkdown(cell, (text) => this.#withoutPersonal(text))).join('\n\n');
  }

  #readFields(contacts: ContactsInCell, paragraphs: string[]): Record<string, unknown> {
    const times = this.#readTimes(paragraphs);
    const [runBy] = this.#cells.all('run-by');
    const isTimeless = times.sessions.length === 0 && times.words === undefined;
    const set = this.#fillSet({
      ...(isTimeless ? this.#mapping.withoutTimes : {}),
      ...this.#setFields(),
    });
    this.#stated = Object.keys(set);
    const summary = this.#readSummary(set['summary'], paragraphs);
    const cost = this.#readCost(paragraphs);
    const ages = this.#readAges();
    return {
      ...(runBy === undefined
        ? {}
        : {
            runBy: this.#shortenTo(
              onOneLine(this.#withoutPersonal(withoutCapitals(runBy) ?? runBy)).replace(/\.$/, ''),
              longestRunBy,
              'who runs it',
            ),
          }),
      ...(cost === undefined ? {} : { cost }),
      ...(ages === undefined ? {} : { for: { ages } }),
      ...set,
      ...(summary === undefined ? {} : { summary: this.#withoutPersonal(summary) }),
      ...(times.sessions.length === 0 ? {} : { sessions: times.sessions.slice(0, mostSessions) }),
      ...(times.words === undefined ? {} : { whenInWords: times.words }),
      ...this.#contactFields(contacts),
      ...this.#row.fields,
    };
  }

  /** "Free" and an amount are facts of their own; whatever else is said of the price stays in the text. */
  #readCost(paragraphs: string[]): object | undefined {
    const words = this.#cells.all('cost').map((cell) => onOneLine(this.#withoutPersonal(cell)));
    const said = words.filter((word) => !/^(?:true|false|yes|no|\d+(?:\.\d+)?)$/i.test(word));
    const isFree = words.some((word) => /^(?:free|free of charge|no charge|£0(?:\.00)?)\.?$/i.test(word));
    if (isFree && said.length === 1) return { is: 'free' };
    const [only, ...others] = said;
    if (only === undefined) return undefined;
    if (
      others.length === 0 &&
      /£\s?[1-9]|£\s?0\.[0-9]*[1-9]|[1-9]\d? ?p\b/.test(only) &&
      countCharacters(only) <= 60
    )
      return { is: 'priced', amount: only };
    paragraphs.push(`Cost: ${said.join('; ')}`);
    return undefined;
  }

  #readAges(): object | undefined {
    const age = (role: 'age-from' | 'age-to') => {
      const [cell = ''] = this.#cells.all(role);
      const years = Number(/^(\d{1,3})(?:\.0+)?$/.exec(cell)?.[1] ?? Number.NaN);
      return years >= 0 && years <= 120 ? years : undefined;
    };
    const [from, to] = [age('age-from'), age('age-to')];
    // A list that writes 0 to 120 says nobody is left out, in its own way.
    if ((from ?? 0) === 0 && (to ?? 120) >= 99) return undefined;
    if (from !== undefined && to !== undefined && from > to) {
      this.#remarks.push(`Its youngest age, ${from}, is above its oldest, ${to}; both were left out.`);
      return undefined;
    }
    return { ...(from === undefined || from === 0 ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }

  #setFields(): SetFields {
    const fitting = this.#mapping.rules.filter((rule) => this.#cells.fits(rule));
    const fields = fitting.reduce<SetFields>((all, { set }) => ({ ...all, ...set }), this.#mapping.set);
    const themes = this.#themesSaid();
    return themes.length === 0 ? fields : { ...fields, themes };
  }

  /** Words of the list that name themes of the directory. */
  #themesSaid(): NonNullable<SetFields['themes']> {
    const words = this.#cells
      .headings('theme')
      .flatMap((heading) => this.#cells.parts(heading))
      .filter((word) => word !== '');
    const found = words.flatMap((word) => this.#context.themeOf(word) ?? []);
    return [...new Set(found)].slice(0, 4) as NonNullable<SetFields['themes']>;
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

  /** Words about times that are too long for their field go into the text of the entry. */
  #readTimes(paragraphs: string[]): RowTimes {
    const times = readRowTimes({
      cells: this.#cells,
      mapping: this.#mapping,
      today: this.#context.today,
      stated: this.#row.times,
      withoutPersonal: (text) => this.#withoutPersonal(text),
    });
    this.#remarks.push(...times.remarks);
    this.#keptAsWords.push(...times.keptAsWords);
    const { longWords } = times;
    if (longWords !== undefined && !paragraphs.some((paragraph) => paragraph.includes(longWords))) {
      paragraphs.push(`When: ${longWords}`);
    }
    return times;
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
