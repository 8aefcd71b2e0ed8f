import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  fingerprintOf,
  outdatedPosters,
  readMade,
  writeMade,
  type MadePoster,
} from '../../scripts/posters/made.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { posterViews } from '../../src/views/poster-view.ts';
import { checked, smallContext } from '../views/small-context.ts';

const soup = { title: 'Soup', checked, sessions: [{ repeats: 'weekly', on: ['tue'], from: '10:00' }] };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'posters-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function madeOf(asset: Record<string, unknown>, today = '2026-11-22'): MadePoster[] {
  const posters = posterViews(smallContext({ assets: { soup: asset } }, today));
  return posters
    .filter(({ kind }) => kind === 'asset')
    .map((poster) => ({
      file: 'all/assets-soup.pdf',
      path: poster.path,
      name: poster.name,
      as: '',
      made: parseDay(today),
      takeDownAfter: poster.takeDownAfter,
      fingerprint: fingerprintOf(poster, ''),
    }));
}

function outdated(asset: Record<string, unknown>, today: string): string[] {
  const context = smallContext({ assets: { soup: asset } }, today);
  return outdatedPosters(madeOf(soup), posterViews(context), context.today).map(({ why }) => why);
}

test('a poster that still says what is true may hang, also when it was made on another day', () => {
  expect(outdated(soup, '2026-11-22')).toEqual([]);
  expect(outdated(soup, '2026-12-10')).toEqual([]);
});

test('a poster comes down when its day is past, when its subject stops, and when its words change', () => {
  expect(outdated(soup, '2028-01-10')).toEqual(['it is past its day']);
  const paused = { ...soup, status: { is: 'paused', until: '2027-02-01', note: 'Cold' } };
  expect(outdated(paused, '2026-12-01')).toEqual(['what it shows has stopped, is paused, or needs a check']);
  const later = { ...soup, sessions: [{ ...soup.sessions[0], from: '11:00' }] };
  expect(outdated(later, '2026-12-01')).toEqual(['something it says has changed']);
});

test('the list of posters comes back as it was written, and a broken one is named', () => {
  const made = madeOf(soup);
  writeMade(folder, made);
  expect(readMade(folder)).toEqual(made);
  writeFileSync(join(folder, 'made.json'), '{"posters": oh}');
  expect(() => readMade(folder)).toThrow(/made\.json cannot be read/);
});
