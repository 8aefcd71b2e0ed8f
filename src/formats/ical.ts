import ical, { type ICalCalendar, type ICalDateTimeValue, type ICalEventData } from 'ical-generator';
import { addDays, dayInWords, daysBetween, monthOf, parseDay, type IsoDay } from '../domain/calendar-day.ts';
import { contactsFor } from '../domain/contact.ts';
import type { Directory, LinkedAsset, LinkedPlace, LinkedVenue } from '../domain/directory.ts';
import { formatPhone } from '../domain/phone.ts';
import { ruleDays } from '../domain/rule-days.ts';
import { daysAhead, occurrences, type Occurrence, type Period } from '../domain/schedule.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import { ordinals, partsOfMonthDay, type MonthDay, type Session } from '../domain/session.ts';
import { standingOn } from '../domain/standing.ts';
import type { OpenSite } from './open-site.ts';

/** What is needed to write an asset's dates down as a calendar, besides the asset. Nothing before its day is written. */
export interface CalendarWishes extends OpenSite {
  /** How many days ahead single dates are written down, the first day included; 400 unless given. */
  readonly reach?: number | undefined;
}

/**
 * One VEVENT to be: a single date, or the first date of a rule.
 *
 * Every text goes through the properties that ical-generator escapes; the name of the calendar as a whole is not among
 * them, and goes through `escapeText`.
 */
interface Meeting extends Pick<Occurrence, 'date' | 'from' | 'to' | 'note'> {
  /** Tells it from the others of the asset, and stays the same from build to build. */
  readonly name: string;
  /** RRULE and EXDATE lines. */
  readonly rule?: string;
}

type RuleSession = Extract<Session, { repeats: 'weekly' | 'monthly' }>;

/**
 * The dates of an asset as an iCalendar file (RFC 5545): one event with its rule for each session that has one,
 * and one event for each single date. Single dates, and sessions in term time, which no rule can say, reach
 * 400 days ahead. Days off are left out; a bank holiday on which nobody knows says to ring first.
 *
 * Times are London's, with the rules of its clock in the file. Details of a person are in it only where the
 * person agreed to "data". Lines are at most 75 octets long.
 */
export function assetCalendar(asset: LinkedAsset, wishes: CalendarWishes): string {
  const calendar = emptyCalendar();
  addAsset(calendar, asset, wishes, () => true);
  return `${calendar.toString()}\r\n`;
}

/** A calendar of several assets, for people to subscribe to. */
export interface CalendarOfMany {
  /** What it is called in a calendar program: "Eat together in Silverpit". */
  readonly title: string;
  readonly assets: readonly LinkedAsset[];
  /** Only sessions at this venue. */
  readonly venue?: string | undefined;
}

/**
 * How many days ahead a calendar of many assets has single dates. Programs look again every day, and a year of school
 * days of a whole town would be more than they take.
 */
export const reachOfMany = 120;

/**
 * The dates of several assets as one iCalendar file, as `assetCalendar` writes each, under the same UIDs; single dates
 * reach `reachOfMany` days ahead. Programs that subscribe are asked to look once a day.
 */
export function calendarOfMany({ title, assets, venue }: CalendarOfMany, site: OpenSite): string {
  const wishes = { ...site, reach: reachOfMany };
  const calendar = emptyCalendar();
  calendar.name(escapeText(title));
  calendar.ttl(secondsInADay);
  for (const asset of assets) {
    addAsset(calendar, asset, wishes, (session) => venue === undefined || isHeldAt(session, asset, venue));
  }
  return `${calendar.toString()}\r\n`;
}

/** Whether a session meets at a venue: its own, or the asset's first place. */
export function isHeldAt(session: Session, asset: LinkedAsset, venue: string): boolean {
  if (session.venue !== undefined) return session.venue === venue;
  return asset.places.some((place) => place.is === 'venue' && place.venue.slug === venue);
}

const secondsInADay = 86_400;

/** Every text of an event is escaped by ical-generator; the name of a calendar is not. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r\n?|\n/g, '\\n');
}

function emptyCalendar(): ICalCalendar {
  return ical({
    prodId: { company: 'Hereabouts', product: 'Calendar', language: 'EN' },
    timezone: { name: null, generator: () => londonClock },
  });
}

function addAsset(
  calendar: ICalCalendar,
  asset: LinkedAsset,
  wishes: CalendarWishes,
  isWanted: (session: Session) => boolean,
): void {
  for (const [index, session] of (asset.data.sessions ?? []).entries()) {
    if (!isWanted(session)) continue;
    for (const meeting of meetingsOf(session, `${index + 1}`, asset, wishes)) {
      calendar.createEvent(eventOf(meeting, session, asset, wishes));
    }
  }
}

/** Whether an asset has any date to write down in the next 400 days. */
export function hasDatesAhead(
  asset: LinkedAsset,
  wishes: Pick<CalendarWishes, 'directory' | 'today' | 'reach'>,
): boolean {
  return (asset.data.sessions ?? []).some((session) => heldDates(session, asset, wishes).length > 0);
}

function periodAhead({
  directory,
  today,
  reach = daysAhead,
}: Pick<CalendarWishes, 'directory' | 'today' | 'reach'>): Period {
  return { from: today, to: addDays(today, reach - 1), calendar: directory.calendar };
}

/** The dates of the next 400 days on which somebody may go. */
function heldDates(
  session: Session,
  asset: LinkedAsset,
  wishes: Pick<CalendarWishes, 'directory' | 'today' | 'reach'>,
): Occurrence[] {
  return occurrences(session, periodAhead(wishes)).filter(
    ({ date, is }) => is !== 'off' && isRunningOn(date, asset),
  );
}

/** Whether an asset runs on a day to come, by its season and by the day it closes. */
function isRunningOn(day: IsoDay, { data: { status } }: LinkedAsset): boolean {
  if (status?.is === 'seasonal') return status.months.includes(monthOf(day));
  return status?.is !== 'closed' || day < status.on;
}

function meetingsOf(session: Session, name: string, asset: LinkedAsset, wishes: CalendarWishes): Meeting[] {
  const hasRule = session.repeats !== 'dates' && session.termTimeOnly !== true;
  if (hasRule) return meetingsByRule(session, name, asset, wishes);
  return heldDates(session, asset, wishes).map((held) => ({ ...held, name: nameOfSingle(name, held) }));
}

/** A session may meet twice on one day: at its usual time, and at that of an extra date. */
function nameOfSingle(name: string, { date, from }: Pick<Occurrence, 'date' | 'from'>): string {
  return `${name}-${date}-${from.replace(':', '')}`;
}

function meetingsByRule(
  session: RuleSession,
  name: string,
  asset: LinkedAsset,
  wishes: CalendarWishes,
): Meeting[] {
  const period = periodAhead(wishes);
  const extras = extraDates(session, period).filter(({ date }) => isRunningOn(date, asset));
  const singles = extras.map((extra) => ({ ...extra, name: nameOfSingle(name, extra) }));
  const skipped = new Set(skippedDays(session, extras, wishes));
  const first = ruleDays(session, period).find((day) => isRunningOn(day, asset) && !skipped.has(day));
  if (first === undefined) return singles;
  const later = [...skipped].filter((day) => day > first && isRunningOn(day, asset)).sort();
  const rule = [ruleLine(session, asset), ...exceptionLines(later, session)].join('\r\n');
  return [{ name, date: first, ...timesOf(session), rule }, ...singles];
}

function timesOf({ from, to }: Pick<Session, 'from' | 'to'>): Pick<Occurrence, 'from' | 'to'> {
  return to === undefined ? { from } : { from, to };
}

function extraDates(session: Session, { from, to }: Period): Omit<Meeting, 'name'>[] {
  return (session.extra ?? [])
    .filter(({ date }) => from <= date && date <= to)
    .map((extra) => ({
      date: extra.date,
      ...(extra.from === undefined ? timesOf(session) : timesOf({ from: extra.from, to: extra.to })),
      ...(extra.note === undefined ? {} : { note: extra.note }),
    }));
}

/** Days of a rule that are not to come of it: days off, and those an extra date at the same time stands for. */
function skippedDays(
  session: RuleSession,
  extras: readonly Omit<Meeting, 'name'>[],
  { directory }: CalendarWishes,
): IsoDay[] {
  const replaced = extras.filter(({ from, to }) => from === session.from && to === session.to);
  return [
    ...(session.except ?? []).map(({ date }) => date),
    ...(session.bankHolidays === 'does-not' ? directory.calendar.bankHolidays : []),
    ...replaced.map(({ date }) => date),
  ].filter((day) => ruleDays(session, { from: day, to: day }).length > 0);
}

function ruleLine(session: RuleSession, { data: { status } }: LinkedAsset): string {
  const months = status?.is === 'seasonal' ? [...status.months].sort((one, other) => one - other) : [];
  const lastDay = lastDayOf(session, status);
  const parts = [
    ...(session.repeats === 'weekly'
      ? ['FREQ=WEEKLY', `INTERVAL=${session.every}`, `BYDAY=${unique(session.on.map(shortDay)).join(',')}`]
      : ['FREQ=MONTHLY', `BYDAY=${unique(session.on.map(dayOfMonth)).join(',')}`]),
    'WKST=MO',
    ...(months.length > 0 ? [`BYMONTH=${months.join(',')}`] : []),
    ...(lastDay === undefined ? [] : [`UNTIL=${untilMoment(lastDay, session)}`]),
  ];
  return `RRULE:${parts.join(';')}`;
}

function lastDayOf({ until }: Session, status: LinkedAsset['data']['status']): IsoDay | undefined {
  const lastOpen = status?.is === 'closed' ? addDays(status.on, -1) : undefined;
  return [until, lastOpen].filter((day) => day !== undefined).sort()[0];
}

/**
 * The end of a rule, which RFC 5545 wants in UTC. London's clock is never behind UTC and at most an hour ahead,
 * so the start of the last day's session, read as UTC, is at or after that session and before any later one.
 */
function untilMoment(lastDay: IsoDay, { from }: Session): string {
  return `${writtenMoment(lastDay, from)}Z`;
}

function exceptionLines(days: readonly IsoDay[], { from }: Session): string[] {
  if (days.length === 0) return [];
  return [`EXDATE;TZID=${london}:${days.map((day) => writtenMoment(day, from)).join(',')}`];
}

function shortDay(weekday: string): string {
  return weekday.slice(0, 2).toUpperCase();
}

/** "2TU", "-1FR". */
function dayOfMonth(monthDay: MonthDay): string {
  const { ordinal, weekday } = partsOfMonthDay(monthDay);
  const place = ordinal === 'last' ? -1 : ordinals.indexOf(ordinal) + 1;
  return `${place}${shortDay(weekday)}`;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function eventOf(
  meeting: Meeting,
  session: Session,
  asset: LinkedAsset,
  wishes: CalendarWishes,
): ICalEventData {
  const { date, from, to } = meeting;
  const { host } = new URL(wishes.siteUrl);
  const page = `${wishes.siteUrl}${wishes.base}assets/${asset.slug}/`;
  const endDay = to !== undefined && to <= from ? addDays(date, 1) : date;
  return {
    id: `${asset.slug}-${meeting.name}@${host}${wishes.base.replace(/\/$/, '')}`,
    sequence: timesChecked(asset),
    stamp: new Date(`${wishes.today}T00:00:00Z`),
    timezone: london,
    start: wallTime(date, from),
    ...(to === undefined ? {} : { end: wallTime(endDay, to) }),
    ...(meeting.rule === undefined ? {} : { repeating: meeting.rule }),
    summary: asset.data.title,
    ...placeOf(session, asset),
    description: descriptionOf(meeting, session, asset, wishes, page),
    url: page,
  };
}

const sequenceStart = parseDay('2020-01-01');

/** Grows with every check, so that calendars take a later file for the newer one. */
function timesChecked({ data: { checked, added } }: LinkedAsset): number {
  const day = checked?.on ?? added?.on ?? sequenceStart;
  return Math.max(0, daysBetween(sequenceStart, day));
}

function placeOf(session: Session, asset: LinkedAsset): Pick<ICalEventData, 'location'> {
  const own = asset.venues.find(({ slug }) => slug === session.venue);
  const [first] = asset.places;
  if (own) return { location: venueAsLocation(own) };
  if (first === undefined) return {};
  return { location: first.is === 'venue' ? venueAsLocation(first.venue) : { title: placeInWords(first) } };
}

function venueAsLocation({ data }: LinkedVenue): { title: string; geo?: { lat: number; lon: number } } {
  const title = [data.title, ...(data.address ?? []), data.postcode].filter(Boolean).join(', ');
  const { lat, lon } = data;
  return lat === undefined || lon === undefined ? { title } : { title, geo: { lat, lon } };
}

function placeInWords(place: Exclude<LinkedPlace, { is: 'venue' }>): string {
  switch (place.is) {
    case 'area':
      return `Roughly in ${place.area.title}. Ask for the address`;
    case 'online':
      return 'Online';
    case 'phone':
      return 'By phone';
    case 'visits':
      return 'At your home';
  }
}

/** What somebody needs to know who finds the date in their calendar weeks later. */
function descriptionOf(
  { note, rule }: Meeting,
  session: Session,
  asset: LinkedAsset,
  { directory, today }: CalendarWishes,
  page: string,
): string {
  const { summary, checked, contacts } = asset.data;
  const phone = contactsFor(contacts, 'data', today).find((contact) => contact.phone)?.phone;
  const asksOnHolidays = rule !== undefined && (session.bankHolidays ?? 'unknown') === 'unknown';
  const lines = [
    needsRing(session, asset, directory, today) ? 'Ring before you go.' : undefined,
    note,
    summary,
    rule === undefined ? session.note : sessionInWords(session, { today }).sentence,
    asksOnHolidays ? 'On bank holidays, ring first.' : undefined,
    phone && `Phone: ${formatPhone(phone)}`,
    checked ? `Last checked ${dayInWords(checked.on)}.` : 'Nobody has checked this yet.',
    `It may change. Look before you go: ${page}`,
  ];
  return unique(lines.filter((line) => line !== undefined)).join('\n');
}

function needsRing(session: Session, { data }: LinkedAsset, { site }: Directory, today: IsoDay): boolean {
  const { review, status } = standingOn(data, site, today);
  return (
    session.ringFirst === true ||
    data.joining?.how === 'ring-first' ||
    review === 'overdue' ||
    review === 'never-checked' ||
    status === 'pause-over'
  );
}

const london = 'Europe/London';

/** London's clock since 1996, as RFC 5545 wants it beside times that name it. */
const londonClock = [
  'BEGIN:VTIMEZONE',
  `TZID:${london}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/** "20261124T100000". */
function writtenMoment(day: string, time: string): string {
  return `${day.replaceAll('-', '')}T${time.replace(':', '')}00`;
}

/**
 * What a clock on the wall shows. ical-generator would put a `Date` through the time zone of this computer, where
 * the hour may not exist; an object that formats itself is written as it is.
 */
function wallTime(day: string, time: string): ICalDateTimeValue {
  const [date = '', clock = ''] = writtenMoment(day, time).split('T');
  const written: Readonly<Record<string, string>> = { YYYYMMDD: date, HHmmss: clock };
  return {
    format: (pattern = '') => written[pattern] ?? '',
    isValid: () => true,
    toDate: () => new Date(`${day}T${time}:00Z`),
    toJSON: () => `${day}T${time}`,
  };
}
