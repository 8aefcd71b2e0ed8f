import { expect, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import {
  contentDateOf,
  publishedDirectory,
  publishFrom,
  type Published,
} from '../../src/reader/published-directory.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';

const today = parseDay('2026-11-22');
const { directory } = smallDirectory();
const published: Published = {
  directory,
  today,
  site: { url: 'https://small.example', base: '/', contentDate: today },
};

test('the content is read once, however many pages ask for it', async () => {
  let readings = 0;
  publishFrom(() => {
    readings += 1;
    return published;
  });
  const answers = await Promise.all([publishedDirectory(), publishedDirectory(), publishedDirectory()]);
  expect(readings).toBe(1);
  expect(new Set(answers)).toEqual(new Set([published]));
});

test('when the content has changed, pages get the new one', async () => {
  publishFrom(() => published);
  await publishedDirectory();
  const later = { ...published, today: parseDay('2026-11-23') };
  publishFrom(() => later);
  expect(await publishedDirectory()).toBe(later);
});

test('the content is as new as the latest check or entry, and never of a day to come', () => {
  const dated = smallDirectory({
    assets: {
      soup: { checked: { on: '2026-11-14', by: 'link-worker', how: 'rang' } },
      bread: { added: { on: '2026-11-20', from: 'panel' } },
      jam: { checked: { on: '2027-02-01', by: 'link-worker', how: 'rang' } },
    },
  }).directory;
  expect(contentDateOf(dated, today)).toBe('2026-11-20');
  expect(contentDateOf(smallDirectory().directory, today)).toBe(today);
});
