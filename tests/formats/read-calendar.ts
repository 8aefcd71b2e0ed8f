import ICAL from 'ical.js';

/** A date as a calendar program would show it, on London's clock: "2026-11-24 10:00 to 2026-11-24 12:00". */
export type ShownDate = string;

/** Every date of a calendar file up to a day, in order, each once, as ical.js works them out. */
export function datesOf(text: string, lastDay: string): ShownDate[] {
  const dates = eventsOf(text).flatMap((event) => expand(event, lastDay));
  return [...new Set(dates)].sort();
}

/** The events of a calendar file. */
export function eventsOf(text: string): ICAL.Component[] {
  return calendarOf(text).getAllSubcomponents('vevent');
}

/** A calendar file, read strictly. */
export function calendarOf(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text) as unknown[]);
}

/** How many components and properties of each name a calendar file holds. */
export function shapeOf(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const count = (name: string) => (counts[name] = (counts[name] ?? 0) + 1);
  const walk = (component: ICAL.Component) => {
    count(`component ${component.name}`);
    for (const property of component.getAllProperties()) count(`${component.name} ${property.name}`);
    component.getAllSubcomponents().forEach(walk);
  };
  walk(calendarOf(text));
  return counts;
}

function expand(component: ICAL.Component, lastDay: string): ShownDate[] {
  const event = new ICAL.Event(component);
  const length = event.endDate.subtractDate(event.startDate);
  const dates: ShownDate[] = [];
  const iterator = event.iterator();
  const next = () => iterator.next() as ICAL.Time | undefined;
  for (let start = next(); start; start = next()) {
    if (start.toString().slice(0, 10) > lastDay) break;
    const end = start.clone();
    end.addDuration(length);
    dates.push(length.toSeconds() === 0 ? shown(start) : `${shown(start)} to ${shown(end)}`);
    if (!event.isRecurring()) break;
  }
  return dates;
}

function shown(time: ICAL.Time): string {
  return time.toString().slice(0, 16).replace('T', ' ');
}
