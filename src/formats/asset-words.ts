import type { AccessFact } from '../domain/access.ts';
import { costNames, joiningNames } from '../domain/asset.ts';
import { dayInWords, monthNames, type IsoDay } from '../domain/calendar-day.ts';
import { contactsFor, type Contact } from '../domain/contact.ts';
import type { Directory, LinkedAsset, LinkedPlace, LinkedVenue } from '../domain/directory.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import { standingOn } from '../domain/standing.ts';

/** When an entry is on, in words: its regular times that are not over, then what is only known in words. */
export function whenOf({ data }: Pick<LinkedAsset, 'data'>, today: IsoDay): string[] {
  const going = (data.sessions ?? []).filter(({ until }) => until === undefined || until >= today);
  const times = going.map((session) => sessionInWords(session, { today }).sentence);
  return data.whenInWords === undefined ? times : [...times, data.whenInWords];
}

/** Where an entry is found, in words, a place each. */
export function whereOf({ places }: Pick<LinkedAsset, 'places'>): string[] {
  return places.map((place) => [placeName(place), place.note].filter(Boolean).join('. '));
}

function placeName(place: LinkedPlace): string {
  switch (place.is) {
    case 'venue':
      return place.venue.data.title;
    case 'area':
      return `Roughly in ${place.area.title}`;
    case 'online':
      return `Online: ${place.url}`;
    case 'phone':
      return 'By phone';
    case 'visits':
      return `Comes to you in ${place.areas.map(({ title }) => title).join(', ')}`;
  }
}

/** A venue's address on one line, postcode included. */
export function addressLine({ data }: Pick<LinkedVenue, 'data'>): string {
  return [...(data.address ?? []), data.postcode].filter(Boolean).join(', ');
}

/** What it costs, in words; "" when nobody has said. */
export function costOf({ data: { cost } }: Pick<LinkedAsset, 'data'>): string {
  if (cost === undefined) return '';
  const first = cost.is === 'priced' ? (cost.amount ?? costNames.priced) : costNames[cost.is];
  const amount = cost.is === 'priced' ? undefined : cost.amount;
  return sentences([first, amount, cost.extras, cost.note]);
}

/** How to join, in words; "" when nobody has said. */
export function joiningOf({ data: { joining } }: Pick<LinkedAsset, 'data'>): string {
  if (joining === undefined) return '';
  return sentences([joiningNames[joining.how], joining.ask && `Ask ${joining.ask}`, joining.note]);
}

/** Whom it is for, in words; "" when nobody has said. */
export function audienceOf({ data, groups }: Pick<LinkedAsset, 'data' | 'groups'>): string {
  const { everyone, ages, note } = data.for ?? {};
  return sentences([
    everyone === true ? 'Everyone' : undefined,
    ages && agesInWords(ages),
    groups.length > 0 ? groups.map(({ title }) => title).join(', ') : undefined,
    note,
  ]);
}

function agesInWords({ from, to }: { from?: number | undefined; to?: number | undefined }): string {
  if (to === undefined) return `From age ${from ?? 0}`;
  return from === undefined ? `Up to age ${to}` : `Ages ${from} to ${to}`;
}

/** Who runs it: an entry's title, or a name in words; "" when nobody has said. */
export function runnerOf(
  { runBy, data }: Pick<LinkedAsset, 'runBy' | 'data'>,
  isOpenEntry: (asset: LinkedAsset) => boolean,
): string {
  if (runBy === undefined) return '';
  if ('name' in runBy) return data.runBy ?? '';
  return isOpenEntry(runBy.asset) ? runBy.asset.data.title : '';
}

/** Facts about getting in and around, in words, in the order of the directory's list. */
export function accessInWords(
  access: ReadonlyMap<string, AccessFact>,
  { facts }: Pick<Directory, 'facts'>,
): string[] {
  return facts.flatMap(({ name, title }) => {
    const fact = access.get(name);
    return fact === undefined ? [] : [[`${title}: ${fact.is}`, fact.note].filter(Boolean).join('. ')];
  });
}

/** The ways to reach an entry that anybody may have as data. What has closed answers no more. */
export function openContacts({ data }: Pick<LinkedAsset, 'data'>, today: IsoDay): readonly Contact[] {
  const hasClosed = data.status?.is === 'closed' && data.status.on <= today;
  return hasClosed ? [] : contactsFor(data.contacts, 'data', today);
}

/**
 * What a reader must know before going, each as a sentence: pauses, seasons, old checks, notices. Nobody is told to ring
 * what has closed.
 */
export function warningsOf(
  { data }: Pick<LinkedAsset, 'data'>,
  { site }: Directory,
  today: IsoDay,
): string[] {
  const { alert, status, checked } = data;
  const standing = standingOn(data, site, today);
  const note = status !== undefined && 'note' in status && status.note ? [asSentence(status.note)] : [];
  const warnings = alert !== undefined && alert.until >= today ? [asSentence(alert.text)] : [];
  if (status?.is === 'closed' && status.on <= today) {
    return [...warnings, `Closed on ${dayInWords(status.on)}.`, ...note];
  }
  if (status?.is === 'paused' && standing.status === 'paused') {
    const until = status.until === undefined ? 'for now' : `until ${dayInWords(status.until)}`;
    warnings.push(`Paused ${until}.`, ...note);
  }
  if (status?.is === 'paused' && standing.status === 'pause-over') {
    warnings.push(`Was due back on ${dayInWords(status.until ?? today)}. Ring first.`, ...note);
  }
  if (status?.is === 'seasonal') warnings.push(`Only in ${monthsInWords(status.months)}.`, ...note);
  if (status?.is === 'closed') warnings.push(`Closes on ${dayInWords(status.on)}.`, ...note);
  if (standing.review === 'never-checked') warnings.push('Nobody has checked this yet. Ring before you go.');
  if (checked && (standing.review === 'overdue' || standing.review === 'lapsed')) {
    warnings.push(`Last checked ${dayInWords(checked.on)}. Ring before you go.`);
  }
  return warnings;
}

function monthsInWords(months: readonly number[]): string {
  const names = [...months].sort((a, b) => a - b).map((month) => monthNames[month - 1] ?? '');
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** Parts as sentences one after another; what is not given is left out. */
export function sentences(parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => asSentence(part ?? ''))
    .join(' ');
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
