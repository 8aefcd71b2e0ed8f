/** Days that repeat, packed: a weekly meeting of 400 days is one run instead of 57 dates. */
import type { DatesRun } from './finder.ts';

const daysOfWeek = 7;

/**
 * Packs days into evenly spaced runs. Each weekday has its own, because meetings keep to their weekdays.
 *
 * @param days whole numbers from -7 on, each once, in any order
 */
export function packRuns(days: readonly number[]): DatesRun[] {
  const byWeekday = Map.groupBy(
    [...days].sort((one, other) => one - other),
    (day) => (day + daysOfWeek) % daysOfWeek,
  );
  return [...byWeekday.values()].flatMap(runsIn).sort(([one], [other]) => one - other);
}

function runsIn(days: readonly number[]): DatesRun[] {
  const runs: DatesRun[] = [];
  let rest = days;
  while (rest.length > 0) {
    const [first = 0, second] = rest;
    const step = second === undefined ? daysOfWeek : second - first;
    const broken = rest.findIndex((day, place) => day !== first + place * step);
    const count = broken === -1 ? rest.length : broken;
    runs.push([first, step, count]);
    rest = rest.slice(count);
  }
  return runs;
}
