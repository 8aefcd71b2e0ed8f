import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/environment.ts';
import { collectFacts } from '../../../src/cms/collect-facts.ts';
import { assetIn, checkFile, saidOf, type Found } from '../../../src/cms/desk/check-entry.ts';
import { deskList, isPressing, nextOf, type DeskLook } from '../../../src/cms/desk/desk-list.ts';
import { asksForNothing, readRoute } from '../../../src/cms/desk/desk-route.ts';
import { findLikenesses } from '../../../src/cms/guard/likenesses.ts';
import { addDays, parseDay } from '../../../src/domain/calendar-day.ts';
import { reviewList } from '../../../src/domain/review-list.ts';
import { readDirectory } from '../../../src/reader/read-directory.ts';

const today = parseDay('2026-11-22');
const { directory } = readDirectory(join(projectFolder, 'content'), today);
const facts = collectFacts({
  directory: directory!,
  today,
  base: '/',
  siteUrl: 'https://hereabouts.example',
});
const look: DeskLook = { today, filter: 'all', who: undefined, done: {} };
const path = 'assets/slow-miles.md';
const walk = readFileSync(join(projectFolder, 'content', path), 'utf8');
const found: Found = { finding: 'still right', by: 'member-4', how: 'rang', on: today };

test('the list holds what the panel’s own list holds, on the day of the build and on every day of the year after', () => {
  for (let days = 0; days <= 366; days += 6) {
    const day = addDays(today, days);
    const panel = reviewList(directory!, day)
      .items.filter(({ isListed, asset }) => isListed && asset.data.status?.is !== 'unlisted')
      .map(({ asset, state }) => `${asset.slug} ${state}`);
    const desk = deskList(facts, { ...look, today: day }).rows.map(({ slug, state }) => `${slug} ${state}`);
    expect(desk.toSorted(), day).toEqual(panel.toSorted());
  }
});

test('lapsed and overdue entries come first, and each filter holds its own kind', () => {
  const { rows, counts } = deskList(facts, look);
  const states = rows.map(({ state }) => state);
  expect(states.indexOf('due-soon')).toBeGreaterThan(states.lastIndexOf('overdue'));
  expect(counts.all).toBe(rows.length);
  const never = deskList(facts, { ...look, filter: 'never' }).rows;
  expect(never.length).toBeGreaterThan(0);
  expect(never.every(({ state }) => state === 'never-checked')).toBe(true);
  const mine = deskList(facts, { ...look, filter: 'mine', who: 'member-4' }).rows;
  expect(
    mine.every(({ slug }) => facts.entries.find((entry) => entry.slug === slug)?.steward === 'member-4'),
  ).toBe(true);
  expect(deskList(facts, { ...look, filter: 'mine' }).rows).toEqual([]);
});

test('what this device has looked at leaves the list until the site says so itself, and the next one is offered', () => {
  const first = deskList(facts, look);
  const [one, two] = first.rows;
  expect(nextOf(first, one!.slug)?.slug).toBe(two!.slug);
  const after = deskList(facts, { ...look, done: { [one!.slug]: { on: today, words: 'still right' } } });
  expect(after.rows.map(({ slug }) => slug)).not.toContain(one!.slug);
  expect(after.done.map(({ slug }) => slug)).toEqual([one!.slug]);
  expect(after.done.some(isPressing)).toBe(false);
  expect(after.counts.all).toBe(first.counts.all - 1);
});

test('a check writes its day, who and how into the file, and no other line', () => {
  const after = checkFile(walk, path, 'slow-miles', found);
  expect(after).toEqual({
    is: 'written',
    words: 'still right',
    text: walk.replace(
      'on: 2026-11-09\n  by: member-3\n  how: visited',
      'on: 2026-11-22\n  by: member-4\n  how: rang',
    ),
  });
});

test('a pause, a closing and a try that reached nobody are written by the rule of reports', () => {
  const day = parseDay('2027-01-07');
  const paused = checkFile(walk, path, 'slow-miles', { ...found, finding: 'paused', day, note: 'Ice.' });
  expect(paused.is === 'written' && paused.text).toContain(
    'status:\n  is: paused\n  until: 2027-01-07\n  note: Ice.\n',
  );
  const closed = checkFile(walk, path, 'slow-miles', { ...found, finding: 'closed', day: today });
  expect(closed.is === 'written' && closed.text).toContain('status:\n  is: closed\n  on: 2026-11-22\n');
  const tried = checkFile(walk, path, 'slow-miles', {
    ...found,
    finding: 'could not reach',
    note: 'Rang twice.',
  });
  expect(tried.is === 'written' && tried.text).toContain('tried:\n  on: 2026-11-22\n  note: Rang twice.\n');
  expect(tried.is === 'written' && tried.text).toContain('on: 2026-11-09');
});

test('a closing day still to come is refused with what to do', () => {
  const day = addDays(today, 3);
  expect(() => checkFile(walk, path, 'slow-miles', { ...found, finding: 'closed', day })).toThrow(
    'the day it really closed',
  );
});

test('a second check on the same day by somebody else writes nothing', () => {
  const first = checkFile(walk, path, 'slow-miles', found);
  const text = first.is === 'written' ? first.text : '';
  expect(checkFile(text, path, 'slow-miles', { ...found, by: 'member-5' })).toMatchObject({ is: 'nothing' });
});

test('the check shows in words when and where it is and whom to ask', () => {
  const said = saidOf(
    assetIn(walk, path),
    (slug) => (slug === 'silverpit-library' ? 'Silverpit Library' : undefined),
    today,
  );
  expect(Object.fromEntries(said.map(({ label, lines }) => [label, lines.join(' ')]))).toMatchObject({
    When: 'Every Tuesday, 10:30am to midday.',
    Where: 'Silverpit Library. Meet inside the front door',
    'To ask them': 'The walk leaders, 01632 960 103',
    'Last checked': '9 November 2026',
  });
});

test('a new entry that looks like one there is told of with its place; one with a name of its own is not', () => {
  const where = [{ venue: 'silverpit-library' }];
  expect(findLikenesses({ title: 'the slow miles', where: [] }, facts)).toEqual([
    { slug: 'slow-miles', title: 'Slow Miles at Silverpit Library' },
  ]);
  expect(findLikenesses({ title: 'Slow Miles Walking', where }, facts).map(({ slug }) => slug)).toEqual([
    'slow-miles',
  ]);
  expect(findLikenesses({ title: 'Slow Miles Walking', where: [{ area: 'tail-end' }] }, facts)).toEqual([]);
  expect(findLikenesses({ title: 'Kite Makers', where }, facts)).toEqual([]);
});

test('addresses of our own pages are known, and no others', () => {
  expect(readRoute('#/desk')).toEqual({ is: 'list' });
  expect(readRoute('#/check/slow-miles')).toEqual({ is: 'check', slug: 'slow-miles' });
  expect(readRoute('#/check/../../x')).toBeUndefined();
  expect(readRoute('#/collections/assets')).toBeUndefined();
  expect(asksForNothing({ hash: '#/', search: '' })).toBe(true);
  expect(asksForNothing({ hash: '', search: '?code=1' })).toBe(false);
});
