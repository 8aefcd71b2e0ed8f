/** When a thing is next on. */
import type { FinderThing } from '../../formats/finder.ts';
import type { Town } from './candidates.ts';
import type { NextMeeting } from './find-query.ts';
import { isOver, type MeetingDate, type Moment } from './meeting-dates.ts';
import { standingOn } from './standing-on.ts';

/** The next date of a thing that is not over, on a day on which it is not paused, closed, out of season or lapsed. */
export function nextMeeting(
  index: number,
  thing: FinderThing,
  moment: Moment,
  { data, meetings }: Town,
): NextMeeting | undefined {
  if (meetings === undefined) return undefined;
  const today = meetings.dayOf(moment);
  const isStillOn = (date: MeetingDate) =>
    standingOn(thing, data, meetings.isoOf(date.day)).today &&
    !(date.day === today && isOver(date, moment.time));
  const found = meetings.nextThatFits(index, today, isStillOn);
  if (found === undefined) return undefined;
  const { from, to, is, note, at, ring } = found.slot;
  return {
    date: meetings.isoOf(found.day),
    from,
    to,
    is: is === 'ask' ? 'ask' : 'meets',
    note,
    place: at === undefined ? undefined : data.places[at],
    ringFirst: ring === 1,
  };
}
