import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseDay, weekdays, type IsoDay } from '../../src/domain/calendar-day.ts';
import { calendarSchema, type Calendar } from '../../src/domain/calendar.ts';
import type { occurrences, Occurrence, Period } from '../../src/domain/schedule.ts';
import { ordinals, sessionSchema, type Session } from '../../src/domain/session.ts';

/**
 * A second, slow way to find the dates of a session, to hold the quick one against: it looks at every day of a
 * period and asks of each whether the session meets. What it knows of a day comes from Temporal alone.
 */
export function occurrencesDayByDay(session: Session, { from, to, calendar }: Period): Occurrence[] {
  return knownDays
    .slice(indexOfDay(from), indexOfDay(to) + 1)
    .flatMap((day) => occurrencesOn(day, session, calendar));
}

interface KnownDay {
  date: IsoDay;
  weekday: string;
  /** Whole weeks since Monday 1 January 2024. */
  week: number;
  dayOfMonth: number;
  daysInMonth: number;
}

const firstKnown = Temporal.PlainDate.from('2024-01-01');
const lastKnown = Temporal.PlainDate.from('2030-12-31');

/** Every day of seven years, as Temporal sees it. */
const knownDays: readonly KnownDay[] = Array.from(
  { length: firstKnown.until(lastKnown).days + 1 },
  (_, index) => describeDay(firstKnown.add({ days: index })),
);

function describeDay(day: Temporal.PlainDate): KnownDay {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return {
    date: parseDay(day.toString()),
    weekday: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][day.dayOfWeek - 1] ?? '',
    week: firstKnown.until(monday, { largestUnit: 'weeks' }).weeks,
    dayOfMonth: day.day,
    daysInMonth: day.daysInMonth,
  };
}

const indexByDate = new Map<string, number>(knownDays.map(({ date }, index) => [date, index]));

function indexOfDay(date: string): number {
  return indexByDate.get(date) ?? knownDays.length;
}

function occurrencesOn(day: KnownDay, session: Session, calendar: Calendar): Occurrence[] {
  const extra = session.extra?.find(({ date }) => date === day.date);
  const usual = usualOn(day, session, calendar);
  if (!extra) return usual ? [usual] : [];
  const added: Occurrence = { date: day.date, from: extra.from ?? session.from, is: 'meets' };
  const end = extra.from ? extra.to : session.to;
  if (end) added.to = end;
  if (extra.note) added.note = extra.note;
  if (!usual || usual.is === 'off') return [added];
  if (usual.from === added.from && usual.to === added.to) {
    return [usual.is === 'meets' && !added.note ? usual : added];
  }
  const usualIsFirst =
    usual.from < added.from || (usual.from === added.from && (usual.to ?? '') < (added.to ?? ''));
  return usualIsFirst ? [usual, added] : [added, usual];
}

function usualOn(day: KnownDay, session: Session, calendar: Calendar): Occurrence | undefined {
  if (!ruleFallsOn(day, session)) return undefined;
  if (session.starting && day.date < session.starting) return undefined;
  if (session.until && day.date > session.until) return undefined;
  const isInTerm = calendar.terms.some((term) => day.date >= term.from && day.date <= term.to);
  if (session.termTimeOnly && !isInTerm) return undefined;
  const found: Occurrence = { date: day.date, from: session.from, is: 'meets' };
  if (session.to) found.to = session.to;
  const exception = session.except?.find(({ date }) => date === day.date);
  if (exception) return { ...found, is: 'off', ...(exception.note ? { note: exception.note } : {}) };
  if (!calendar.bankHolidays.includes(day.date)) return found;
  if (session.bankHolidays === 'does-not') return { ...found, is: 'off', note: 'Bank holiday' };
  const isMeant = session.bankHolidays === 'meets' || (session.repeats === 'dates' && !session.bankHolidays);
  return isMeant ? found : { ...found, is: 'ask', note: 'Bank holiday, ring first' };
}

function ruleFallsOn(day: KnownDay, session: Session): boolean {
  switch (session.repeats) {
    case 'weekly': {
      const startWeek = session.starting ? (knownDays[indexOfDay(session.starting)]?.week ?? 0) : 0;
      const isItsWeek = session.every === 1 || (day.week - startWeek) % session.every === 0;
      return isItsWeek && session.on.some((weekday) => weekday === day.weekday);
    }
    case 'monthly': {
      const which = ['1st', '2nd', '3rd', '4th', '5th'][Math.ceil(day.dayOfMonth / 7) - 1];
      const isLast = day.dayOfMonth + 7 > day.daysInMonth;
      return session.on.some(
        (monthDay) =>
          monthDay === `${which} ${day.weekday}` || (isLast && monthDay === `last ${day.weekday}`),
      );
    }
    case 'dates':
      return session.dates.includes(day.date);
  }
}

/** A calendar with three terms and the bank holidays of England in 2026 and 2027. */
export const sampleCalendar = calendarSchema.parse({
  terms: [
    { title: 'Autumn, first half', from: '2026-09-02', to: '2026-10-23' },
    { title: 'Autumn, second half', from: '2026-11-02', to: '2026-12-18' },
    { title: 'Spring, first half', from: '2027-01-05', to: '2027-02-12' },
  ],
  bankHolidays: [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
  ],
});

const anyDay = fc
  .integer({ min: indexOfDay('2026-01-01'), max: indexOfDay('2028-12-31') })
  .map((index) => knownDays[index]!.date);
const anyDays = fc.uniqueArray(anyDay, { minLength: 1, maxLength: 12 });
const anyNote = fc.option(fc.constantFrom('Hall being painted', 'Carols'), { nil: undefined });
const anyTimes = fc.constantFrom(
  { from: '10:00', to: '12:00' },
  { from: '10:00' },
  { from: '19:30', to: '00:00' },
  { from: '20:00', to: '06:00' },
);
const anyMonthDay = fc
  .tuple(fc.constantFrom(...ordinals), fc.constantFrom(...weekdays))
  .map((parts) => parts.join(' '));

const anyRule = fc.oneof(
  fc.record({
    repeats: fc.constant('weekly'),
    every: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 })),
    on: fc.array(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 }),
    starting: anyDay,
  }),
  fc.record({
    repeats: fc.constant('weekly'),
    on: fc.array(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 }),
  }),
  fc.record({ repeats: fc.constant('monthly'), on: fc.array(anyMonthDay, { minLength: 1, maxLength: 5 }) }),
  fc.record({ repeats: fc.constant('monthly'), on: fc.tuple(anyMonthDay), starting: anyDay }),
  fc.record({ repeats: fc.constant('dates'), dates: anyDays }),
);

const anyLimits = fc.record(
  {
    until: anyDay,
    termTimeOnly: fc.boolean(),
    bankHolidays: fc.constantFrom('meets', 'does-not', 'unknown'),
    except: fc.uniqueArray(fc.record({ date: anyDay, note: anyNote }), { selector: ({ date }) => date }),
    extra: fc.uniqueArray(
      fc.record({ date: anyDay, note: anyNote, times: fc.option(anyTimes, { nil: {} }) }),
      { selector: ({ date }) => date },
    ),
  },
  { requiredKeys: [] },
);

/** A session and a period to look at, each as the schemas allow it. */
export const anyQuestion = fc
  .tuple(
    fc.tuple(anyRule, anyTimes, anyLimits),
    fc.tuple(
      anyDay,
      fc.integer({ min: 0, max: 400 }),
      fc.constantFrom(sampleCalendar, calendarSchema.parse({})),
    ),
  )
  .map(([[rule, times, limits], [from, length, calendar]]) => {
    const to = knownDays[indexOfDay(from) + length]!.date;
    return { session: buildSession(rule, times, limits, to), period: { from, to, calendar } };
  });

interface DrawnLimits {
  until?: IsoDay;
  except?: { date: IsoDay; note: string | undefined }[];
  extra?: { date: IsoDay; note: string | undefined; times: object }[];
}

/** Puts the parts together; an `until` before `starting` is drawn again, as the end of the period. */
function buildSession(rule: object, times: object, limits: DrawnLimits, end: IsoDay): Session {
  const { until, extra, ...others } = limits;
  const starting = 'starting' in rule ? String(rule.starting) : '';
  const fittingEnd = until && until >= starting ? until : end;
  return sessionSchema.parse({
    ...rule,
    ...times,
    ...others,
    ...(until && fittingEnd >= starting ? { until: fittingEnd } : {}),
    ...(extra ? { extra: extra.map(({ times: own, ...rest }) => ({ ...rest, ...own })) } : {}),
  });
}

/** The questions every process asks, and how many. */
export const questions = { seed: 20_261_122, numRuns: 10_000 };

/** A short print of all dates that one of the two ways finds for all questions, and how many these are. */
export function digestAnswers(findDates: typeof occurrences): { digest: string; found: number } {
  const hash = createHash('sha256');
  let found = 0;
  for (const { session, period } of fc.sample(anyQuestion, questions)) {
    const dates = findDates(session, period);
    found += dates.length;
    hash.update(printOf(dates));
  }
  return { digest: hash.digest('hex'), found };
}

function printOf(dates: readonly Occurrence[]): string {
  return (
    dates.map(({ date, from, to, is, note }) => [date, from, to, is, note].join('|')).join('\n') + '\n\n'
  );
}
