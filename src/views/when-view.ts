import {
  addDays,
  dayInWords,
  monthNames,
  timeInWords,
  timeRangeInWords,
  weekdayNames,
  weekdayOf,
  type IsoDay,
} from '../domain/calendar-day.ts';
import { termState } from '../domain/calendar.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { daysAhead, occurrencesFor400Days, type Occurrence } from '../domain/schedule.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import type { Session } from '../domain/session.ts';
import type { Standing } from '../domain/standing.ts';
import { jsonForScript, type ScriptJson } from '../formats/escape.ts';
import { datedByStanding, standingOfAsset } from './standing-view.ts';
import type { Dated } from './dated.ts';
import type { ViewContext } from './view-context.ts';
import { asSentence, listInWords } from './words.ts';

/** One rule of when something is on. */
export interface WhenLine {
  /** "Every Tuesday, 10am to midday". */
  readonly title: string;
  /** "In term time only. Bring a mug." */
  readonly detail?: string | undefined;
}

/** One coming date, as it is shown. */
export interface DateView {
  readonly date: IsoDay;
  /** "26 November", with the year when it is not the year of the build. */
  readonly day: string;
  /** "Thursday, 12:30pm", or why it is off. */
  readonly words: string;
  readonly is: Occurrence['is'];
}

/** The coming dates of an asset. */
export interface NextDatesView {
  /** Stretches in which dates are shown, with what to say above them; a stretch without dates says so. */
  readonly stretches: readonly Dated<{ readonly shows: boolean; readonly says?: string | undefined }>[];
  /** The first dates from the day of the build on, days off among them. */
  readonly dates: readonly DateView[];
  /** All dates of the next 400 days, for the script that redraws the list. */
  readonly json: ScriptJson;
}

/** Dates of one session that are alike in all but the day. Read by `src/client/next-dates.ts`. */
interface AlikeDates {
  readonly is: Occurrence['is'];
  /** When it starts, to put several of one day in order. */
  readonly from: string;
  /** What is said behind the weekday. */
  readonly says: string;
  readonly on: readonly IsoDay[];
}

/** How many dates a page shows. */
const datesShown = 6;

/** The rules of when an asset is on, in words. Rules that are over are left out while others go on. */
export function whenLinesOf(asset: LinkedAsset, context: ViewContext): WhenLine[] {
  return sessionsToTell(asset, context).map((session) => whenLine(session, context));
}

/** The sessions worth telling: those that go on, or all where none does. */
export function sessionsToTell({ data }: LinkedAsset, { today }: ViewContext): readonly Session[] {
  const sessions = data.sessions ?? [];
  const going = sessions.filter((session) => !isOver(session, today));
  return going.length > 0 ? going : sessions;
}

/** A session as a line: its rule and time first, all else behind. */
export function whenLine(session: Session, { directory, today }: ViewContext): WhenLine {
  const { rule, time, limits, note } = sessionInWords(session, { today });
  const venue = session.venue && directory.venueBySlug.get(session.venue)?.data.title;
  const details = [
    ...(limits.length > 0 ? [sentence(limits.join(', '))] : []),
    ...(termsUnknown(session, { directory, today }) ? ['Ring first: the term dates are not known yet.'] : []),
    ...(venue ? [`At ${venue}.`] : []),
    ...(note === undefined ? [] : [asSentence(note)]),
  ];
  return { title: `${rule}, ${time}`, detail: details.join(' ') || undefined };
}

function sentence(text: string): string {
  return asSentence(text.slice(0, 1).toUpperCase() + text.slice(1));
}

function termsUnknown(
  session: Session,
  { directory, today }: Pick<ViewContext, 'directory' | 'today'>,
): boolean {
  return session.termTimeOnly === true && termState(today, directory.calendar) === 'unknown';
}

function isOver(session: Session, today: IsoDay): boolean {
  const lastExtra =
    session.extra
      ?.map(({ date }) => date)
      .sort()
      .at(-1) ?? '';
  const lastListed = session.repeats === 'dates' ? ([...session.dates].sort().at(-1) ?? '') : session.until;
  return lastListed !== undefined && lastListed < today && lastExtra < today;
}

/** When it is on, in one short line for a card. */
export function whenInBrief(asset: LinkedAsset, context: ViewContext): string | undefined {
  const [first, ...others] = whenLinesOf(asset, context);
  if (first === undefined) return asset.data.whenInWords;
  if (others.length === 0) return first.title;
  return `${first.title}, and ${others.length} other ${others.length === 1 ? 'time' : 'times'}`;
}

/** The months a seasonal asset runs in: "April to September", "June and December". */
export function seasonInWords(months: readonly number[]): string {
  const inOrder = [...months].sort((one, other) => one - other);
  const starts = inOrder.filter((month) => !months.includes(month === 1 ? 12 : month - 1));
  const runs = starts.map((start) => {
    let end = start;
    while (months.includes((end % 12) + 1) && (end % 12) + 1 !== start) end = (end % 12) + 1;
    const [from, to] = [monthNames[start - 1], monthNames[end - 1]];
    return start === end ? `${from}` : `${from} to ${to}`;
  });
  return listInWords(runs);
}

/** Whether an asset's own page shows dates in a standing. */
export function showsDates({ status, review }: Standing): boolean {
  const isOn = status === 'active' || status === 'pause-over' || status === 'unlisted';
  return isOn && review !== 'lapsed';
}

/** The coming dates of an asset; undefined when it has no rule to work them out from. */
export function nextDatesOf(asset: LinkedAsset, context: ViewContext): NextDatesView | undefined {
  const { sessions } = asset.data;
  if (sessions === undefined) return undefined;
  const found = comingDates(sessions, context);
  if (found.length === 0) return undefined;
  return {
    stretches: datedByStanding(asset, context, (standing) => ({
      shows: showsDates(standing),
      says: saidAboutDates(asset, standing, context),
    })),
    dates: found.slice(0, datesShown).map((occurrence) => dateView(occurrence, context)),
    json: jsonForScript(alikeDates(found, context)),
  };
}

function comingDates(sessions: readonly Session[], { directory, today }: ViewContext): Occurrence[] {
  return occurrencesFor400Days(sessions, { from: today, calendar: directory.calendar });
}

function saidAboutDates(asset: LinkedAsset, standing: Standing, context: ViewContext): string | undefined {
  const checkedOn = standing.reviewDays?.checkedOn;
  if (!showsDates(standing)) return unknownDates(asset, standing, context);
  if (standing.status === 'pause-over') return 'If it is back:';
  if (standing.review !== 'overdue' || checkedOn === undefined) return undefined;
  return `If nothing has changed since ${monthSince(checkedOn)}:`;
}

function unknownDates(asset: LinkedAsset, { status, review }: Standing, context: ViewContext): string {
  if (status === 'paused') return 'None while it is paused.';
  if (status === 'out-of-season') return 'None until the season starts.';
  if (status !== 'closed' && review === 'lapsed') {
    const rule = whenLinesOf(asset, context)[0]?.title;
    return rule ? `We do not know. It used to be: ${rule}.` : 'We do not know.';
  }
  return 'None. It has closed.';
}

/** "May 2026": always with its year, because the words may be read in another one. */
function monthSince(day: IsoDay): string {
  return `${monthNames[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/** One date as it is shown: "3 December" and "Thursday, 12:30pm". */
function dateView(occurrence: Occurrence, context: ViewContext): DateView {
  const { date, is } = occurrence;
  return {
    date,
    day: dayInWords(date, { year: date.slice(0, 4) !== context.today.slice(0, 4) }),
    words: `${weekdayNames[weekdayOf(date)]}${saidBehindWeekday(occurrence, context)}`,
    is,
  };
}

/** ", 12:30pm", ", closed. Hall being painted", ". Closed until 7 January". */
function saidBehindWeekday({ is, from, note, venue }: Occurrence, { directory }: ViewContext): string {
  const saysClosed = /^(closed|off|no |not )/i.test(note ?? '');
  if (is === 'off' && note !== undefined && saysClosed) return `. ${note}`;
  const place = venue && directory.venueBySlug.get(venue)?.data.title;
  const said = is === 'off' ? 'closed' : [timeInWords(from), place].filter(Boolean).join(', ');
  return note === undefined ? `, ${said}` : `, ${said}. ${note}`;
}

function alikeDates(found: readonly Occurrence[], context: ViewContext): AlikeDates[] {
  const alike = new Map<string, AlikeDates & { on: IsoDay[] }>();
  for (const occurrence of found) {
    const { date, is, from } = occurrence;
    const says = saidBehindWeekday(occurrence, context);
    const key = JSON.stringify([is, from, says]);
    const group = alike.get(key) ?? { is, from, says, on: [] };
    group.on.push(date);
    alike.set(key, group);
  }
  return [...alike.values()];
}

/** One of the next dates, for as long as it is the next one. */
export interface NextDate {
  readonly date: IsoDay;
  /** "Thursday 26 November, 12:30pm". */
  readonly words: string;
}

/**
 * The next few dates, each for as long as it is the next, and only while dates may be shown.
 *
 * @param count how many; a site that nobody builds goes on without a next date after those
 */
export function comingNextOf(asset: LinkedAsset, count: number, context: ViewContext): Dated<NextDate>[] {
  if (!showsDates(standingOfAsset(asset, context.today, context))) return [];
  const lastDay = lastDayOfDates(asset, context);
  const found = firstOfEachDay(comingDates(asset.data.sessions ?? [], context))
    .filter(({ date }) => lastDay === undefined || date <= lastDay)
    .slice(0, count);
  return found.map((occurrence, index) => {
    const before = found[index - 1];
    return {
      from: before && addDays(before.date, 1),
      to: occurrence.date,
      now: index === 0,
      value: { date: occurrence.date, words: nextInWords(occurrence, context) },
    };
  });
}

/** The last day on which dates are shown without a break, within the days the build works out. */
function lastDayOfDates(asset: LinkedAsset, context: ViewContext): IsoDay | undefined {
  const stretches = datedByStanding(asset, context, (standing) => showsDates(standing));
  return stretches[0]?.to ?? addDays(context.today, daysAhead);
}

function firstOfEachDay(found: readonly Occurrence[]): Occurrence[] {
  const on = found.filter(({ is }) => is !== 'off');
  return on.filter(({ date }, index) => date !== on[index - 1]?.date);
}

function nextInWords({ date, from, is }: Occurrence, { today }: ViewContext): string {
  const day = dayInWords(date, { weekday: true, year: date.slice(0, 4) !== today.slice(0, 4) });
  const when = `${date === today ? 'Today' : day}, ${timeRangeInWords(from)}`;
  return is === 'ask' ? `${when}. Bank holiday, ring first` : when;
}
