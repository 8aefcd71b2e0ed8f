import {
  addDays,
  dayInWords,
  weekdayNames,
  weekdayOf,
  weekdays,
  type IsoDay,
  type Weekday,
} from '../domain/calendar-day.ts';
import { occurrencesFor400Days, type Occurrence } from '../domain/schedule.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { partsOfMonthDay, type Session } from '../domain/session.ts';
import { listedAssets } from './a-to-z-view.ts';
import { addressOf } from './addresses.ts';
import type { Dated } from './dated.ts';
import { dayPartViews, happeningFacts, type DayPartView, type HappeningView } from './day-parts.ts';
import type { PageFacts } from './frame-view.ts';
import { nextDayThatIs } from './happenings.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { countOf } from './words.ts';

/** The page of one weekday. */
export interface WeekdayView {
  readonly page: PageFacts;
  /** "Tuesdays in Silverpit". */
  readonly title: string;
  readonly lead: string;
  readonly count: number;
  readonly parts: readonly DayPartView[];
  /** The seven weekday pages. */
  readonly others: readonly { readonly title: string; readonly href: string; readonly here: boolean }[];
}

/** A date of a session that falls on the weekday, with what it belongs to. */
interface Meeting {
  readonly asset: LinkedAsset;
  readonly session: Session;
  readonly occurrence: Occurrence;
}

/** What meets on a weekday in the next 400 days, in order of time. */
export function weekdayView(weekday: Weekday, context: ViewContext): WeekdayView {
  const meetings = listedAssets(context)
    .filter((asset) => standingOfAsset(asset, context.today, context).shows.today)
    .flatMap((asset) => meetingsOf(asset, weekday, context))
    .sort((a, b) =>
      a.occurrence.from < b.occurrence.from ? -1 : Number(a.occurrence.from > b.occurrence.from),
    );
  const title = `${weekdayNames[weekday]}s in ${context.directory.site.name}`;
  const lead = `${countOf(meetings.length, 'thing')} on a ${weekdayNames[weekday]}, the earliest first.`;
  return {
    page: { title, description: lead, path: addressOf.day(context.base, weekday) },
    title,
    lead,
    count: meetings.length,
    parts: dayPartViews(
      meetings,
      ({ occurrence }) => occurrence.from,
      (meeting) => weekdayLine(meeting, weekday, context),
    ),
    others: weekdays.map((other) => ({
      title: weekdayNames[other],
      href: addressOf.day(context.base, other),
      here: other === weekday,
    })),
  };
}

/** For each session of an entry the first of its dates that falls on the weekday, where there is one. */
function meetingsOf(asset: LinkedAsset, weekday: Weekday, { directory, today }: ViewContext): Meeting[] {
  const sessions = (asset.data.sessions ?? []).filter((session) => mayFallOn(session, weekday));
  return sessions.flatMap((session) => {
    const dates = occurrencesFor400Days([session], { from: today, calendar: directory.calendar });
    const occurrence = dates.find(({ date, is }) => is !== 'off' && weekdayOf(date) === weekday);
    return occurrence === undefined ? [] : [{ asset, session, occurrence }];
  });
}

/** Whether a session can have a date on a weekday at all; quicker to ask than to work its dates out. */
function mayFallOn(session: Session, weekday: Weekday): boolean {
  if (session.extra?.some(({ date }) => weekdayOf(date) === weekday)) return true;
  switch (session.repeats) {
    case 'weekly':
      return session.on.includes(weekday);
    case 'monthly':
      return session.on.some((day) => partsOfMonthDay(day).weekday === weekday);
    case 'dates':
      return session.dates.some((date) => weekdayOf(date) === weekday);
  }
}

function weekdayLine(meeting: Meeting, weekday: Weekday, context: ViewContext): HappeningView {
  const { asset, session, occurrence } = meeting;
  const { rule, limits } = sessionInWords(session, { today: context.today });
  const next = nextUnlessComing(occurrence.date, weekday, context.today);
  return {
    ...happeningFacts(asset, occurrence, context),
    remark: [rule, ...limits].join(', '),
    ...(next === undefined ? {} : { next }),
  };
}

/** Says the next date only where it is not the coming one of that weekday. */
function nextUnlessComing(date: IsoDay, weekday: Weekday, today: IsoDay): Dated<string> | undefined {
  if (date === nextDayThatIs(weekday, today)) return undefined;
  const year = date >= addDays(today, 180);
  return { to: date, now: true, value: `Next: ${dayInWords(date, { year })}` };
}

/** The pages of the seven weekdays. */
export function weekdayPages(
  context: ViewContext,
): readonly { readonly path: string; readonly view: WeekdayView }[] {
  return weekdays.map((weekday) => ({
    path: weekdayNames[weekday].toLowerCase(),
    view: weekdayView(weekday, context),
  }));
}
