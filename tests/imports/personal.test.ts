import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { readTable } from '../../src/imports/csv.ts';
import { mappingSchema, type MappingInput } from '../../src/imports/mapping.ts';
import { proposeEntries } from '../../src/imports/propose.ts';
import { reviewLines } from '../../src/imports/review.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';

const mapping = {
  source: { system: 'clubs', title: 'Clubs' },
  id: ['id'],
  columns: {
    name: 'title',
    about: 'description',
    contact: 'contacts',
    when: 'when',
    'run by': 'run-by',
    cost: 'cost',
  },
  place: { venue: 'hall' },
  set: { kind: 'group', themes: ['eat-together'], joining: { how: 'ask' } },
} as unknown as MappingInput;

/** Ways in which a person's own details come in lists, each with a mark that must be found nowhere. */
const canaries: readonly { mark: RegExp; cell: string }[] = [
  ...Array.from({ length: 10 }, (_, index) => {
    const tail = String(123 + index);
    const digits = `07700 900${tail}`;
    const forms = [
      digits,
      digits.replace(' ', ''),
      `+44 7700 900${tail}`,
      `0044 7700 900${tail}`,
      `(07700) 900-${tail}`,
      `O7700 900${tail}`,
      `ring Ann on ${digits} after six`,
      `01632 960018 or ${digits}`,
      `07700.900.${tail}`,
      `+44 (0)7700 900${tail}`,
    ];
    return { mark: new RegExp(`900\\W*${tail}`), cell: forms[index] ?? digits };
  }),
  ...[
    'gmail.com',
    'hotmail.co.uk',
    'yahoo.co.uk',
    'btinternet.com',
    'outlook.com',
    'icloud.com',
    'aol.com',
    'sky.com',
    'live.co.uk',
    'talktalk.net',
  ].map((host, index) => ({
    mark: new RegExp(`canary${index}@`),
    cell: `Write to canary${index}@${host} please`,
  })),
];

function outputsFor(column: string): string {
  const rows = canaries.map(
    ({ cell }, index) => `${index},Club ${String.fromCharCode(65 + index)} of Silverpit,"${cell}"`,
  );
  const proposal = proposeEntries({
    table: readTable([`id,name,${column}`, ...rows].join('\n')),
    mapping: mappingSchema.parse({
      ...mapping,
      columns: { name: 'title', [column]: mapping.columns[column] },
    }),
    directory: smallDirectory({ venues: { hall: { title: 'Hall', lat: 54.7, lon: 2.75 } } }).directory,
    today: parseDay('2026-11-22'),
  });
  expect(proposal.entries.length).toBe(canaries.length);
  return JSON.stringify([proposal, reviewLines(proposal.report)]);
}

describe("a person's own details in a list", () => {
  test.each([['contact'], ['about'], ['when'], ['run by'], ['cost']])(
    'reach no entry, no report and no review table from the column "%s"',
    (column) => {
      const told = outputsFor(column);
      expect(canaries.filter(({ mark }) => mark.test(told)).map(({ cell }) => cell)).toEqual([]);
      expect(told).toContain("may be a person's own, and was left out");
    },
  );

  test('come in only where the mapping answers for them, and shared ones always do', () => {
    const table = readTable(
      'id,name,contact\n1,Tea Club,"07700 900123, 01632 960018, tea@silverpit.example.org"\n',
    );
    const propose = (sharedMobiles: boolean) =>
      proposeEntries({
        table,
        mapping: mappingSchema.parse({
          ...mapping,
          columns: { name: 'title', contact: 'contacts' },
          sharedMobiles,
        }),
        directory: smallDirectory({ venues: { hall: { title: 'Hall', lat: 54.7, lon: 2.75 } } }).directory,
        today: parseDay('2026-11-22'),
      }).entries[0]?.asset.contacts?.map(({ phone, email }) => [phone, email]);
    expect(propose(false)).toEqual([['01632960018', 'tea@silverpit.example.org']]);
    expect(propose(true)?.flat()).toContain('07700900123');
  });

  test('names after "Contact:" in a text are left out, and plain sentences stay', () => {
    const table = readTable(
      'id,name,about\n1,Tea Club,"Tea for all. Contact name: Ann Example, in the hall. Leader: anyone who likes tea."\n',
    );
    const { entries } = proposeEntries({
      table,
      mapping: mappingSchema.parse({ ...mapping, columns: { name: 'title', about: 'description' } }),
      directory: smallDirectory({ venues: { hall: { title: 'Hall', lat: 54.7, lon: 2.75 } } }).directory,
      today: parseDay('2026-11-22'),
    });
    expect(entries[0]?.body).toBe(
      'Contact name: (name left out), in the hall. Leader: anyone who likes tea.',
    );
  });
});
