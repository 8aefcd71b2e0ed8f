import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/environment.ts';

/** One entry of the made-up town, as somebody keeps count of it by hand. */
export interface CountedEntry {
  readonly slug: string;
  readonly neighbourhood: string;
  /** Months between checks. */
  readonly months: number;
  checkedOn: string;
  steward: string;
  closedOn?: string;
  pausedUntil?: string;
}

const neighbourhoods = ['north', 'south', 'east', 'west'];

/** Day of the year so many days after another, by the plainest means. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day so many months later, the end of a short month where there is no such day, by the plainest means. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}

/**
 * Writes a town of 120 entries and ten members, of whom eight serve at any time: members 7 and 8 leave at the end of
 * June, and members 9 and 10 follow them.
 *
 * @param content the content folder to make
 * @param start the first day of the year
 */
export function makeYearTown(content: string, start: string): CountedEntry[] {
  cpSync(join(projectFolder, 'tests/fixtures/tiny-town'), content, { recursive: true });
  for (const folder of ['assets', 'panel', 'rounds', 'screens', 'gaps', 'venues', 'pages']) {
    rmSync(join(content, folder), { recursive: true, force: true });
    mkdirSync(join(content, folder));
  }
  const write = (file: string, data: unknown) => {
    writeFileSync(join(content, file), `${JSON.stringify(data, null, 2)}\n`);
  };
  write('taxonomy/neighbourhoods.json', {
    neighbourhoods: neighbourhoods.map((slug) => ({
      slug,
      title: slug.slice(0, 1).toUpperCase() + slug.slice(1),
    })),
  });
  write('taxonomy/themes.json', {
    themes: [
      { slug: 'eat-together', title: 'Eat together', art: 'eat-together', colour: 'clay' },
      { slug: 'outdoors', title: 'Outdoors', art: 'outdoors', colour: 'moss' },
    ],
  });
  for (let number = 1; number <= 10; number += 1) {
    const leaves = number === 7 || number === 8;
    const follows = number > 8;
    write(`panel/member-${number}.json`, {
      public: false,
      term: {
        from: leaves ? '2026-07-01' : follows ? '2027-06-14' : '2027-01-04',
        to: leaves ? '2027-06-30' : follows ? '2028-06-13' : '2028-01-03',
      },
      patch: { neighbourhoods: [neighbourhoods[number % 4]] },
    });
  }
  return Array.from({ length: 120 }, (_, index) => writeEntry(content, index, start));
}

function writeEntry(content: string, index: number, start: string): CountedEntry {
  const informal = index % 3 !== 0;
  const months = informal ? 6 : 12;
  const entry: CountedEntry = {
    slug: `entry-${String(index + 1).padStart(3, '0')}`,
    neighbourhood: neighbourhoods[Math.floor(index / 8) % 4]!,
    months,
    // Spread so that every week something comes due.
    checkedOn: daysLater(start, -1 - ((index * 37) % (informal ? 175 : 355))),
    steward: `member-${(index % 8) + 1}`,
  };
  const text = [
    '---',
    `title: Entry ${index + 1}`,
    `number: ${index + 10}`,
    'kind: group',
    `formality: ${informal ? 'informal' : 'charity'}`,
    `themes: [${index % 2 === 0 ? 'eat-together' : 'outdoors'}]`,
    'where:',
    `  - area: ${entry.neighbourhood}`,
    'whenInWords: Most days',
    'checked:',
    `  on: ${entry.checkedOn}`,
    `  by: ${entry.steward}`,
    '  how: told',
    `steward: ${entry.steward}`,
    '---',
    'A few neighbours meet and talk.',
    '',
  ].join('\n');
  writeFileSync(join(content, 'assets', `${entry.slug}.md`), text);
  return entry;
}
