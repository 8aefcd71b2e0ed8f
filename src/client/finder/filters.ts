/** Which values of each filter a thing has, and whether it passes what is chosen. */
import { type FilterName, filterNames, type FinderData, type FinderThing } from '../../formats/finder.ts';
import type { Filters } from './find-query.ts';
import { dayAfter } from './meeting-dates.ts';

/** Values of every filter. */
export type FilterValues = Readonly<Record<FilterName, readonly string[]>>;

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const parts = ['morning', 'afternoon', 'evening'] as const;

/** How many days "checked lately" reaches back: a quarter of a year. */
const daysThatAreLately = 92;

/** What a thing has in every filter. Days and parts of days it has in common are asked for with `timesOf`. */
export function valuesOf(thing: FinderThing, data: FinderData): FilterValues {
  const named = (places: readonly number[] | undefined, table: readonly { readonly value: string }[]) =>
    (places ?? []).flatMap((place) => table[place]?.value ?? []);
  const one = (place: number | undefined) => (place === undefined ? [] : [place]);
  return {
    theme: named(thing.h, data.themes),
    for: [...named(thing.g, data.groups), ...(thing.e ? ['everyone'] : [])],
    day: [...new Set((thing.d ?? []).map((time) => weekdays[Math.floor(time / parts.length)]!))],
    part: [...new Set((thing.d ?? []).map((time) => parts[time % parts.length]!))],
    cost: named(one(thing.c?.[0]), data.costs),
    joining: named(one(thing.j), data.joinings),
    access: named(thing.x?.[0], data.facts),
    language: named(thing.l, data.languages),
    kind: named(one(thing.k), data.kinds),
    formality: named(one(thing.f), data.formalities),
    community: named(thing.y, data.ties),
    neighbourhood: named(thing.o, data.neighbourhoods),
    checked: [],
  };
}

/** Access facts that are known not to hold. */
export function accessDenied(thing: FinderThing, data: FinderData): readonly string[] {
  return (thing.x?.[1] ?? []).flatMap((place) => data.facts[place]?.value ?? []);
}

/** Whether a day lies in the last quarter of a year. */
export function isLately(day: string | undefined, today: string): boolean {
  return day !== undefined && day <= today && day >= dayAfter(today, -daysThatAreLately);
}

/** How a thing meets what is chosen. */
export interface Passing {
  /** Filters it does not pass. Day and part fail together, as `day`. */
  readonly fails: readonly FilterName[];
  /** Whether it fails access alone, and only because facts are not known. */
  readonly isAccessUnknown: boolean;
  /** What it has, with days and parts as far as they go together with what is chosen. */
  readonly values: FilterValues;
}

/** Compares what a thing has with what is chosen. */
export function passing(
  { thing, values, denied }: { thing: FinderThing; values: FilterValues; denied: readonly string[] },
  chosen: Filters,
): Passing {
  const own = { ...values, ...timesTogether(thing, values, chosen) };
  const fails = filterNames.filter((name) => name !== 'part' && !passes(name, own, chosen));
  const wanted = chosen.access ?? [];
  return {
    fails,
    isAccessUnknown:
      fails.length === 1 && fails[0] === 'access' && !wanted.some((fact) => denied.includes(fact)),
    values: own,
  };
}

function passes(name: FilterName, own: FilterValues, chosen: Filters): boolean {
  const wanted = chosen[name] ?? [];
  if (name === 'day') return hasAny(own.day, wanted) && hasAny(own.part, chosen.part ?? []);
  if (name === 'access') return wanted.every((fact) => own.access.includes(fact));
  return hasAny(own[name], wanted);
}

function hasAny(values: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((value) => values.includes(value));
}

/** Days on which it meets in the parts that are chosen, and parts in which it meets on the days that are. */
function timesTogether(
  { d = [] }: FinderThing,
  values: FilterValues,
  chosen: Filters,
): Pick<FilterValues, 'day' | 'part'> {
  const [days, dayParts] = [chosen.day ?? [], chosen.part ?? []];
  if (days.length === 0 && dayParts.length === 0) return values;
  const times = d.map((time) => ({
    day: weekdays[Math.floor(time / parts.length)]!,
    part: parts[time % parts.length]!,
  }));
  return {
    day: [...new Set(times.flatMap(({ day, part }) => (hasAny([part], dayParts) ? [day] : [])))],
    part: [...new Set(times.flatMap(({ day, part }) => (hasAny([day], days) ? [part] : [])))],
  };
}

/** Counts things by what they would be found with, each filter with all others as they are. */
export class FilterCounts {
  readonly counts: Record<FilterName, Record<string, number>> = Object.fromEntries(
    filterNames.map((name) => [name, {}]),
  ) as Record<FilterName, Record<string, number>>;

  private readonly chosen: Filters;

  constructor(chosen: Filters) {
    this.chosen = chosen;
  }

  add({ fails, values }: Passing): void {
    if (fails.length > 1) return;
    for (const name of filterNames) {
      const own = name === 'part' ? 'day' : name;
      if (fails.length === 1 && fails[0] !== own) continue;
      for (const value of this.countable(name, values)) {
        this.counts[name][value] = (this.counts[name][value] ?? 0) + 1;
      }
    }
  }

  /** Facts add up, so that a further one counts only what has all chosen before. */
  private countable(name: FilterName, values: FilterValues): readonly string[] {
    if (name !== 'access') return values[name];
    const wanted = this.chosen.access ?? [];
    return wanted.every((fact) => values.access.includes(fact)) ? values.access : [];
  }
}
