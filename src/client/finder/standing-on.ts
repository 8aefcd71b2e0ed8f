/** How things stand on a day, told by comparing days; the rules were worked out by the build. */
import type { FinderData, FinderState, FinderThing } from '../../formats/finder.ts';

/** How a thing stands on a day. A day before the build counts as the day of the build. */
export function standingOn({ r }: FinderThing, { states }: FinderData, day: string): FinderState {
  let place = r[0] as number;
  for (let next = 1; next < r.length && (r[next] as string) <= day; next += 2) place = r[next + 1] as number;
  return states[place]!;
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ');

/** "14 November 2026". */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${monthNames[Number(month) - 1] ?? ''} ${year}`;
}
