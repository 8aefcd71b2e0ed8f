import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { unescapeCell } from '../../src/domain/spreadsheet-cell.ts';
import { writeCsv } from '../../src/formats/csv.ts';
import { readTable } from '../../src/imports/csv.ts';
import { mappingSchema } from '../../src/imports/mapping.ts';
import { proposeEntries, type Proposal } from '../../src/imports/propose.ts';
import {
  readReview,
  reviewHeadings,
  reviewLines,
  UnreadableReview,
  type Decisions,
} from '../../src/imports/review.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';

const mapping = mappingSchema.parse({
  source: { system: 'clubs', title: 'Clubs' },
  id: ['id'],
  columns: { name: 'title', when: 'when', phone: 'phone', about: 'description' },
  place: { venue: 'hall' },
  set: { kind: 'group', themes: ['eat-together'], joining: { how: 'ask' } },
});

const hall = { hall: { title: 'Hall', lat: 54.7, lon: 2.75 } };

const panelsTea = {
  title: 'Tea and Cake Club',
  where: [{ venue: 'hall' }],
  joining: { how: 'ask' },
  sessions: [{ repeats: 'weekly', on: ['tue'], from: '14:00' }],
  whenInWords: undefined,
  checked: { on: '2026-11-01', by: 'link-worker', how: 'rang' },
  external: [{ system: 'clubs', id: 't' }],
  body: 'Bring a mug.',
};

function directoryWith(assets: Record<string, object>): Directory {
  return smallDirectory({ venues: hall, assets: assets as Record<string, Record<string, unknown>> })
    .directory;
}

const rows = [
  'id,name,when,phone,about',
  't,Tea and Cake Club,"Wednesdays, 2pm-4pm",01632 960018,Bring a plate.',
  'c,Chess Club,"Mondays, 10am-12pm",,',
  'm,Cake and Tea Club,,,',
];

function propose(directory: Directory, decisions?: Decisions): Proposal {
  return proposeEntries({
    table: readTable(rows.join('\n')),
    mapping,
    directory,
    today: parseDay('2026-11-22'),
    decisions,
  });
}

/** The review table as a person sees it, with some cells changed, and read back. */
function decide(
  { report }: Proposal,
  change: (line: Record<string, string>) => Record<string, string>,
): Decisions {
  const lines = reviewLines(report).map((line) => ({ ...line, ...change(line) }));
  const text = writeCsv(
    reviewHeadings,
    lines.map((line) => reviewHeadings.map((heading) => line[heading])),
  );
  return readReview(text, unescapeCell);
}

describe('a review table', () => {
  const directory = directoryWith({ tea: panelsTea });
  const first = propose(directory);

  test('has a line for each new row, each field that differs and each reading of words that is likely', () => {
    expect(
      reviewLines(first.report).map((line) =>
        [line.do, line.name, line.field, line['in the list']].join(' | '),
      ),
    ).toEqual([
      'keep | Tea and Cake Club | summary | Bring a plate.',
      'keep | Tea and Cake Club | sessions | Every Wednesday, 2pm to 4pm',
      'keep | Tea and Cake Club | contacts phone | 01632960018',
      'accept | Chess Club |  | ',
      'keep | Chess Club | sessions | Every Monday, 10am to midday',
      'accept | Cake and Tea Club |  | ',
    ]);
  });

  test('given back as it is changes nothing more than the import itself', () => {
    const again = propose(
      directory,
      decide(first, () => ({})),
    );
    expect(again.changed).toEqual([]);
    expect(again.entries.map(({ slug }) => slug)).toEqual(first.entries.map(({ slug }) => slug));
  });

  test('takes the fields that a person chose, and leaves all others as the panel wrote them', () => {
    const chosen = ['sessions', 'contacts phone'];
    const { changed, report } = propose(
      directory,
      decide(first, ({ field = '', name }) =>
        name === 'Tea and Cake Club' && chosen.includes(field) ? { do: 'take' } : {},
      ),
    );
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({
      slug: 'tea',
      body: 'Bring a mug.',
      asset: {
        sessions: [{ on: ['wed'], from: '14:00', to: '16:00' }],
        checked: { on: '2026-11-01' },
        contacts: [{ phone: '01632960018' }],
      },
    });
    expect(report.merged).toMatchObject([{ slug: 'tea', fields: chosen }]);
  });

  test('makes times of words whose likely reading a person took', () => {
    const decisions = decide(first, ({ name, field }) =>
      name === 'Chess Club' && field === 'sessions' ? { do: 'take' } : {},
    );
    const { entries } = propose(directory, decisions);
    const chess = entries.find(({ slug }) => slug === 'chess-club');
    expect(chess?.asset).toMatchObject({ sessions: [{ on: ['mon'], from: '10:00', to: '12:00' }] });
    expect(chess?.asset.whenInWords).toBeUndefined();
  });

  test('leaves out what a person skips, every time, and merges what a person says is the same', () => {
    const decisions = decide(first, ({ id }) => {
      if (id === 'c') return { do: 'skip', field: '' };
      return id === 'm' ? { do: 'merge', with: 'tea' } : {};
    });
    const { entries, changed, report } = propose(directory, decisions);
    expect(entries).toEqual([]);
    expect(report.skipped.map(({ title }) => title)).toEqual(['Chess Club']);
    expect(changed[0]?.asset.external).toEqual([
      { system: 'clubs', id: 't' },
      { system: 'clubs', id: 'm' },
    ]);
    const after = directoryWith({ tea: { ...panelsTea, external: changed[0]?.asset.external } });
    expect(propose(after, decisions).changed).toEqual([]);
    expect(propose(after).report.differing.map(({ slug }) => slug)).toEqual(['tea', 'tea']);
  });

  test('does not take what the list says otherwise by now', () => {
    const decisions = decide(first, ({ field, name }) =>
      field === 'sessions' && name === 'Tea and Cake Club'
        ? { do: 'take', 'in the list': 'Every Friday, 2pm to 4pm' }
        : {},
    );
    const { changed, report } = propose(directory, decisions);
    expect(changed).toEqual([]);
    expect(report.remarks.map(({ remark }) => remark).join()).toContain(
      'says something else of "sessions" by now',
    );
  });

  test('with a word nobody knows says so, line by line, and decides nothing', () => {
    const text = 'do;with;name;field;id\nmaybe;;Tea;;t\nmerge;;Tea;;t\nkeeep;;Tea;sessions;t\n';
    expect(() => readReview(text, unescapeCell)).toThrow(UnreadableReview);
    try {
      readReview(text, unescapeCell);
    } catch (error) {
      expect((error as UnreadableReview).faults).toEqual([
        'line 2 (Tea): write accept, skip or merge, and not "maybe".',
        'line 3 (Tea): write under "with" which entry to merge it into.',
        'line 4 (Tea): write keep or take, and not "keeep".',
      ]);
    }
  });
});
