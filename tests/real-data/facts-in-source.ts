import type { Asset } from '../../src/domain/asset.ts';
import { weekdayNames, type Weekday } from '../../src/domain/calendar-day.ts';
import type { Session } from '../../src/domain/session.ts';
import type { Venue } from '../../src/domain/venue.ts';
import { cleanCell } from '../../src/imports/clean-cell.ts';

/** An entry with the venues it was given. */
export interface ProposedFacts {
  readonly asset: Asset;
  readonly body: string;
  readonly venues: readonly Venue[];
}

/**
 * The facts of an entry that stand nowhere in its source, after capitals, accents and marks are made alike. What a
 * mapping states (kind, themes and the like) is given as `stated`, with the words it may use.
 *
 * @param isTemplate whether the mapping puts names and texts together from several cells
 * @param source all cells of the rows an entry was made from
 */
export function inventedFacts(
  { asset, body, venues }: ProposedFacts,
  source: readonly string[],
  stated: readonly string[],
  isTemplate: boolean,
): string[] {
  const said = [...source.map(cleanCell), ...source, ...stated].map(plain);
  const all = said.join(' ');
  const digits = source
    .join(' ')
    .replace(/[Oo](?=\d)/g, '0')
    .replace(/\D/g, '');
  const numbers =
    source
      .join(' ')
      .match(/-?\d+(?:\.\d+)?/g)
      ?.map(Number) ?? [];
  const missing: string[] = [];
  const known = new Set(all.split(' '));
  // What a template puts together stands in the source word for word, in pieces.
  const isPieced = (value: string) =>
    isTemplate &&
    plain(value)
      .split(' ')
      .every((word) => known.has(word));
  const words = (field: string, value: string | undefined) => {
    if (value === undefined || all.includes(plain(value)) || isPieced(value)) return;
    missing.push(`${field}: ${value}`);
  };
  const number = (field: string, value: number | undefined) => {
    if (value !== undefined && !numbers.some((one) => Math.abs(one - value) < 2e-6))
      missing.push(`${field}: ${value}`);
  };
  words('title', asset.title);
  words('summary', asset.summary);
  words('runBy', asset.runBy);
  words('cost', asset.cost?.amount);
  number('age', asset.for?.ages?.from);
  number('age', asset.for?.ages?.to);
  for (const part of (asset.whenInWords ?? '').split(/;|, starting | every | to /)) words('when', part);
  const paragraphs = body.replace(/[\\*#[\]]|\(https?:[^)]*\)/g, ' ').split('\n');
  for (const part of paragraphs.flatMap((paragraph) => paragraph.split(leftOut))) {
    words('text', part.replace(/^(?:When|Cost):/, ''));
  }
  for (const { phone, email, web } of asset.contacts ?? []) {
    if (phone !== undefined && !digits.includes(phone.slice(1))) missing.push(`phone: ${phone}`);
    words('email', email);
    words('web', web?.replace(/\/$/, '').replace(/^https?:\/\//, ''));
  }
  for (const place of asset.where) {
    words('online', place.online?.replace(/\/$/, '').replace(/^https?:\/\//, ''));
    if (place.note !== 'The list gives no place.') words('where', place.note);
  }
  for (const venue of venues) {
    words('venue', venue.title);
    for (const line of venue.address ?? []) words('address', line);
    const postcode = venue.postcode?.replace(' ', '').toLowerCase();
    if (postcode !== undefined && !all.replaceAll(' ', '').includes(postcode))
      missing.push(`postcode: ${postcode}`);
    number('lat', venue.lat);
    number('lon', venue.lon);
  }
  const times = timesIn(source.map(cleanCell).join(' '));
  for (const session of asset.sessions ?? []) missing.push(...inventedTimes(session, times, all));
  return missing;
}

const leftOut = /\((?:mobile number|e-mail address|name) left out\)/;

function inventedTimes(session: Session, times: ReadonlySet<string>, all: string): string[] {
  const ends = session.to === undefined ? [session.from] : [session.from, session.to];
  const isAllDay = session.from === '00:00' && session.to === '23:59';
  const days: readonly Weekday[] =
    session.repeats === 'weekly'
      ? session.on
      : session.repeats === 'monthly'
        ? session.on.map((day) => day.split(' ')[1] as Weekday)
        : [];
  const isSpan = /\b(?:daily|every day|everyday|each day|7 days|seven days|weekdays|weekends)\b/.test(all);
  const named = days.filter(
    (day) => new RegExp(`\\b${day}`).test(all) || all.includes(plain(weekdayNames[day])),
  );
  const isRange = named.length >= 1 && days.length > 2;
  return [
    ...(isAllDay ? [] : ends.filter((time) => !times.has(time)).map((time) => `time: ${time}`)),
    ...(named.length === days.length || isSpan || isRange ? [] : [`days: ${days.join()}`]),
    ...(session.starting === undefined || all.includes(plain(session.starting))
      ? []
      : [`starting: ${session.starting}`]),
  ];
}

/** Every time of day that a text may mean: "2" is 02:00 and 14:00. */
function timesIn(text: string): Set<string> {
  const found = new Set<string>();
  const add = (hour: number, minute: string) => found.add(`${String(hour % 24).padStart(2, '0')}:${minute}`);
  for (const [, hour = '', minute = '00', half = ''] of text.matchAll(
    /(\d{1,2})(?:[:.](\d\d))?(?::\d\d)? ?(am|pm|a\.m|p\.m|noon|midday|midnight)?/gi,
  )) {
    const base = Number(hour);
    if (half === '' || base > 12) add(base, minute);
    if (half === '' || /^a/i.test(half)) add(base % 12, minute);
    if (half === '' || /^(?:p|n|midday)/i.test(half)) add((base % 12) + 12, minute);
    if (/^midnight/i.test(half)) add(0, minute);
  }
  if (/noon|midday/i.test(text)) found.add('12:00');
  if (/midnight/i.test(text)) found.add('00:00');
  return found;
}

function plain(text: string): string {
  return ` ${text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’‘`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `.replace(/^ $/, '');
}
