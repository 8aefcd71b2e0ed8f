import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { monthNames, weekdayNames, weekdays } from '../../../src/domain/calendar-day.ts';

const player = readFileSync(
  fileURLToPath(new URL('../../../src/client/screen/player.js', import.meta.url)),
  'utf8',
);

/** The names in a list of the player, which old screens run as it is written. */
function namesIn(list: string): string[] {
  const [, names = ''] = new RegExp(`var ${list} = \\[([^\\]]*)\\]`).exec(player) ?? [];
  return [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

test('a screen that builds the title of its day itself calls months and weekdays as the pages do', () => {
  expect(namesIn('months')).toEqual(monthNames);
  const fromMonday = weekdays.map((day) => weekdayNames[day]);
  expect(namesIn('weekdays')).toEqual([fromMonday.at(-1), ...fromMonday.slice(0, -1)]);
});
