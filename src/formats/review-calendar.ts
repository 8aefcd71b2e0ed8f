import ical from 'ical-generator';
import { addDays, type IsoDay } from '../domain/calendar-day.ts';
import { workInWords, type ReviewItem, type ReviewList } from '../domain/review-list.ts';
import { waysToAsk } from '../domain/ways-to-ask.ts';

/** How far ahead a calendar of checks reaches. */
const daysAhead = 400;

/**
 * The checks of one member as an iCalendar file (RFC 5545): a whole day for each entry in their care, on the day it
 * is due; what is due already stands on the day the file is made. The same entry keeps its identity from file to
 * file, so that a calendar moves the day instead of filling up.
 *
 * @param keeper slug of the member
 */
export function reviewCalendar(
  list: ReviewList,
  keeper: string,
  { siteUrl, base }: { siteUrl: string; base: string },
): string {
  const calendar = ical({ prodId: { company: 'Hereabouts', product: 'Checks', language: 'EN' } });
  const last = addDays(list.today, daysAhead);
  for (const item of list.items) {
    const day = dayOf(item, list.today);
    if (item.keeper?.slug !== keeper || day > last) continue;
    const page = `${siteUrl}${base}assets/${item.asset.slug}/`;
    calendar.createEvent({
      id: `check-${item.asset.slug}@${new URL(siteUrl).host}${base.replace(/\/$/, '')}`,
      stamp: moment(list.today),
      start: moment(day),
      end: moment(addDays(day, 1)),
      allDay: true,
      timezone: 'UTC',
      summary: `Check ${item.asset.data.title}`,
      description: [workInWords(item), ...waysToAsk(item.asset, 'print', list.today), page].join('\n'),
      url: page,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function dayOf({ dueOn }: ReviewItem, today: IsoDay): IsoDay {
  return dueOn === undefined || dueOn < today ? today : dueOn;
}

function moment(day: IsoDay): Date {
  return new Date(`${day}T00:00:00Z`);
}
