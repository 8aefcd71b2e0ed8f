import { weekdayNames, type Weekday } from '../domain/calendar-day.ts';
import type { Directory } from '../domain/directory.ts';
import { countIn, slots, weekParts, type CountedEntry, type Slot } from './coverage.ts';
import type { DayPart } from './happenings.ts';
import { listInWords } from './words.ts';

/** What is thin, in plain words, by what it is about; the worst first in each list. */
export interface ThinView {
  /** "Skate Hole has nothing under Eat together or Learn." */
  readonly places: readonly string[];
  /** "Nothing in Skate Hole after midday on Friday, until Monday morning." */
  readonly times: readonly string[];
  /** "Nothing under Learn on Saturdays or Sundays." */
  readonly themes: readonly string[];
  /** "Nothing in Skate Hole is known to be free." */
  readonly costs: readonly string[];
  /** "Hearing loop: none that we know of in Skate Hole and Tail End." */
  readonly access: readonly string[];
  /** "Nothing says that it is for people who work nights." */
  readonly groups: readonly string[];
}

/** Says in words where the grids are thin. */
export function thinView(entries: readonly CountedEntry[], directory: Directory): ThinView {
  return {
    places: thinPlaces(entries, directory),
    times: thinTimes(entries, directory),
    themes: thinThemes(entries, directory),
    costs: thinCosts(entries, directory),
    access: thinAccess(entries, directory),
    groups: thinGroups(entries, directory),
  };
}

/** A sentence with how bad it is. */
interface Weighed {
  readonly words: string;
  readonly weight: number;
}

function worstFirst(found: readonly Weighed[]): string[] {
  return [...found].sort((one, other) => other.weight - one.weight).map(({ words }) => words);
}

function thinPlaces(entries: readonly CountedEntry[], { neighbourhoods, themes }: Directory): string[] {
  const empty = neighbourhoods.filter(({ slug }) => countIn(entries, { where: slug }) === 0);
  const thin = neighbourhoods
    .filter((place) => !empty.includes(place))
    .flatMap(({ slug: where, title }) => {
      const none = themes.filter(({ slug }) => countIn(entries, { theme: slug, where }) === 0);
      if (none.length === 0) return [];
      const names = eitherInWords(none.map((theme) => theme.title));
      return { words: `${title} has nothing under ${names}.`, weight: none.length };
    });
  const nothing = `Nothing at all in ${listInWords(empty.map(({ title }) => title))}.`;
  return [...(empty.length > 0 ? [nothing] : []), ...worstFirst(thin)];
}

/** A run of empty parts of the week is told of when it is so long: a whole day and a bit. */
const shortestRun = 4;

function thinTimes(entries: readonly CountedEntry[], { neighbourhoods }: Directory): string[] {
  return worstFirst(
    neighbourhoods.flatMap(({ slug: where, title }) => {
      if (countIn(entries, { where }) === 0) return [];
      const isEmpty = slots.map((slot) => countIn(entries, { where, slot }) === 0);
      if (isEmpty.every(Boolean))
        return { words: `Nothing in ${title} has a set time.`, weight: slots.length };
      const { start, length } = longestRun(isEmpty);
      if (length < shortestRun) return [];
      const until = slots[(start + length) % slots.length] ?? slots[0]!;
      return {
        words: `Nothing in ${title} ${startOf(slots[start] ?? slots[0]!)}, until ${inWords(until)}.`,
        weight: length,
      };
    }),
  );
}

/** The longest run of true in a ring, the first of equal ones. Not all of the ring is true. */
export function longestRun(ring: readonly boolean[]): { start: number; length: number } {
  let longest = { start: 0, length: 0 };
  ring.forEach((isIn, start) => {
    const isStart = isIn && !ring[(start + ring.length - 1) % ring.length];
    if (!isStart) return;
    let length = 0;
    while (ring[(start + length) % ring.length]) length += 1;
    if (length > longest.length) longest = { start, length };
  });
  return longest;
}

function partsOfSlot(slot: Slot): { day: string; part: DayPart } {
  const [weekday, part] = slot.split(' ') as [Weekday, DayPart];
  return { day: weekdayNames[weekday], part };
}

function inWords(slot: Slot): string {
  const { day, part } = partsOfSlot(slot);
  return `${day} ${part.toLowerCase()}`;
}

function startOf(slot: Slot): string {
  const { day, part } = partsOfSlot(slot);
  if (part === 'Morning') return `from ${day} morning`;
  return part === 'Afternoon' ? `after ${day} midday` : `after 5pm on ${day}`;
}

function thinThemes(entries: readonly CountedEntry[], { themes }: Directory): string[] {
  return worstFirst(
    themes.flatMap(({ slug: theme, title }) => {
      const none = weekParts.filter(
        ({ key }) => key !== 'other-times' && countIn(entries, { theme, part: key }) === 0,
      );
      if (none.length === 0) return [];
      const weight = none.length;
      if (none.length === weekParts.length - 1)
        return { words: `Nothing under ${title} has a set time.`, weight };
      const when = none.map(({ inWords: words }, index) => (index === 0 ? words : words.replace(/^on /, '')));
      return { words: `Nothing under ${title} ${eitherInWords(when)}.`, weight };
    }),
  );
}

function thinCosts(entries: readonly CountedEntry[], { neighbourhoods, themes }: Directory): string[] {
  const isFree = (cell: { where: string } | { theme: string }) =>
    countIn(entries, { ...cell, cost: 'free' }) + countIn(entries, { ...cell, cost: 'pay-what-you-can' }) > 0;
  const places = neighbourhoods.filter(
    ({ slug }) => countIn(entries, { where: slug }) > 0 && !isFree({ where: slug }),
  );
  const kinds = themes.filter(
    ({ slug }) => countIn(entries, { theme: slug }) > 0 && !isFree({ theme: slug }),
  );
  return [
    ...places.map(({ title }) => `Nothing in ${title} is known to be free.`),
    ...kinds.map(({ title }) => `Nothing under ${title} is known to be free.`),
  ];
}

function thinAccess(entries: readonly CountedEntry[], { neighbourhoods, facts }: Directory): string[] {
  return worstFirst(
    facts
      .filter(({ askAlways }) => askAlways)
      .flatMap(({ name, title }) => {
        const here = neighbourhoods.filter(({ slug }) => countIn(entries, { where: slug }) > 0);
        const none = here.filter(
          ({ slug }) => countIn(entries, { where: slug, fact: { name, is: 'yes' } }) === 0,
        );
        if (none.length === 0) return [];
        const places =
          none.length === here.length ? 'anywhere' : `in ${listInWords(none.map((place) => place.title))}`;
        return { words: `${title}: none that we know of ${places}.`, weight: none.length };
      }),
  );
}

function thinGroups(entries: readonly CountedEntry[], { groups }: Directory): string[] {
  const withCount = groups.map(({ slug, title }) => ({ title, count: countIn(entries, { group: slug }) }));
  const titled = (count: number) =>
    withCount.filter((group) => group.count === count).map(({ title }) => title);
  const [none, one] = [titled(0), titled(1)];
  return [
    ...(none.length > 0 ? [`Nothing says that it is meant for: ${none.join(', ')}.`] : []),
    ...(one.length > 0 ? [`Only one thing says that it is meant for: ${one.join(', ')}.`] : []),
  ];
}

function eitherInWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`;
}
