import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { assetSchema } from '../../../src/domain/asset.ts';
import { calendarSchema } from '../../../src/domain/calendar.ts';
import { gapSchema } from '../../../src/domain/gap.ts';
import { panelMemberSchema } from '../../../src/domain/panel.ts';
import { roundSchema } from '../../../src/domain/round.ts';
import { screenSchema } from '../../../src/domain/screen.ts';
import { siteSchema } from '../../../src/domain/site.ts';
import { suggestionSchema } from '../../../src/domain/suggestion.ts';
import {
  accessFactsFileSchema,
  neighbourhoodsFileSchema,
  targetGroupsFileSchema,
  themesFileSchema,
} from '../../../src/domain/taxonomy.ts';
import { venueSchema } from '../../../src/domain/venue.ts';
import { mostFiles } from '../../../src/reader/list-content.ts';
import { readDirectory } from '../../../src/reader/read-directory.ts';
import { makeTown, type Town } from '../../reader/town.ts';
import { mostWork, readInLittleRoom, warmUp } from './little-room.ts';
import { entryWith } from './traps.ts';

vi.setConfig({ testTimeout: 60_000 });

/** About what fits into a file, so that nothing but the field's own limit can refuse it. */
const whole = 60_000;

/** Fields of an entry that are filled to the brim, by what they are filled with. */
const floodedFields: Readonly<Record<string, string>> = {
  'a summary of 60,000 letters': `summary: ${'a'.repeat(whole)}`,
  'a summary of 60,000 spaces': `summary: "a${' '.repeat(whole)}a"`,
  'a letter with 30,000 marks on it': `summary: "a${'\u0301'.repeat(whole / 2)}"`,
  'an emoji of 10,000 joined ones': `summary: "${'👩\u200d'.repeat(whole / 7)}👩"`,
  'a phone number of 60,000 digits': `contacts: [{role: Desk, whose: organisation, phone: "${'0'.repeat(whole)}"}]`,
  'an address of 30,000 dots': `contacts: [{role: Desk, whose: organisation, web: "https://${'a.'.repeat(whole / 2)}org"}]`,
  'an e-mail address of 60,000 letters': `contacts: [{role: Desk, whose: organisation, email: "${'a'.repeat(whole)}@example.org"}]`,
  '7,500 contacts': `contacts: [${'{a: 1},'.repeat(whole / 8)}{}]`,
  '5,000 wrong sessions': `sessions: [${'{day: mo},'.repeat(whole / 12)}{}]`,
  'a theme of 60,000 hyphens': `connections: [{to: ${'a-'.repeat(whole / 2)}a, how: "x"}]`,
};

/** Texts below the fields, by what they repeat. */
const floodedTexts = [
  '[',
  '![',
  '*a **a ',
  '> ',
  '- ',
  '`',
  '<',
  '&amp;',
  '[a](',
  '[a]: b\n\n',
  '_a',
  '\\',
  '#',
];

const floods = [
  ...Object.entries(floodedFields).map(([name, yaml]) => ({
    name,
    file: 'assets/flood.md',
    content: entryWith(yaml),
  })),
  ...floodedTexts.map((part) => ({
    name: `a text of ${JSON.stringify(part)} over and over`,
    file: 'assets/flood.md',
    content: `${entryWith('summary: Walks')}${part.repeat(whole / part.length)}`,
  })),
  { name: 'an entry of ten gigabytes', file: 'assets/flood.md', content: '---\n', bytes: 10 * 1024 ** 3 },
  { name: 'a venue of ten gigabytes', file: 'venues/flood.json', content: '{', bytes: 10 * 1024 ** 3 },
];

/** Texts of the longest length a body may have, which must be taken as quickly as any other. */
const longTexts = floodedTexts.map((part) => ({
  name: `a text of ${JSON.stringify(part)}, as long as may be`,
  file: 'assets/long.md',
  content: `${entryWith('summary: Walks')}${part.repeat(Math.floor(7900 / part.length))}`,
}));

describe('a flood', () => {
  let town: Town;
  beforeAll(() => {
    town = makeTown();
  });
  afterAll(() => {
    town.clear();
  });

  it('is refused by name, in 64 MB with the program itself and with little more work than an honest entry', async () => {
    const { readings, ranOutAt } = await readInLittleRoom(
      town.folder,
      [...warmUp, ...floods, ...longTexts],
      64,
    );
    expect(ranOutAt).toBeUndefined();
    const [honest, ...others] = readings.slice(warmUp.length - 1);
    expect(others).toHaveLength(floods.length + longTexts.length);
    expect(others.slice(0, floods.length).filter(({ rules }) => rules.length === 0)).toEqual([]);
    expect(others.filter(({ work }) => work > mostWork * (honest?.work ?? 0))).toEqual([]);
  });

  it('of files ends the reading at a number, and says so', () => {
    const many = makeTown();
    mkdirSync(many.pathOf('photos'));
    for (let index = 0; index <= mostFiles; index += 1)
      writeFileSync(many.pathOf(`photos/p-${index}.jpg`), '');
    const { problems } = readDirectory(many.folder);
    many.clear();
    expect(problems.find(({ rule }) => rule === 'too-many-files')).toMatchObject({
      file: 'photos',
      found: 'There are more than 20,000 files in the content folder.',
      fix: 'Take out what is not part of the directory.',
    });
    expect(problems.length).toBeLessThan(100);
  });
});

/** Parts of a schema, by the names that zod gives them. */
type Definition = Readonly<Record<string, unknown>> & { readonly type: string };
const definitionOf = (schema: z.ZodType) => schema._zod.def as unknown as Definition;
const isSchema = (value: unknown): value is z.ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** Every schema of a text within a schema, by where it stands. */
function textsIn(schema: z.ZodType, where: string, seen = new Set<unknown>()): [string, z.ZodType][] {
  const definition = definitionOf(schema);
  if (definition.type === 'string') return [[where, schema]];
  if (seen.has(schema)) return [];
  seen.add(schema);
  return Object.entries(definition).flatMap(([name, part]) => {
    if (isSchema(part)) return textsIn(part, where, seen);
    if (typeof part !== 'object' || part === null) return [];
    return Object.entries(part).flatMap(([inner, one]) =>
      isSchema(one) ? textsIn(one, name === 'shape' ? `${where}.${inner}` : where, seen) : [],
    );
  });
}

describe('every text in every kind of file', () => {
  const kinds: Readonly<Record<string, z.ZodType>> = {
    asset: assetSchema,
    venue: venueSchema,
    gap: gapSchema,
    round: roundSchema,
    screen: screenSchema,
    suggestion: suggestionSchema,
    member: panelMemberSchema,
    site: siteSchema,
    calendar: calendarSchema,
    themes: themesFileSchema,
    neighbourhoods: neighbourhoodsFileSchema,
    groups: targetGroupsFileSchema,
    facts: accessFactsFileSchema,
  };
  const texts = Object.entries(kinds).flatMap(([name, schema]) => textsIn(schema, name));

  it('has a longest length, whatever it is filled with', () => {
    expect(texts.length).toBeGreaterThan(100);
    const endless = texts.filter(([, schema]) =>
      ['a', '0', ' a', '-a', 'é', 'a.'].some((part) => schema.safeParse(part.repeat(whole / 2)).success),
    );
    expect(endless.map(([where]) => where)).toEqual([]);
  });
});
