import { rmSync } from 'node:fs';
import { afterAll, describe, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { contentThatAges } from '../browser/built-site.ts';
import { sampleDirectory } from '../browser/kinds-of-page.ts';
import { expectToldAsBuiltOn } from '../browser/told.ts';
import { browserWhileTesting, townWhileTesting } from '../browser/while-testing.ts';

const content = contentThatAges();
afterAll(() => {
  rmSync(content, { recursive: true });
});
const town = townWhileTesting(() => content);
const browser = browserWhileTesting();

describe('on a site that nobody has built for a while, the page of each entry', () => {
  test.each([
    ['seven weeks later', '2027-01-08'],
    ['a year later', '2027-11-30'],
  ])('tells what a site built on the day itself tells: %s', async (_, day) => {
    const aging = { browser: browser(), address: town().address, content };
    await expectToldAsBuiltOn(parseDay(day), aging, sampleDirectory());
  });
});
