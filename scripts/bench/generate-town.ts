import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, addMonths, parseDay, weekdays, type IsoDay } from '../../src/domain/calendar-day.ts';
import { slugify } from '../../src/domain/slug.ts';
import {
  allPursuits,
  companies,
  kindsOfHall,
  kindsOfStreet,
  neighbourhoods,
  sentences,
  syllables,
  themes,
  type Pursuit,
} from './town-words.ts';

/** How large a town to make up. */
export interface TownSettings {
  /** How many assets; a venue comes with every eight. */
  readonly entries: number;
  /** Another seed makes another town; the same makes the same. */
  readonly seed?: number;
  /** The day the town is made for. */
  readonly today?: IsoDay;
}

const usualDay = parseDay('2026-11-22');
const entriesForEachVenue = 8;
const members = 9;
/** Above 404, which every web host keeps for pages that are not there. */
const firstNumber = 1000;

/**
 * Writes the content folder of a made-up town that is valid and about as varied as a real one: a vocabulary of
 * some thousand words, one entry in two with exact times, one in twelve closed, paused, seasonal or unlisted.
 *
 * @param folder where to write; made if it does not exist
 */
export function generateTown(folder: string, { entries, seed = 1, today = usualDay }: TownSettings): void {
  const chance = chanceFrom(seed);
  const write = (path: string, text: string) => {
    const file = join(folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  };
  const writeJson = (path: string, data: unknown) => {
    write(path, `${JSON.stringify(data, undefined, 2)}\n`);
  };
  for (const [path, data] of Object.entries(singleFiles(today))) writeJson(path, data);

  const venues = Array.from({ length: Math.max(1, Math.ceil(entries / entriesForEachVenue)) }, () =>
    venue(chance),
  );
  const venueSlugs = distinct(venues.map(({ title }) => title));
  venues.forEach((data, index) => {
    writeJson(`venues/${venueSlugs[index] ?? ''}.json`, data);
  });

  const drafts = Array.from({ length: entries }, () => draftAsset(chance));
  const slugs = distinct(drafts.map(({ title }) => title));
  drafts.forEach((draft, index) => {
    const links = {
      number: index + firstNumber,
      venue: chance.oneOf(venueSlugs),
      other: chance.oneOf(slugs),
    };
    const slug = slugs[index] ?? '';
    write(`assets/${slug}.md`, asset({ ...draft, ...links, slug, today }, chance));
  });
}

/** Chance that always falls the same way. */
interface Chance {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly oneOf: <Item>(items: readonly Item[]) => Item;
  /** True once in so many times, on average. */
  readonly oneIn: (times: number) => boolean;
}

/** A linear congruential generator (Numerical Recipes): good enough to vary texts, and the same on every machine. */
function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    below,
    oneOf: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
    oneIn: (times) => below(times) === 0,
  };
}

function placeName(chance: Chance): string {
  return chance.oneOf(syllables.first) + chance.oneOf(syllables.last);
}

/** Slugs for titles, each once: the second "Soup lunch" is soup-lunch-2. */
function distinct(titles: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const slug = slugify(title);
    const count = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, count);
    return count === 1 ? slug : `${slug}-${count}`;
  });
}

function venue(chance: Chance) {
  const name = placeName(chance);
  return {
    title: `${name} ${chance.oneOf(kindsOfHall)}`,
    address: [`${1 + chance.below(180)} ${placeName(chance)} ${chance.oneOf(kindsOfStreet)}`],
    postcode: `DB${1 + chance.below(4)} ${1 + chance.below(9)}${'ABDEFGHJ'[chance.below(8)] ?? 'A'}${'LNPQRSTU'[chance.below(8)] ?? 'L'}`,
    lat: round(54.69 + chance.below(6000) / 100_000),
    lon: round(2.69 + chance.below(12_000) / 100_000),
    neighbourhood: chance.oneOf(neighbourhoods)[0],
    access: { stepFree: chance.oneOf(['yes', 'no']), accessibleToilet: chance.oneOf(['yes', 'no']) },
    transport: `Bus ${1 + chance.below(40)} from ${placeName(chance)}`,
    phone: phone(chance),
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

/** Numbers that are kept for drama and never ring anybody. */
function phone(chance: Chance): string {
  return `01632 960${String(chance.below(1000)).padStart(3, '0')}`;
}

interface Draft {
  readonly title: string;
  readonly pursuit: Pursuit;
  readonly place: string;
}

function draftAsset(chance: Chance): Draft {
  const pursuit = chance.oneOf(allPursuits);
  const place = placeName(chance);
  const titles = [
    `${place} ${pursuit.name.toLowerCase()}`,
    `${chance.oneOf(companies)} ${pursuit.name.toLowerCase()}, ${place}`,
    `${pursuit.name} at ${place}`,
  ];
  return { title: chance.oneOf(titles), pursuit, place };
}

interface AssetFacts extends Draft {
  readonly slug: string;
  readonly number: number;
  readonly venue: string;
  readonly other: string;
  readonly today: IsoDay;
}

/** JSON is YAML as well: each value of the front matter is written as JSON. */
function asset(facts: AssetFacts, chance: Chance): string {
  const frontMatter = Object.entries(assetData(facts, chance))
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${frontMatter.join('')}---\n\n${bodyText(facts, chance)}\n`;
}

function assetData(facts: AssetFacts, chance: Chance) {
  const { pursuit, today } = facts;
  const member = `member-${1 + chance.below(members)}`;
  const checkedOn = addDays(today, -chance.below(chance.oneIn(5) ? 700 : 150));
  const second = chance.oneOf(themes)[0];
  return {
    title: facts.title,
    shortTitle: facts.title.length > 28 ? pursuit.name : undefined,
    number: facts.number,
    kind: chance.oneOf(['group', 'activity', 'service', 'network']),
    formality: chance.oneOf(['informal', 'informal', 'constituted', 'charity']),
    summary: `Come and ${pursuit.does}.`,
    themes: chance.oneIn(3) && second !== pursuit.theme ? [pursuit.theme, second] : [pursuit.theme],
    communities: chance.oneIn(4)
      ? [{ of: 'interest', name: `People who like ${pursuit.things[0] ?? ''}` }]
      : undefined,
    for: chance.oneIn(4) ? { groups: [chance.oneOf(['carers', 'new-parents', 'older-people'])] } : undefined,
    where: chance.oneIn(6) ? [{ area: chance.oneOf(neighbourhoods)[0] }] : [{ venue: facts.venue }],
    ...whenItIsOn(chance),
    cost: chance.oneOf([
      { is: 'free' },
      { is: 'pay-what-you-can' },
      { is: 'priced', amount: `£${1 + chance.below(8)}` },
    ]),
    joining: { how: chance.oneOf(['drop-in', 'ring-first', 'ask']) },
    firstVisit: chance.oneIn(3)
      ? [
          `Ask at the door for ${pursuit.name.toLowerCase()}.`,
          `Somebody will show you the ${chance.oneOf(pursuit.things)}.`,
        ]
      : undefined,
    access: chance.oneIn(2) ? { stepFree: 'yes', hearingLoop: chance.oneOf(['yes', 'no']) } : undefined,
    contacts: [{ role: 'the organiser', phone: phone(chance), whose: 'organisation' }],
    connections:
      chance.oneIn(3) && facts.other !== facts.slug
        ? [{ to: facts.other, as: chance.oneOf(['shares-people', 'meets-with', 'lends-to']) }]
        : undefined,
    status: statusOf(chance, today),
    checked: chance.oneIn(25)
      ? undefined
      : { on: checkedOn, by: member, how: chance.oneOf(['visited', 'rang', 'told']) },
    steward: member,
    added: { on: addDays(today, -(150 + chance.below(900))), from: 'panel' },
  };
}

function whenItIsOn(chance: Chance) {
  if (chance.oneIn(8)) return { whenInWords: 'When enough people have asked. Ring to hear the next day.' };
  const hour = 9 + chance.below(10);
  const times = { from: clock(hour), to: clock(hour + 1 + chance.below(2)) };
  const day = chance.oneOf(weekdays);
  const session = chance.oneOf([
    { repeats: 'weekly', on: [day] },
    { repeats: 'weekly', on: [day, chance.oneOf(weekdays.filter((other) => other !== day))] },
    { repeats: 'weekly', every: 2, starting: '2026-09-07', on: ['mon'] },
    { repeats: 'monthly', on: [`${chance.oneOf(['1st', '2nd', '3rd', 'last'])} ${day}`] },
  ]);
  return { sessions: [{ ...session, ...times, ...(chance.oneIn(5) ? { termTimeOnly: true } : {}) }] };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function statusOf(chance: Chance, today: IsoDay) {
  if (!chance.oneIn(12)) return undefined;
  return chance.oneOf([
    { is: 'paused', until: addMonths(today, 2) },
    { is: 'seasonal', months: [4, 5, 6, 7, 8, 9] },
    { is: 'closed', on: addMonths(today, -3) },
    { is: 'closed', on: addMonths(today, -20) },
    { is: 'unlisted' },
  ]);
}

/** About 120 words in two or three paragraphs. */
function bodyText({ pursuit, place }: Draft, chance: Chance): string {
  const street = `${placeName(chance)} ${chance.oneOf(kindsOfStreet)}`;
  const fill = (sentence: string) =>
    sentence
      .replace('{does}', pursuit.does)
      .replace('{thing}', chance.oneOf(pursuit.things))
      .replace('{other}', chance.oneOf(chance.oneOf(allPursuits).things))
      .replace('{family}', placeName(chance))
      .replace('{street}', street)
      .replace('{place}', chance.oneIn(2) ? place : placeName(chance))
      .replace('{year}', String(1975 + chance.below(50)));
  const start = chance.below(sentences.length);
  const chosen = Array.from({ length: 9 + chance.below(4) }, (_, index) =>
    fill(sentences[(start + index * 3) % sentences.length] ?? ''),
  );
  return [chosen.slice(0, 4), chosen.slice(4, 8), chosen.slice(8)]
    .map((paragraph) => paragraph.join(' '))
    .join('\n\n');
}

/** Everything but assets and venues. */
function singleFiles(today: IsoDay): Record<string, unknown> {
  const year = Number(today.slice(0, 4));
  return {
    'site.json': {
      schemaVersion: 1,
      name: 'Manytown',
      shortHost: 'many.example',
      area: { bbox: [2.68, 54.68, 2.82, 54.76], population: 40_600 },
      panel: {
        name: 'Manytown panel',
        hours: 'Monday to Friday, 10am to 4pm',
        phone: '01632 960200',
        email: 'panel@example.org',
      },
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      accessibility: { contact: 'panel@example.org', testedOn: addDays(today, -20) },
      sampleToday: today,
    },
    'calendar.json': {
      terms: [
        { title: 'Autumn term', from: `${year}-09-02`, to: `${year}-12-18` },
        { title: 'Spring term', from: `${year + 1}-01-04`, to: `${year + 1}-03-26` },
        { title: 'Summer term', from: `${year + 1}-04-12`, to: `${year + 1}-07-21` },
      ],
      bankHolidays: [
        `${year}-12-25`,
        `${year}-12-28`,
        `${year + 1}-01-01`,
        `${year + 1}-03-26`,
        `${year + 1}-03-29`,
      ],
    },
    'taxonomy/themes.json': {
      themes: themes.map(([slug, title, colour, alsoCalled]) => ({
        slug,
        title,
        alsoCalled: alsoCalled.split(', '),
        art: slug,
        colour,
      })),
    },
    'taxonomy/neighbourhoods.json': {
      neighbourhoods: neighbourhoods.map(([slug, title, population]) => ({ slug, title, population })),
    },
    'taxonomy/target-groups.json': {
      groups: [
        { slug: 'carers', title: 'People who look after someone', alsoCalled: ['carer', 'caring'] },
        { slug: 'new-parents', title: 'New parents', alsoCalled: ['mum and baby', 'toddler'] },
        { slug: 'older-people', title: 'Older people', alsoCalled: ['pensioner', 'retired'] },
      ],
    },
    'taxonomy/access-facts.json': {
      facts: [
        { name: 'stepFree', title: 'Step-free way in', askAlways: true },
        { name: 'accessibleToilet', title: 'Accessible toilet', askAlways: true },
        { name: 'hearingLoop', title: 'Hearing loop' },
      ],
    },
    ...Object.fromEntries(
      Array.from({ length: members }, (_, index) => [
        `panel/member-${index + 1}.json`,
        {
          public: false,
          term: { from: `${year}-06-01`, to: `${year + 1}-05-31` },
          patch: { neighbourhoods: [neighbourhoods[index % neighbourhoods.length]?.[0]] },
        },
      ]),
    ),
    'gaps/warm-sundays.json': {
      title: 'Somewhere warm on a Sunday',
      need: 'Halls are shut on Sundays, and homes are cold.',
      neighbourhoods: ['far-end'],
      noticedOn: addDays(today, -60),
      noticedBy: 'resident',
      count: 7,
      state: 'open',
    },
  };
}
