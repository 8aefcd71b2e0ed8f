import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { Parser } from 'htmlparser2';
import type ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { assetSchema } from '../../../src/domain/asset.ts';
import { noticeLimits } from '../../../src/domain/notice-limits.ts';
import { countCharacters } from '../../../src/domain/plain-text.ts';
import { unescapeCell } from '../../../src/domain/spreadsheet-cell.ts';
import { venueSchema } from '../../../src/domain/venue.ts';
import { assetCalendar } from '../../../src/formats/ical.ts';
import { assetView } from '../../../src/views/asset-view.ts';
import { dataFiles } from '../../../src/views/data-files.ts';
import { posterViews } from '../../../src/views/poster-view.ts';
import { screenViews } from '../../../src/views/screen-view.ts';
import { calendarOf } from '../../formats/read-calendar.ts';
import { assetOf, contextOf } from '../../views/town-on-a-day.ts';
import { allHostileStrings } from '../own-strings.ts';

/** Eight places where people write, by name, and how a text is put there. */
const fields = {
  title: (text: string) => ({ title: text }),
  summary: (text: string) => ({ summary: text }),
  give: (text: string) => ({ give: text }),
  note: (text: string) => ({ where: [{ venue: 'hall', note: text }] }),
  role: (text: string) => ({ contacts: [{ role: text, phone: '01632 960112', whose: 'organisation' }] }),
  label: (text: string) => ({ links: [{ label: text, url: 'https://example.org/' }] }),
  firstVisit: (text: string) => ({ firstVisit: [text] }),
  venue: undefined,
} as const;

type Field = keyof typeof fields;
type Words = Readonly<Partial<Record<Field, string>>>;

const plainAsset = {
  title: 'Slow Miles',
  kind: 'group',
  themes: ['eat-together'],
  where: [{ venue: 'hall' }],
  sessions: [{ repeats: 'weekly', on: ['tue'], from: '10:00', to: '12:00' }],
  checked: { on: '2026-11-14', by: 'organiser', how: 'rang' },
};
const plainVenue = { title: 'Hall', lat: 54.72, lon: 2.75 };

/** A town in which each entry, and the venue it has, holds words of its own. */
function townOf(entries: readonly Words[]) {
  const assets = entries.map((words, index) => {
    const parts = Object.entries(words).map(([field, text]) => fields[field as Field]?.(text) ?? {});
    const asset = Object.assign({}, plainAsset, ...parts) as typeof plainAsset;
    const where = asset.where.map((place) => ({ ...place, venue: `hall-${index}` }));
    return [`soup-${index}`, { ...asset, where }] as const;
  });
  const venues = entries.map(
    ({ venue = plainVenue.title }, index) => [`hall-${index}`, { ...plainVenue, title: venue }] as const,
  );
  const screens = Object.fromEntries(
    assets.map(([slug], index) => [`room-${index}`, { venue: `hall-${index}`, pin: [slug] }]),
  );
  return contextOf(
    { assets: Object.fromEntries(assets), venues: Object.fromEntries(venues), screens },
    '2026-11-22',
  );
}

/** Every text of nine kinds of output, read again as those read it who use it. */
function textsOf(entries: readonly Words[]): Record<string, readonly string[]> {
  const context = townOf(entries);
  const assets = entries.map((_, index) => assetOf(context, `soup-${index}`));
  const pages = assets.map((asset) => assetView(asset, context));
  const files = [...dataFiles(context)];
  const ending = (end: string) => files.filter(({ path }) => path.endsWith(end)).map(({ text }) => text);
  const inFolder = (start: string) => files.filter(({ path }) => path.startsWith(start));
  const calendars = [...assets.map((asset) => assetCalendar(asset, context)), ...ending('.ics')];
  return {
    page: pages.flatMap(({ page, ...rest }) => strings({ ...rest, page: { ...page, jsonLd: undefined } })),
    poster: strings(posterViews(context).filter(({ kind }) => kind === 'asset')),
    screen: strings(screenViews(context)),
    'JSON-LD': pages.flatMap(({ page }) => strings(JSON.parse(page.jsonLd ?? '{}'))),
    iCalendar: calendars.flatMap(textsOfCalendar),
    CSV: ending('.csv').flatMap((text) => parseCsv(text, { bom: true }).flat().map(unescapeCell)),
    GeoJSON: ending('.geojson').flatMap((text) => strings(JSON.parse(text))),
    Atom: ending('.xml').flatMap(textsOfXml),
    'Open Referral': inFolder('open-referral/').flatMap(({ text }) => strings(JSON.parse(text))),
  };
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function textsOfCalendar(text: string): string[] {
  const walk = (component: ICAL.Component): string[] => [
    ...component.getAllProperties().flatMap((property) => property.getValues().map(String)),
    ...component.getAllSubcomponents().flatMap(walk),
  ];
  return walk(calendarOf(text));
}

function textsOfXml(xml: string): string[] {
  const texts: string[] = [];
  let current = '';
  const end = () => {
    texts.push(current);
    current = '';
  };
  const parser = new Parser(
    { onopentag: end, ontext: (text) => (current += text), onclosetag: end },
    { xmlMode: true },
  );
  parser.end(xml);
  return texts;
}

/** The fields that each output tells, found with words that stand nowhere else. */
const marks = Object.fromEntries(Object.keys(fields).map((field) => [field, `Marked${field}word`])) as Record<
  Field,
  string
>;
const told = Object.fromEntries(
  Object.entries(textsOf([marks])).map(([output, texts]) => [
    output,
    (Object.keys(fields) as Field[]).filter((field) => texts.some((text) => text.includes(marks[field]))),
  ]),
);

/** How a field refuses a text or takes it, and what it then is: Unicode form NFC, and blanks folded. */
function taken(field: Field, text: string): string | undefined {
  if (field === 'venue') return venueSchema.safeParse({ ...plainVenue, title: text }).data?.title;
  const read = assetSchema.safeParse({ ...plainAsset, ...fields[field](text) });
  if (!read.success) return undefined;
  const [shown] = strings(fields[field](text)).filter((found) => found === text);
  return shown
    ?.normalize('NFC')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .replaceAll(/^\s+|\s+$/g, '');
}

/** So few entries to a town that what one says can hardly be found in another. */
const townSize = 16;

/** The fields that take a text, each with what it then holds. */
function wordsFor(text: string): Words {
  const taking = (Object.keys(fields) as Field[]).map((field) => [field, taken(field, text)] as const);
  return Object.fromEntries(taking.filter(([, shown]) => shown !== undefined && shown !== ''));
}

/** A title that is too long for a slide has no poster either, until somebody gives it a shorter one. */
function hasPoster({ title = plainAsset.title }: Words): boolean {
  return countCharacters(title) <= noticeLimits.title;
}

/** A sentence that is too long for a notice is left off it, until somebody writes a shorter one. */
function isLeftOff(output: string, field: Field, word: string): boolean {
  const isNotice = output === 'poster' || output === 'screen';
  return isNotice && field === 'summary' && countCharacters(word) > noticeLimits.hook;
}

const realData = process.env['REAL_DATA'];
const naughty =
  realData === undefined
    ? []
    : (JSON.parse(readFileSync(join(realData, 'hostile-strings', 'blns.json'), 'utf8')) as string[]);

test('nine outputs tell of eight fields', () => {
  expect(told).toMatchInlineSnapshot(`
    {
      "Atom": [
        "title",
        "summary",
      ],
      "CSV": [
        "title",
        "summary",
        "give",
        "note",
        "role",
        "label",
        "firstVisit",
        "venue",
      ],
      "GeoJSON": [
        "title",
        "summary",
        "note",
        "venue",
      ],
      "JSON-LD": [
        "title",
        "summary",
        "venue",
      ],
      "Open Referral": [
        "title",
        "summary",
        "give",
        "note",
        "role",
        "label",
        "firstVisit",
        "venue",
      ],
      "iCalendar": [
        "title",
        "summary",
        "venue",
      ],
      "page": [
        "title",
        "summary",
        "give",
        "note",
        "role",
        "label",
        "firstVisit",
        "venue",
      ],
      "poster": [
        "title",
        "summary",
        "venue",
      ],
      "screen": [
        "title",
        "summary",
        "venue",
      ],
    }
  `);
});

describe.each([
  ['our own texts', allHostileStrings],
  [
    realData === undefined
      ? 'the Big List of Naughty Strings (SKIPPED: REAL_DATA is not set)'
      : 'the Big List of Naughty Strings',
    naughty,
  ],
])('%s, in each of eight fields', (_, texts) => {
  test('are in each of nine outputs to the letter, once a field has taken them', { timeout: 120_000 }, () => {
    let compared = 0;
    const altered: string[] = [];
    for (let first = 0; first < texts.length; first += townSize) {
      const entries = texts.slice(first, first + townSize).map(wordsFor);
      for (const [output, found] of Object.entries(textsOf(entries))) {
        const lines = found.map((line) => line.replaceAll('\r\n', '\n').toLowerCase());
        const holders = new Set(lines);
        for (const words of entries) {
          if (output === 'poster' && !hasPoster(words)) continue;
          for (const field of told[output] ?? []) {
            const word = words[field]?.toLowerCase();
            if (word === undefined || isLeftOff(output, field, word)) continue;
            compared += 1;
            if (!holders.has(word) && !lines.some((line) => line.includes(word)))
              altered.push(`${output} ${field}: ${JSON.stringify(word)}`);
          }
        }
      }
    }
    expect(altered).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(texts.length * 20);
  });
});
