import { isNameWithin, nameKey, tellingWords } from '../../domain/names-alike.ts';
import type { EditingEntry, EditingFacts } from '../editing-facts.ts';
import type { Fields } from './record-fields.ts';

/** An entry that a new one may be the same as. */
export interface Likeness {
  readonly slug: string;
  /** "Tuesday Soup at St Aldhelm's". */
  readonly title: string;
}

/** More than a few namesakes help nobody. */
const mostShown = 3;

/**
 * Entries that a new one may be the same as, by the rule that imports go by: the same name anywhere, or nearly the
 * same name in the same place. The likest first.
 */
export function findLikenesses(fields: Fields, facts: Pick<EditingFacts, 'entries' | 'venues'>): Likeness[] {
  const title = typeof fields['title'] === 'string' ? fields['title'] : '';
  const key = nameKey(title);
  if (key === '') return [];
  const words = tellingWords(title);
  const places = placesOf(fields);
  const named = facts.entries.filter((entry) => nameKey(entry.title) === key);
  const alike = facts.entries.filter(
    (entry) =>
      !named.includes(entry) &&
      isNameWithin(words, tellingWords(entry.title)) &&
      isNear(entry, places, facts),
  );
  return [...named, ...alike].slice(0, mostShown).map(({ slug, title: name, venues }) => {
    const venue = facts.venues.find((known) => known.slug === venues[0]);
    return { slug, title: venue === undefined ? name : `${name} at ${venue.title}` };
  });
}

interface Places {
  readonly venues: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
}

/** An entry in the same venue, or in the neighbourhood that the other names. */
function isNear(
  entry: EditingEntry,
  { venues, areas }: Places,
  facts: Pick<EditingFacts, 'venues'>,
): boolean {
  if (entry.venues.some((slug) => venues.has(slug))) return true;
  const neighbourhoods = facts.venues.flatMap(({ slug, neighbourhood }) =>
    venues.has(slug) && neighbourhood !== undefined ? [neighbourhood] : [],
  );
  return entry.neighbourhoods.some((slug) => areas.has(slug) || neighbourhoods.includes(slug));
}

function placesOf({ where }: Fields): Places {
  const places = Array.isArray(where) ? (where as readonly Readonly<Record<string, unknown>>[]) : [];
  const named = (field: string) =>
    new Set(places.flatMap((place) => (typeof place[field] === 'string' ? [place[field]] : [])));
  return { venues: named('venue'), areas: named('area') };
}
