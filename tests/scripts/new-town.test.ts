import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bankHolidaysOf } from '../../scripts/new-town/bank-holidays.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { artNames } from '../../src/domain/theme.ts';
import { sampleContent } from '../browser/built-site.ts';
import { startCommand } from '../site/tiny-builds.ts';

const today = parseDay('2026-11-22');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-new-town-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function newTown(...words: string[]) {
  return startCommand('new-town.ts', {}, words).ended;
}

describe('npm run new-town', { timeout: 60_000 }, () => {
  it('makes a town without errors, and says in plain words what only its people know', async () => {
    const town = join(folder, 'deep', 'oakham');
    const { code, output } = await newTown('Oakham', '--to', town);
    expect(code).toBe(0);
    expect(output).toContain('site.json: The area is all of England and Wales.');
    const { directory, problems } = readDirectory(town, today);
    expect(problems.map(({ severity }) => severity)).not.toContain('error');
    expect(directory).toMatchObject({ assets: [], site: { name: 'Oakham', schemaVersion: 1 } });
    expect(directory?.themes.map(({ art }) => art)).toEqual(artNames);
    expect(directory?.screens).toHaveLength(1);
    expect(output).toMatch(/CONTENT_DIR=\S+oakham npm run check/);
  });

  it('writes nothing of the sample town, which nobody else wants to read about', async () => {
    const town = join(folder, 'plain');
    await newTown('Oakham', '--to', town);
    const texts = readdirSync(town, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    const { directory } = readDirectory(sampleContent);
    const names = [
      'Silverpit',
      ...(directory?.neighbourhoods ?? []).map(({ title }) => title),
      ...(directory?.venues ?? []).map(({ data }) => data.title),
    ];
    expect(names.filter((name) => texts.some((text) => text.includes(name)))).toEqual([]);
    expect(texts.filter((text) => text.includes('{{'))).toEqual([]);
  });

  it('has less to ask for the more it is told', async () => {
    const town = join(folder, 'told');
    const words = ['--box=-0.83,52.52,-0.42,52.76', '--desk', 'Oakham Library', '--postcode', 'le15 6hb'];
    const ways = ['--phone', '01632 960200', '--email', 'panel@example.org', '--host', 'oakham.example'];
    expect(await newTown('Oakham', '--to', town, ...words, ...ways)).toMatchObject({ code: 0 });
    const { directory, problems } = readDirectory(town, today);
    expect(problems.map(({ file }) => file)).toEqual([
      'assets',
      'calendar.json',
      'panel',
      'taxonomy/neighbourhoods.json',
    ]);
    expect(directory?.venues[0]).toMatchObject({
      slug: 'oakham-library',
      data: { title: 'Oakham Library', postcode: 'LE15 6HB' },
    });
    expect(directory?.screens[0]?.venue.slug).toBe('oakham-library');
  });

  it('never writes over a folder with something in it', async () => {
    const town = join(folder, 'mine');
    mkdirSync(town);
    writeFileSync(join(town, 'notes.txt'), 'mine');
    const { code, output } = await newTown('Oakham', '--to', town, '--replace-sample');
    expect({ code, output }).toEqual({
      code: 2,
      output: `${town} has something in it already. Choose another folder; nothing was written.\n`,
    });
    expect(readdirSync(town)).toEqual(['notes.txt']);
  });

  it('takes the place of the sample town, and of no other, when it is told to', async () => {
    const town = join(folder, 'content');
    mkdirSync(town);
    writeFileSync(join(town, 'site.json'), '{"sampleToday": "2026-11-22"}');
    const refused = await newTown('Oakham', '--to', town);
    expect(refused.output).toContain('add --replace-sample');
    expect(await newTown('Oakham', '--to', town, '--replace-sample')).toMatchObject({ code: 0 });
    expect(await newTown('Uppingham', '--to', town, '--replace-sample')).toMatchObject({ code: 2 });
    expect(readDirectory(town, today).directory?.site.name).toBe('Oakham');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('tells everything that was mistyped at once, and writes nothing', async () => {
    const town = join(folder, 'odd');
    const { code, output } = await newTown(
      '{process.env.HOME}',
      ...['--to', town, '--box', '1,2,3', '--phone', '12', '--email', 'nobody', '--postcode', 'LE15 6HB'],
    );
    expect(code).toBe(2);
    expect(output.trim().split('\n')).toEqual([
      'The name is "{process.env.HOME}". Use letters, digits, spaces and hyphens, like "Silverpit".',
      expect.stringContaining('--phone is "12".'),
      expect.stringContaining('--email is "nobody".'),
      expect.stringContaining('--box is "1,2,3". Write four numbers'),
      expect.stringContaining('--postcode is where the desk is.'),
    ]);
    expect(existsSync(town)).toBe(false);
  });
});

describe('the bank holidays of England and Wales', () => {
  // As www.gov.uk/bank-holidays lists them; 2022 had two more for a jubilee, and its May one was moved.
  it.each([
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ])('of %i', (year, days) => {
    expect(bankHolidaysOf(year)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  it('that fall on a weekend move to the next working days', () => {
    expect(bankHolidaysOf(2022).slice(-2)).toEqual(['2022-12-26', '2022-12-27']);
    expect(bankHolidaysOf(2023)[0]).toBe('2023-01-02');
  });
});
