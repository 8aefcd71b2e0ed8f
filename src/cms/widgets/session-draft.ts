import { dayInWords, timeInWords, type IsoDay } from '../../domain/calendar-day.ts';
import { isDay } from './is-day.ts';
import type { Calendar } from '../../domain/calendar.ts';
import { nextDates } from '../../domain/schedule.ts';
import { sessionInWords } from '../../domain/schedule-words.ts';
import { sessionSchema, type Session } from '../../domain/session.ts';
import { withoutBlanks } from '../without-blanks.ts';
import { readTypedTime, type OtherEnd } from './typed-time.ts';
import { withParts } from './with-parts.ts';

/** How a session repeats. */
export type Repeats = Session['repeats'];

/** A session while somebody writes it: any part may still be missing, and a time may still be in their own words. */
export interface SessionDraft {
  readonly repeats?: Repeats | undefined;
  readonly every?: number | undefined;
  readonly on?: readonly string[] | undefined;
  readonly dates?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly starting?: string | undefined;
  readonly until?: string | undefined;
  readonly termTimeOnly?: boolean | undefined;
  readonly bankHolidays?: string | undefined;
  readonly except?: readonly DayDraft[] | undefined;
  readonly extra?: readonly DayDraft[] | undefined;
  readonly venue?: string | undefined;
  readonly ringFirst?: boolean | undefined;
  readonly note?: string | undefined;
}

/** A day off or an extra day while somebody writes it. */
export interface DayDraft {
  readonly date?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly note?: string | undefined;
}

/** A new session: once a week, with everything still to say. */
export const newSession: SessionDraft = { repeats: 'weekly' };

/** What a session comes to so far, in words for its writer. */
export interface SaidSession {
  /** "Every Tuesday, 10am to midday", or what is known of it so far; empty while nothing is. */
  readonly words: string;
  /** "Next: Tuesday 24 November", or why there is no next day; absent while the session is not whole. */
  readonly next?: string | undefined;
  /** What is still to say, each as one thing to do. Empty when it can be saved. */
  readonly wants: readonly string[];
}

/**
 * Says a session back to who is writing it.
 *
 * @param calendar terms and bank holidays; without them nothing is said of the next day
 */
export function sayDraft(draft: SessionDraft, today: IsoDay, calendar: Calendar | undefined): SaidSession {
  const read = sessionSchema.safeParse(withoutBlanks(draft) ?? {});
  if (!read.success) return { words: '', wants: wantsOf(draft, read.error.issues) };
  const { sentence } = sessionInWords(read.data, { today });
  return { words: sentence, next: calendar && nextInWords(read.data, today, calendar), wants: [] };
}

function nextInWords(session: Session, today: IsoDay, calendar: Calendar): string {
  const [next] = nextDates([session], { from: today, count: 1, calendar });
  if (next === undefined) {
    if (session.termTimeOnly === true && session.repeats !== 'dates')
      return 'No next day: the list of school terms ends before it.';
    return 'No next day: all its days are past.';
  }
  const isThisYear = next.date.slice(0, 4) === today.slice(0, 4);
  const day = dayInWords(next.date, { weekday: true, year: !isThisYear });
  return next.is === 'ask'
    ? `Next: ${day}, a bank holiday, so people are told to ring first`
    : `Next: ${day}`;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The schema speaks of files; whoever writes in the form is told the same in the words of the form. */
function wantsOf(draft: SessionDraft, issues: readonly Issue[]): string[] {
  const wants = issues.map(({ path: [field, ...rest], message }) => {
    if (rest.length > 0 && typeof rest[0] === 'number' && (field === 'except' || field === 'extra'))
      return wantOfDay(field, draft[field]?.[rest[0]], message);
    return (typeof field === 'string' ? wantOfField(draft, field) : undefined) ?? message;
  });
  return [...new Set(wants)];
}

function wantOfField(draft: SessionDraft, field: string): string | undefined {
  const isOutOfOrder = isTime(draft.from) && isTime(draft.to);
  switch (field) {
    case 'repeats':
      return 'Choose how often it meets.';
    case 'on':
      return draft.repeats === 'monthly' ? 'Choose a day of the month.' : 'Choose a day of the week.';
    case 'dates':
      return 'Add a day.';
    case 'from':
      return draft.from === undefined ? 'Write when it starts, like 10am.' : unreadTime(draft.from);
    case 'to':
      return isOutOfOrder
        ? 'Write an end that is later than the start. Only what starts at 6pm or later can run into the next morning.'
        : unreadTime(draft.to ?? '');
    case 'starting':
      return isDay(draft.starting)
        ? undefined
        : 'Give a day on which it meets, so that the weeks can be counted.';
    case 'until':
      return isDay(draft.until) ? 'Give a last day that is not before the first day.' : undefined;
    default:
      return undefined;
  }
}

function wantOfDay(list: 'except' | 'extra', day: DayDraft | undefined, message: string): string {
  const name = list === 'except' ? 'days off' : 'extra days';
  if (!isDay(day?.date)) return `Give each of the ${name} its day.`;
  const unread = [day?.from, day?.to].find((time) => time !== undefined && !isTime(time));
  return unread === undefined ? message : unreadTime(unread);
}

function unreadTime(typed: string): string {
  const read = readTypedTime(typed);
  if (read.is === 'either')
    return `Say whether "${typed.trim()}" is ${read.times.map(timeInWords).join(' or ')}.`;
  return `Write the time "${typed}" like 10am, 2:30pm or midday.`;
}

function isTime(text: string | undefined): boolean {
  return text !== undefined && /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/**
 * The same with some parts changed. A time that left morning or evening open is settled once the other end is known:
 * "10" to "12", then "10am" pressed, is 10am to midday.
 */
export function changeSession(draft: SessionDraft, parts: Partial<SessionDraft>): SessionDraft {
  const next = withParts(draft, parts);
  return withParts(next, {
    from: settled(next.from, { typed: 'from', other: next.to }),
    to: settled(next.to, { typed: 'to', other: next.from }),
  });
}

function settled(typed: string | undefined, end: OtherEnd): string | undefined {
  const read = readTypedTime(typed ?? '', end);
  return read.is === 'time' ? read.time : typed;
}

/** The same session, repeating another way: what both ways have stays, days of the other way go. */
export function repeatAs(draft: SessionDraft, repeats: Repeats): SessionDraft {
  if (draft.repeats === repeats) return draft;
  const { repeats: _before, every: _every, on: _on, dates: _dates, ...shared } = draft;
  return { repeats, ...shared };
}

/** A list with something put in where it was not, and taken out where it was; in the order of `order`. */
export function toggled<Value extends string>(
  list: readonly string[] | undefined,
  value: Value,
  order: readonly Value[],
): Value[] {
  const isIn = list?.includes(value) === true;
  return order.filter((one) => (one === value ? !isIn : list?.includes(one) === true));
}
