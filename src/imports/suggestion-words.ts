import type { Asset } from '../domain/asset.ts';
import { dayInWords } from '../domain/calendar-day.ts';
import type { Directory } from '../domain/directory.ts';
import { countCharacters } from '../domain/plain-text.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import type { Session } from '../domain/session.ts';

/** What of an entry a suggestion may change; undefined takes a field out. */
export type SuggestedFields = { readonly [Field in keyof Asset]?: Asset[Field] | undefined };

/** Fields that every session has; whatever else one has was written by hand. */
const plainFields: ReadonlySet<string> = new Set(['repeats', 'every', 'on', 'from', 'to']);

/** Whether times hold notes, days off or a place of their own, which new ones do not say. */
export function hasMoreThanTimes(sessions: readonly Session[]): boolean {
  return sessions.some((session) => Object.keys(session).some((key) => !plainFields.has(key)));
}

/** Whether two lists of times say the same. */
export function sameTimes(one: readonly Session[], other: readonly Session[]): boolean {
  return one.length > 0 && timesInWords(one) === timesInWords(other);
}

/** Times in words: "Every Tuesday, 2pm to 4pm". */
export function timesInWords(sessions: readonly Session[]): string {
  return sessions
    .map((session) => {
      const { rule, time, limits } = sessionInWords(session);
      return [rule, time, ...limits].join(', ');
    })
    .join('; ');
}

/** What changes, in a few words for a title. */
export function shortOf(fields: SuggestedFields): string {
  const parts = [
    ...('status' in fields ? ['is it going?'] : []),
    ...('sessions' in fields ? ['new times'] : []),
    ...('where' in fields ? ['a new place'] : []),
  ];
  return parts.join(', ');
}

/** What was changed, in sentences for whoever said so. */
export function outcomeOf(
  fields: SuggestedFields,
  { neighbourhoods, venueBySlug }: Pick<Directory, 'neighbourhoods' | 'venueBySlug'>,
): string {
  const { status, sessions, where } = fields;
  const venue = where?.[0]?.venue;
  const area = where?.[0]?.area;
  const place =
    venue === undefined
      ? neighbourhoods.find(({ slug }) => slug === area)?.title
      : venueBySlug.get(venue)?.data.title;
  return [
    ...('status' in fields
      ? [
          status?.is === 'closed'
            ? `The list says that it closed on ${dayInWords(status.on)}.`
            : status?.is === 'paused'
              ? 'The list says that it has stopped for now.'
              : 'The list says that it is going again.',
        ]
      : []),
    ...(sessions === undefined ? [] : [`New times: ${timesInWords(sessions)}.`]),
    ...(place === undefined ? [] : [`New place: ${place}.`]),
  ].join(' ');
}

/** At most so many characters as a reader counts them, cut at a word where there is one. */
export function cut(text: string, most: number): string {
  if (countCharacters(text) <= most) return text;
  const characters = Array.from(new Intl.Segmenter('en-GB').segment(text), ({ segment }) => segment);
  const start = characters.slice(0, most - 1).join('');
  const space = start.lastIndexOf(' ');
  return `${(space > most / 2 ? start.slice(0, space) : start).replace(/[\s,;:]+$/, '')}…`;
}
