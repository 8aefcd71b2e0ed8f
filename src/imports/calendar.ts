import ICAL from 'ical.js';
import { addDays, dayInWords, parseDay, type ClockTime, type IsoDay } from '../domain/calendar-day.ts';
import type { Session } from '../domain/session.ts';
import { cleanCell, onOneLine } from './clean-cell.ts';
import {
  horizonFor,
  sessionsOfDates,
  sessionsOfSeries,
  type EventSeries,
  type EventTime,
} from './calendar-series.ts';
import { onClocksOf, secondsBetween, secondsLater, zoneCalled, type WallTime } from './calendar-zones.ts';
import type { StatedTimes, Table, TableRow } from './csv.ts';

/** The text is no calendar. */
export class UnreadableCalendar extends Error {
  override readonly name = 'UnreadableCalendar';
}

/** Headings of the table that a calendar makes. */
export const calendarHeadings: readonly string[] = [
  'name',
  'location',
  'description',
  'url',
  'categories',
  'latitude',
  'longitude',
];

/** The zone whose clocks the directory goes by. */
const ownZone = 'Europe/London';

/** So many repeats are worked out at most: every day for 27 years. */
const mostRepeats = 10_000;

/** An endless rule that began so many days ago, and was not touched since, may be long over. */
const daysUntilOld = 365;

/** An event of a calendar with its repeats and changes, as `readEvents` works it out. */
export interface CalendarEvent {
  /** Its place in the file, from 1. */
  readonly number: number;
  readonly title: string;
  readonly location: string;
  readonly series: EventSeries;
  readonly component: ICAL.Component;
  /** How many entries of the file it is made from: itself and its changed repeats. */
  readonly parts: number;
  /** Why nothing can be made of it. */
  readonly refused?: string | undefined;
  /** The last day somebody touched it, where it says. */
  readonly touched?: IsoDay | undefined;
  readonly remarks: readonly string[];
}

/**
 * A calendar as a table: one row for each event and its repeats; single events with the same name and place are one
 * entry with several dates, because websites write a weekly class so. Times are those on London clocks.
 *
 * @throws UnreadableCalendar when it is not iCalendar
 */
export function readCalendar(text: string, today: IsoDay): Table {
  const events = readEvents(text, today);
  const horizon = horizonFor(today);
  const refused: { row: number; title: string; reason: string }[] = [];
  const kept: { event: CalendarEvent; times: StatedTimes; single: readonly EventTime[] }[] = [];
  let parts = 0;
  for (const event of events) {
    parts += event.parts - 1;
    const refuse = (reason: string) => {
      refused.push({ row: event.number, title: onOneLine(cleanCell(event.title)).slice(0, 60), reason });
    };
    if (event.refused !== undefined) {
      refuse(event.refused);
      continue;
    }
    const reading = sessionsOfSeries(event.series, { today, horizon });
    if (reading.is === 'over') refuse(`Its last day was ${dayInWords(reading.last, { year: true })}.`);
    else if (reading.is === 'words') {
      kept.push({
        event,
        times: { sessions: [], words: [{ words: sayRule(event), why: reading.why }] },
        single: [],
      });
    } else if (event.series.rule === undefined) {
      kept.push({
        event,
        times: { sessions: [], words: [] },
        single: event.series.times.filter(({ date }) => date >= today),
      });
    } else
      kept.push({
        event,
        times: { sessions: honest(event, reading.sessions, today), words: [] },
        single: [],
      });
  }
  const groups = Map.groupBy(kept, ({ event }) => groupKey(event));
  const rows = [...groups.values()].map((group) => rowOf(group, today));
  const joined = kept.length - rows.length + parts;
  return { headings: calendarHeadings, rows, refused, notes: [], joined };
}

function groupKey({ title, location }: CalendarEvent): string {
  return [title, location].map((part) => onOneLine(cleanCell(part)).toLowerCase()).join('\n');
}

function rowOf(
  group: readonly { event: CalendarEvent; times: StatedTimes; single: readonly EventTime[] }[],
  today: IsoDay,
): TableRow {
  const [{ event }] = group as [(typeof group)[number]];
  const single = group.flatMap((one) => one.single);
  const dates = single.length === 0 ? [] : sessionsOfDates(single);
  const value = (name: string) => textOf(event.component.getFirstPropertyValue(name));
  const geo = event.component.getFirstProperty('geo')?.getFirstValue() as unknown;
  const [lat, lon] = Array.isArray(geo) ? (geo as unknown[]) : [];
  const sessions = [...group.flatMap(({ times }) => times.sessions), ...(dates ?? [])];
  const words = [
    ...group.flatMap(({ times }) => times.words),
    ...(dates === undefined ? [{ words: 'On many dates', why: 'it has too many dates to list' }] : []),
  ];
  const isOld = group.some((one) => isOldAndEndless(one.event, today));
  return {
    number: event.number,
    cells: new Map([
      ['name', event.title],
      ['location', event.location],
      ['description', value('description')],
      ['url', value('url')],
      [
        'categories',
        event.component
          .getAllProperties('categories')
          .flatMap((property) => property.getValues().map(textOf))
          .join('\n'),
      ],
      ['latitude', textOf(lat)],
      ['longitude', textOf(lon)],
    ]),
    times: { sessions, words },
    remarks: [
      ...new Set([
        ...group.flatMap((one) => one.event.remarks),
        ...(isOld ? ['Its times began long ago and have no end: ask whether they still hold.'] : []),
      ]),
    ],
  };
}

/** Endless rules from long ago are taken at their word, and readers are told to ring first. */
function honest(event: CalendarEvent, sessions: readonly Session[], today: IsoDay): readonly Session[] {
  return isOldAndEndless(event, today)
    ? sessions.map((session) => ({ ...session, ringFirst: true }))
    : sessions;
}

function isOldAndEndless({ series, touched }: CalendarEvent, today: IsoDay): boolean {
  const old = addDays(today, -daysUntilOld);
  const first = series.times[0]?.date;
  return series.isEndless && first !== undefined && first < old && (touched ?? first) < old;
}

/** "From 5 March 2018, 10:00, FREQ=DAILY;INTERVAL=2": what a reader can still use of a rule that cannot be held. */
function sayRule({ series }: CalendarEvent): string {
  const [first] = series.times;
  return first === undefined ? 'No dates' : `From ${dayInWords(first.date, { year: true })}, again and again`;
}

/**
 * Reads all events of a calendar with their repeats worked out: rules, left out and added dates, changed and
 * cancelled repeats. All times are on London clocks; a zone that nobody knows is told, and its times are taken as
 * they stand.
 */
export function readEvents(text: string, today: IsoDay): CalendarEvent[] {
  const calendars = parseCalendars(text);
  const horizon = horizonFor(today);
  let number = 0;
  return calendars.flatMap((calendar) => {
    const zones = new Zones(calendar);
    const all = calendar
      .getAllSubcomponents('vevent')
      .map((component) => ({ component, number: (number += 1) }));
    const changes = all.filter(({ component }) => component.hasProperty('recurrence-id'));
    const masters = all.filter(({ component }) => !component.hasProperty('recurrence-id'));
    const uidOf = (component: ICAL.Component) => textOf(component.getFirstPropertyValue('uid'));
    const known = new Set(masters.map(({ component }) => uidOf(component)));
    const events = masters.map((master) => {
      const uid = uidOf(master.component);
      const own = uid === '' ? [] : changes.filter(({ component }) => uidOf(component) === uid);
      return readEvent(
        master,
        own.map(({ component }) => component),
        zones,
        horizon,
      );
    });
    // A changed repeat whose event is not in the file stands by itself.
    const orphans = changes
      .filter(({ component }) => !known.has(uidOf(component)))
      .map((change) => readEvent(change, [], zones, horizon));
    return [...events, ...orphans].sort((one, other) => one.number - other.number);
  });
}

function parseCalendars(text: string): ICAL.Component[] {
  try {
    const parsed = ICAL.parse(text.replace(/^\uFEFF/, '').trim()) as unknown[];
    const isList = Array.isArray(parsed[0]);
    const calendars = (isList ? parsed : [parsed]).map(
      (one) => new ICAL.Component(one as [string, unknown[], unknown[]]),
    );
    if (calendars.every(({ name }) => name === 'vcalendar')) return calendars;
  } catch (error) {
    throw new UnreadableCalendar(
      `It is not a calendar file: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  throw new UnreadableCalendar('It is not a calendar file.');
}

/** The zones a calendar names. */
class Zones {
  readonly #hints: ReadonlyMap<string, string>;
  readonly #unknown = new Set<string>();

  constructor(calendar: ICAL.Component) {
    this.#hints = new Map(
      calendar
        .getAllSubcomponents('vtimezone')
        .map((zone) => [
          textOf(zone.getFirstPropertyValue('tzid')),
          textOf(zone.getFirstPropertyValue('x-lic-location')),
        ]),
    );
  }

  /** A property's time with its zone; undefined when it holds none. */
  wallTime(property: ICAL.Property | null, value: unknown = property?.getFirstValue()): WallTime | undefined {
    if (property === null || !(value instanceof ICAL.Time)) return undefined;
    const name = property.getParameter('tzid');
    const text = textOfTime(value);
    if (typeof name === 'string') {
      const zone = zoneCalled(name, this.#hints.get(name));
      if (zone === undefined) this.#unknown.add(name);
      return { text, zone };
    }
    return {
      text,
      zone: value.zone === ICAL.Timezone.utcTimezone || value.toString().endsWith('Z') ? 'UTC' : undefined,
    };
  }

  /** Zones met so far that nobody knows, in words. */
  remarks(): string[] {
    return [...this.#unknown].map(
      (name) => `The zone "${name}" is not known; its times were taken as they stand.`,
    );
  }
}

function textOfTime(time: ICAL.Time): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
  return time.isDate ? `${day}T00:00:00` : `${day}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
}

function readEvent(
  { component, number }: { component: ICAL.Component; number: number },
  changes: readonly ICAL.Component[],
  zones: Zones,
  horizon: IsoDay,
): CalendarEvent {
  const value = (name: string) => textOf(component.getFirstPropertyValue(name));
  const rule = textOf(component.getFirstPropertyValue('rrule'));
  const event = {
    number,
    title: value('summary'),
    location: value('location'),
    component,
    parts: 1 + changes.length,
    touched: touchedOn(component),
  };
  const nothing: EventSeries = { times: [], rule: rule === '' ? undefined : rule, isEndless: false };
  if (/^CANCELLED$/i.test(value('status'))) {
    return { ...event, series: nothing, refused: 'The calendar says that it is cancelled.', remarks: [] };
  }
  if (/^(?:PRIVATE|CONFIDENTIAL)$/i.test(value('class'))) {
    return {
      ...event,
      title: '',
      location: '',
      series: nothing,
      refused: 'The calendar marks it as private.',
      remarks: [],
    };
  }
  const span = spanOf(component, zones);
  if (span === undefined) {
    return { ...event, series: nothing, refused: 'It does not say when it starts.', remarks: [] };
  }
  const { times, isEndless } = expand(component, span, rule, changes, zones, horizon);
  const inOrder = times.toSorted((one, other) => (sayTime(one) < sayTime(other) ? -1 : 1));
  return {
    ...event,
    series: {
      times: inOrder,
      rule: rule === '' && inOrder.length <= 1 ? undefined : rule || undefined,
      isEndless,
    },
    remarks: [...zones.remarks(), ...remarkOnZone(span.start.zone)],
  };
}

/** A calendar set up on a computer with another clock is a common slip, so its times are worth a question. */
function remarkOnZone(zone: string | undefined): string[] {
  if (zone === undefined || zone === ownZone || zone === 'UTC') return [];
  return [`Its times are written for ${zone}; here they are on London clocks. Ask whether that was meant.`];
}

function sayTime({ date, from }: EventTime): string {
  return `${date} ${from}`;
}

/** When an event starts, how long it lasts in seconds, and whether it is about whole days. */
interface Span {
  readonly start: WallTime;
  readonly seconds: number | undefined;
  readonly isAllDay: boolean;
}

function spanOf(component: ICAL.Component, zones: Zones): Span | undefined {
  const property = component.getFirstProperty('dtstart');
  const start = zones.wallTime(property);
  if (start === undefined) return undefined;
  const isAllDay = (property?.getFirstValue() as ICAL.Time).isDate;
  const end = zones.wallTime(component.getFirstProperty('dtend'));
  const duration = component.getFirstPropertyValue('duration') as unknown;
  if (end !== undefined)
    return { start, seconds: secondsBetween(start.text, onClocksOf(start.zone, end)), isAllDay };
  if (duration instanceof ICAL.Duration) return { start, seconds: duration.toSeconds(), isAllDay };
  return { start, seconds: undefined, isAllDay };
}

function expand(
  component: ICAL.Component,
  span: Span,
  rule: string,
  changes: readonly ICAL.Component[],
  zones: Zones,
  horizon: IsoDay,
): { times: EventTime[]; isEndless: boolean } {
  const { zone } = span.start;
  const { starts, isEndless } =
    rule === '' ? { starts: [span.start.text], isEndless: false } : repeats(component, span, horizon);
  const listed = (name: string) =>
    component.getAllProperties(name).flatMap((property) =>
      property.getValues().flatMap((value: unknown) => {
        const time = value instanceof ICAL.Period ? value.start : value;
        const wall = zones.wallTime(property, time);
        return wall === undefined
          ? []
          : [{ text: onClocksOf(zone, wall), isDate: (time as ICAL.Time).isDate }];
      }),
    );
  const left = listed('exdate');
  const isLeftOut = (start: string) =>
    left.some(({ text, isDate }) => (isDate ? text.slice(0, 10) === start.slice(0, 10) : text === start));
  const replaced = new Map(
    changes.flatMap((change): [string, ICAL.Component][] => {
      const wall = zones.wallTime(change.getFirstProperty('recurrence-id'));
      return wall === undefined ? [] : [[onClocksOf(zone, wall), change]];
    }),
  );
  const usual = [...new Set([...starts, ...listed('rdate').map(({ text }) => text)])].filter(
    (start) => !isLeftOut(start) && !replaced.has(start),
  );
  const changed = [...replaced.values()].flatMap((change) => {
    const own = spanOf(change, zones);
    const isCancelled = /^CANCELLED$/i.test(textOf(change.getFirstPropertyValue('status')));
    return own === undefined || isCancelled ? [] : timesOf(own, own.start.text);
  });
  const times = [...usual.flatMap((start) => timesOf(span, start)), ...changed];
  return { times: rule === '' ? times : times.filter(({ date }) => date <= horizon), isEndless };
}

/** The starts of a rule on the clocks of its own zone, up to the last day looked at. */
function repeats(
  component: ICAL.Component,
  span: Span,
  horizon: IsoDay,
): { starts: string[]; isEndless: boolean } {
  const recur = component.getFirstPropertyValue('rrule') as unknown as ICAL.Recur;
  const plain = ICAL.Recur.fromString(recur.toString());
  if (recur.until !== null) {
    const until = {
      text: textOfTime(recur.until),
      zone: recur.until.toString().endsWith('Z') ? 'UTC' : undefined,
    };
    const local = onClocksOf(span.start.zone ?? ownZone, until);
    // A day alone includes all of that day.
    plain.until = ICAL.Time.fromDateTimeString(recur.until.isDate ? `${local.slice(0, 10)}T23:59:59` : local);
  }
  const iterator = plain.iterator(ICAL.Time.fromDateTimeString(span.start.text));
  const starts: string[] = [];
  for (let count = 0; count < mostRepeats; count += 1) {
    // ical.js types its end as a time; it is null at run time.
    const next = iterator.next() as ICAL.Time | null;
    if (next === null) return { starts, isEndless: false };
    const start = textOfTime(next);
    if (start.slice(0, 10) > horizon) return { starts, isEndless: true };
    starts.push(start);
  }
  return { starts, isEndless: true };
}

/** A start with its length as times on London clocks; something over whole days is on each of them. */
function timesOf({ start, seconds, isAllDay }: Span, text: string): EventTime[] {
  const first = parseDay(text.slice(0, 10));
  if (isAllDay) {
    const days = Math.min(Math.max(Math.round((seconds ?? 0) / 86_400), 1), 60);
    return Array.from({ length: days }, (_, index) => ({
      date: addDays(first, index),
      from: '00:00' as ClockTime,
      to: '23:59' as ClockTime,
    }));
  }
  const from = onClocksOf(ownZone, { text, zone: start.zone });
  const time = { date: parseDay(from.slice(0, 10)), from: from.slice(11, 16) as ClockTime };
  if (seconds === undefined || seconds <= 0) return [time];
  const to = onClocksOf(ownZone, { text: secondsLater(text, seconds), zone: start.zone });
  const end = to.slice(11, 16) as ClockTime;
  const isNextMorning =
    to.slice(0, 10) === addDays(time.date, 1) &&
    (end === '00:00' || (time.from >= '18:00' && end <= '10:00'));
  return to.slice(0, 10) === time.date || isNextMorning ? [{ ...time, to: end }] : [time];
}

function touchedOn(component: ICAL.Component): IsoDay | undefined {
  const days = ['last-modified', 'created'].flatMap((name) => {
    const value = component.getFirstPropertyValue(name) as unknown;
    return value instanceof ICAL.Time ? [parseDay(textOfTime(value).slice(0, 10))] : [];
  });
  return days.sort().at(-1);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return value instanceof ICAL.Recur ? value.toString() : '';
}
