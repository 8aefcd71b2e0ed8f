import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays, daysBetween, parseDay, type IsoDay } from '../../src/domain/calendar-day.ts';
import { buildTown, clearTown, contentThatAges, sampleDay } from '../browser/built-site.ts';
import { playedScreen, serverMoods } from '../browser/played-screen.ts';
import { browserWhileTesting } from '../browser/while-testing.ts';

const minute = 60_000;
const hour = 60 * minute;
const browser = browserWhileTesting();

/** The sample town as it would be if its day were another: every day in its files moved along. */
function sampleMovedTo(day: IsoDay): string {
  const content = contentThatAges();
  const days = daysBetween(sampleDay, day);
  const files = readdirSync(content, { recursive: true, encoding: 'utf8' });
  for (const name of files.filter((file) => /\.(md|json)$/.test(file) && !/^(pages|map)\b/.test(file))) {
    const file = join(content, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replaceAll(/\b20\d\d-\d\d-\d\d\b/g, (found) => addDays(parseDay(found), days)),
    );
  }
  return content;
}

/** Nights on which the clocks of Britain change, each with the wrongs a device's clock may have. */
const nights = [
  ['the clocks go back', '2026-10-24', 0],
  ['the clocks go forward', '2027-03-27', 0],
  ['the clocks go back, on a device that is a day ahead', '2026-10-24', 24 * hour],
  ['the clocks go forward, on a device that is a day behind', '2027-03-27', -24 * hour],
] as const;

test.each(nights)(
  'a screen plays through the day on which %s, with a server that does everything wrong',
  async (_, day, clockAhead) => {
    const content = sampleMovedTo(parseDay(day));
    const site = await buildTown(content, parseDay(day));
    const file = join(site, 'screen', 'quayside-waiting-room', 'index.html');
    const played = await playedScreen(browser(), file, `${day}T12:00:00Z`, clockAhead);
    await played.pass(minute);
    const found: string[] = [];
    const titles = new Set<string>();
    for (let passed = 0; passed < 24 * 60; passed += 1) {
      if (passed % 60 === 0) await played.server.say(serverMoods[(passed / 60) % 7] ?? 'well');
      if (passed % 60 === 30) await played.server.say('well');
      await played.pass(minute);
      titles.add(await played.title());
      const shown = await played.shown();
      if (shown !== 1) found.push(`${shown} slides at minute ${passed}`);
      found.push(...(await played.pastRows()));
    }
    expect(found).toEqual([]);
    expect(titles.size).toBeGreaterThan(8);

    await played.server.say('down');
    await played.pass(3 * hour);
    await played.server.say('new build');
    const askedBefore = played.asked.length;
    while (played.asked.length === askedBefore) await played.pass(10_000);
    await played.pass(minute);
    expect(await played.page.locator('html').getAttribute('data-build')).toBe('new');
    expect(await played.shown()).toBe(1);
    await played.close();
    clearTown(site);
    rmSync(content, { recursive: true });
  },
);
