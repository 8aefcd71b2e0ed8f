import { describe, expect, it, test } from 'vitest';
import { readCheckReport } from '../../src/domain/check-report.ts';

const slugs = new Set(['bread-swap', 'silver-brass', 'slow-miles', 'by']);
const read = (text: string) => readCheckReport(text, 'round.txt', slugs);
const head = 'By: member-4\nDay: 2026-11-22\n';

describe('a message about a round of checks', () => {
  it('is read as it is written on the phone', () => {
    const { lines, problems, aside } = read(
      `${head}bread-swap: still right, rang. The hatch has a new bell.\nsilver-brass: closed on 2026-11-01, told\n`,
    );
    expect(problems).toEqual([]);
    expect(aside).toEqual([]);
    expect(lines).toEqual([
      {
        line: 3,
        by: 'member-4',
        on: '2026-11-22',
        slug: 'bread-swap',
        finding: 'still right',
        day: undefined,
        how: 'rang',
        note: 'The hatch has a new bell.',
      },
      {
        line: 4,
        by: 'member-4',
        on: '2026-11-22',
        slug: 'silver-brass',
        finding: 'closed',
        day: '2026-11-01',
        how: 'told',
        note: undefined,
      },
    ]);
  });

  it('survives an e-mail: quote marks, a broken line, odd blanks, a greeting, a signature', () => {
    const { lines, problems, aside } = read(
      [
        'Hello desk,',
        '> By: member-4\r',
        '>> Day:\u00a02026-11-22\r',
        '> - bread-swap:  Still Right, RANG. They moved to the room upstairs while\r',
        '> the hatch is mended.\r',
        '>\r',
        '> slow-miles: ?\r',
        '> silver-brass: could not reach. Rang twice.',
        'Olive, sent from my phone',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(lines?.map(({ slug, finding, note }) => [slug, finding, note])).toEqual([
      ['bread-swap', 'still right', 'They moved to the room upstairs while the hatch is mended.'],
      ['silver-brass', 'could not reach', 'Rang twice.'],
    ]);
    expect(aside).toEqual(['Hello desk,', 'Olive, sent from my phone']);
  });

  it('may hold several days, and the messages of several people', () => {
    const { lines } = read(
      `${head}bread-swap: still right, rang\nDay: 2026-11-21\nslow-miles: paused until 2027-01-07, told\n\nBy: link-worker\nsilver-brass: still right, visited\n`,
    );
    expect(lines?.map(({ slug, by, on, day }) => [slug, by, on, day])).toEqual([
      ['bread-swap', 'member-4', '2026-11-22', undefined],
      ['slow-miles', 'member-4', '2026-11-21', '2027-01-07'],
      ['silver-brass', 'link-worker', '2026-11-21', undefined],
    ]);
  });

  test.each([
    [
      'nobody said who',
      'Day: 2026-11-22\nbread-swap: still right, rang',
      2,
      'Nothing above this line says who checked.',
    ],
    [
      'nobody said when',
      'By: member-4\nbread-swap: still right, rang',
      2,
      'Nothing above this line says when.',
    ],
    ['a day in the British way', 'By: member-4\nDay: 22/11/2026\n', 2, '"22/11/2026" is no day.'],
    [
      'no word of how',
      `${head}bread-swap: still right`,
      3,
      'The line of bread-swap does not say how it was checked.',
    ],
    ['a finding nobody knows', `${head}bread-swap: lovely`, 3, 'The line of bread-swap says "lovely".'],
    [
      'one entry twice',
      `${head}bread-swap: still right, rang\nbread-swap: closed, rang`,
      4,
      'There are two lines for bread-swap.',
    ],
    ['nothing about any entry', 'Dear all,', 1, 'There is no line about an entry.'],
  ])('is refused whole, with the line and what to write, for %s', (_, text, line, found) => {
    const reading = read(text);
    expect(reading.lines).toBeUndefined();
    expect(reading.problems[0]).toMatchObject({ file: 'round.txt', line, found, severity: 'error' });
    expect(reading.problems[0]?.fix).not.toBe('');
  });
});
