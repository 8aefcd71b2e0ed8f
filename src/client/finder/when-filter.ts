/** Whether a thing is on now, today or on the days after. */
import type { FinderThing, When } from '../../formats/finder.ts';
import type { Town } from './candidates.ts';
import { daysOfSpan, isOnAt, isOver, type Moment } from './meeting-dates.ts';
import { standingOn } from './standing-on.ts';

/**
 * Whether a thing is on. What is over today is not on any more; what is paused, closed, out of season or lapsed
 * on the day itself is not on either.
 */
export function isOnWhen(
  index: number,
  thing: FinderThing,
  when: When,
  moment: Moment,
  { data, meetings }: Town,
): boolean {
  if (meetings === undefined) return isOnThatWeekday(thing, when, moment, { data });
  const today = meetings.dayOf(moment);
  const isListed = (day: number) => standingOn(thing, data, meetings.isoOf(day)).today;
  if (when === 'now') {
    const { time = '12:00' } = moment;
    return meetings
      .between(index, today - 1, today)
      .some((date) => isListed(date.day) && isOnAt(date, date.day - today, time));
  }
  const [first, last] = daysOfSpan(when, moment.today);
  return meetings
    .between(index, today + first, today + last)
    .some((date) => isListed(date.day) && !(date.day === today && isOver(date, moment.time)));
}

/** Before the dates have come: whether it meets on the weekday, going by its rule. */
function isOnThatWeekday(
  thing: FinderThing,
  when: When,
  { today }: Moment,
  { data }: Pick<Town, 'data'>,
): boolean {
  if (!standingOn(thing, data, today).today) return false;
  const [first, last] = daysOfSpan(when === 'now' ? 'today' : when, today);
  const monday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7;
  const wanted = Array.from({ length: last - first + 1 }, (_, day) => (monday + first + day) % 7);
  return (thing.d ?? []).some((time) => wanted.includes(Math.floor(time / 3)));
}
