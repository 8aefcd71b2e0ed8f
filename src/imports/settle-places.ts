import type { Directory } from '../domain/directory.ts';
import { judgePoint, neighbourhoodAt, type Point } from '../domain/geo.ts';
import { slugify } from '../domain/slug.ts';
import type { Mapping } from './mapping.ts';
import type { KnownVenue, PlaceToMatch, VenueIndex } from './match.ts';
import type { PostcodePoints } from './postcodes.ts';
import type { ReadRow, RowPlace } from './read-row.ts';

/** A place that is settled: what `where` says, and the venue that must be written for it, if any. */
export type SettledPlace =
  | {
      readonly is: 'venue';
      readonly from: RowPlace;
      readonly place: PlaceToMatch;
      readonly known?: KnownVenue | undefined;
    }
  | { readonly is: 'other'; readonly from: RowPlace; readonly place: PlaceToMatch; readonly where: object };

/** All places of a row, the main one first. */
export type Settled =
  | { readonly is: 'somewhere'; readonly first: SettledPlace; readonly all: readonly SettledPlace[] }
  | { readonly is: 'refused'; readonly reason: string };

/** All places of a row that has any. */
export type Somewhere = Extract<Settled, { is: 'somewhere' }>;

/** A row that has no place which may be kept. */
type Refused = Extract<Settled, { is: 'refused' }>;

/** Where rows may lie. */
export interface ImportArea {
  readonly directory: Directory;
  /** Where postcodes lie, for rows that have no pin of their own. */
  readonly postcodes?: PostcodePoints | undefined;
}

const longestVenueName = 60;

/** Most places of one entry. */
const mostPlaces = 12;

const noPlace = 'The list gives no place.';

const nowhere = 'It gives no address, no pin and no postcode, so it is nowhere.';

/** Settles where rows happen: at a venue, in a neighbourhood, online, by phone; or says why nowhere. */
export class PlaceSettler {
  readonly #ways: Mapping['place'];
  readonly #area: ImportArea;
  readonly #venues: VenueIndex;

  /**
   * @param ways what the mapping says about places
   * @param venues those that are there; they may grow between two rows
   */
  constructor(ways: Mapping['place'], area: ImportArea, venues: VenueIndex) {
    this.#ways = ways;
    this.#area = area;
    this.#venues = venues;
  }

  /** Where one row happens, and what pins it gets; nothing is written yet. */
  settle(row: ReadRow): Settled {
    const places = row.places.slice(0, mostPlaces).map((place) => this.#settlePlace(row, place));
    const good = places.filter((place) => place.is !== 'refused');
    const online = row.online.map((url): SettledPlace => ({
      is: 'other',
      from: row.places[0]!,
      place: { ...row.places[0]!, point: undefined, title: '' },
      where: { online: url },
    }));
    const all = [...good, ...online].slice(0, mostPlaces);
    const [first] = all;
    if (first !== undefined) return { is: 'somewhere', first, all };
    const refused = places.find((place) => place.is === 'refused');
    return refused ?? { is: 'refused', reason: nowhere };
  }

  #settlePlace(row: ReadRow, from: RowPlace): SettledPlace | Refused {
    const point = this.#pointOf(from);
    const isEntry = this.#ways.isEntry === true;
    const title = venueTitle(row.title, from, isEntry);
    const isRough =
      this.#ways.onlyRoughly === true ||
      (from.address.isTownOnly && !isEntry && from.venueName === undefined);
    if (from.mayBeHome || isRough) {
      const area = this.#settleArea(from, point);
      return area.is === 'refused' && !from.mayBeHome
        ? this.#settleElsewhere(row, from, undefined, area.reason)
        : area;
    }
    if (title === undefined) return this.#settleElsewhere(row, from, point, nowhere);
    const toMatch: PlaceToMatch = { ...from, point, title };
    return { is: 'venue', from, place: toMatch, known: this.#venues.find(toMatch, isEntry) };
  }

  #settleArea(from: RowPlace, point: Point | undefined): SettledPlace | Refused {
    const { directory } = this.#area;
    const { address, mayBeHome } = from;
    const area =
      (point && directory.outlines && neighbourhoodAt(point, directory.outlines)) ??
      areaByName(directory.neighbourhoods, address.lines);
    if (area === undefined || !directory.neighbourhoods.some(({ slug }) => slug === area)) {
      const why = mayBeHome ? "may be somebody's home" : 'is only the name of a town';
      // A home is not told, not even in a report.
      const said = mayBeHome ? 'Its address' : `"${address.lines.join(', ')}"`;
      return { is: 'refused', reason: `${said} ${why}, and its neighbourhood is not known.` };
    }
    const note = (mayBeHome ? address.lines.slice(1) : address.lines).join(', ');
    return {
      is: 'other',
      from,
      place: { ...from, point: undefined, title: '', area },
      where: { area, ...(note === '' ? {} : { note: note.slice(0, 120) }) },
    };
  }

  #settleElsewhere(
    row: ReadRow,
    from: RowPlace,
    point: Point | undefined,
    reason: string,
  ): SettledPlace | Refused {
    const place = { ...from, point: undefined, title: '' };
    const { otherwise, venue } = this.#ways;
    if (venue !== undefined) return { is: 'other', from, place, where: { venue } };
    if (point !== undefined) {
      const settled = this.#settleArea(from, point);
      if (settled.is !== 'refused') return settled;
    }
    const other = (where: object): SettledPlace => ({ is: 'other', from, place, where });
    if (isOnline(from) && row.web !== undefined) return other({ online: row.web });
    if (otherwise === 'phone') return other({ phone: true });
    if (otherwise !== undefined && row.web !== undefined)
      return other({ online: row.web, ...(otherwise === 'contact' ? { note: noPlace } : {}) });
    const hasPhone = ((row.fields['contacts'] ?? []) as { phone?: string }[]).some(
      ({ phone }) => phone !== undefined,
    );
    if (otherwise === 'contact' && hasPhone) return other({ phone: true, note: noPlace });
    return { is: 'refused', reason };
  }

  /** The row's own pin, put right where its two numbers changed places or the minus was lost; else that of its postcode. */
  #pointOf(place: RowPlace): Point | undefined {
    const { directory, postcodes } = this.#area;
    const own = place.point;
    if (own === undefined) return place.postcode === undefined ? undefined : postcodes?.get(place.postcode);
    switch (judgePoint(own, directory.site.area)) {
      case 'swapped':
        return { lat: own.lon, lon: own.lat };
      case 'mirrored':
        return { lat: own.lat, lon: -own.lon };
      case 'outside':
        return undefined;
      default:
        return own;
    }
  }
}

/**
 * What the panel should know about a place that is settled: what was kept of it, whom it shares a venue with, where its
 * pin comes from.
 *
 * @param venues those that are there before this place is added to them
 */
export function remarksOnPlace(settled: SettledPlace, venues: VenueIndex): string[] {
  const { address, mayBeHome, point } = settled.from;
  if (settled.is === 'other') {
    if (mayBeHome) return ["The address may be somebody's home: only the neighbourhood was kept."];
    return address.isTownOnly && settled.place.area !== undefined
      ? ['The address is only a town: the neighbourhood was kept.']
      : [];
  }
  const isMoved = point !== undefined && settled.place.point !== point;
  const onPin = [
    ...(isMoved && settled.place.point === undefined
      ? ['The pin lies far outside the area and was left out.']
      : []),
    ...(isMoved && settled.place.point !== undefined ? ['Latitude and longitude had changed places.'] : []),
  ];
  if (settled.known !== undefined) {
    return [`It shares the venue "${settled.known.slug}" with an entry that was here before it.`, ...onPin];
  }
  const nearby = venues.findNearby(settled.place);
  return [
    ...(nearby === undefined
      ? []
      : [`Its place may be the venue "${nearby.slug}", in the same street and postcode.`]),
    ...onPin,
    ...(point === undefined && settled.place.point !== undefined
      ? ['The pin is a first one: that of its postcode.']
      : []),
    ...(point === undefined && settled.place.point === undefined
      ? ['There is no pin: its postcode is not in the table.']
      : []),
  ];
}

/** "Online", "Zoom" and "by phone" as the place of something. */
function isOnline({ address, venueName }: RowPlace): boolean {
  const words = [venueName ?? '', ...address.lines].join(' ').trim();
  return /^(?:online|on-line|virtual|via zoom|zoom|on zoom|internet|website|web)(?: only)?\.?$/i.test(words);
}

/** The neighbourhood that an address names, where its last line is one. */
function areaByName(
  neighbourhoods: Directory['neighbourhoods'],
  lines: readonly string[],
): string | undefined {
  const keys = lines.map((line) => slugify(line));
  return neighbourhoods.find(({ slug, title, alsoCalled }) =>
    [slug, slugify(title), ...(alsoCalled ?? []).map((name) => slugify(name))].some((key) =>
      keys.includes(key),
    ),
  )?.slug;
}

/** What the venue of a row is called; undefined when the row gives nothing to go to. */
function venueTitle(title: string, place: RowPlace, isEntry: boolean): string | undefined {
  const { address, venueName, point } = place;
  if (isOnline(place)) return undefined;
  if (isEntry) return title;
  const [first, second] = address.lines;
  const street = [first, second].filter((line) => line !== undefined).join(', ');
  const named = venueName ?? address.placeName ?? (street === '' ? undefined : street);
  if (named === undefined) return point === undefined ? undefined : title;
  if (named.length <= longestVenueName) return named;
  return named.slice(0, Math.max(named.lastIndexOf(' ', longestVenueName), 20)).replace(/[\s,;:–—-]+$/, '');
}
