import type { LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import { boxHolds, type Box, type Outline, type Point } from '../domain/geo.ts';
import type { Neighbourhood } from '../domain/neighbourhood.ts';
import type { ArtName, ColourName, Theme } from '../domain/theme.ts';
import { addressOf } from './addresses.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { countOf } from './words.ts';

/** A map that is drawn as a picture: what is on it, in a form that `drawMap` takes. */
export interface MapPicture {
  /** What comes after `/map/pictures/` in its address, without the ending: `place/st-elmos-hall`. */
  readonly name: string;
  /** In px. */
  readonly width: number;
  readonly height: number;
  readonly shows:
    | { readonly centre: Point; readonly metresAcross: number }
    | { readonly box: Box; readonly roomPx: number };
  readonly title: string;
  readonly description?: string | undefined;
  readonly pins?: readonly MapPin[] | undefined;
  readonly areas?: readonly MapPictureArea[] | undefined;
  /** Names of streets that are written first. */
  readonly streets?: readonly string[] | undefined;
  /** Names that need not be written. */
  readonly unwritten?: readonly string[] | undefined;
  readonly letterScale?: number | undefined;
}

/** A pin: a number as in the list beside the map, or the shape of a theme. */
export interface MapPin {
  readonly at: Point;
  readonly colour: ColourName;
  readonly mark: number | ArtName | 'place';
}

/** An area over the ground. */
export interface MapPictureArea {
  readonly outline: Outline;
  readonly manner: 'vague' | 'focus' | 'border';
  readonly name?: string | undefined;
}

/** A picture as a page shows it. */
export interface PictureView {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** The same map for phones and for wider screens. */
export interface PicturePair {
  readonly narrow: PictureView;
  readonly wide: PictureView;
}

/** A place with the number that it has on the map. */
export interface NumberedPlace {
  readonly number: number;
  readonly title: string;
  readonly href: string;
  /** Class of the stylesheet that sets the colour of the number. */
  readonly colour: ColourName;
  /** What is there: "Slow Miles, Form Fillers and 3 more"; may be empty. */
  readonly things: string;
}

/** Size of the map on the page of an entry or a venue: as wide as the column beside the text. */
const locatorSize = { width: 384, height: 288 } as const;

/** Size of the map on the page of a venue, where a screen is wide enough. */
const wideSize = { width: 720, height: 400 } as const;

/** So many metres are as wide as a px: a locator shows a few minutes on foot to each side. */
const metresPerPx = 1.65;

/** More numbers than these would hide the streets. */
const mostNumbers = 24;

/** The sheet to print of a neighbourhood or of the whole place. */
export interface SheetMap {
  readonly picture: PictureView;
  readonly places: readonly NumberedPlace[];
  /** How many places there is no room for. */
  readonly more: number;
  /** Whether what is there is said under each name: not where there are many. */
  readonly saysThings: boolean;
}

/** Every map that the site draws as a picture. */
export function mapPictures(context: ViewContext): readonly MapPicture[] {
  const { directory } = context;
  return [
    ...directory.venues.flatMap((venue) => locatorsOf(venue, context)),
    ...directory.neighbourhoods.flatMap((area) => [
      ...(vagueMapOf(area, context) ?? []),
      ...keyMapsOf(area, context),
      ...(sheetOf(area, context)?.pictures ?? []),
    ]),
    ...(sheetOf(undefined, context)?.pictures ?? []),
    townMapOf(context),
  ];
}

/** The map of a venue, for its own page and those of what meets there; undefined where it cannot be drawn. */
export function placePicture(venue: LinkedVenue, context: ViewContext): PictureView | undefined {
  const [narrow] = locatorsOf(venue, context);
  return narrow && pictureView(narrow, context);
}

/** The map of a venue in two sizes, for its own page. */
export function placePictures(venue: LinkedVenue, context: ViewContext): PicturePair | undefined {
  return pairOf(locatorsOf(venue, context), context);
}

/** The map of a part of town, for what is somewhere in it; undefined where nobody has drawn its outline. */
export function areaPicture(area: Neighbourhood, context: ViewContext): PictureView | undefined {
  const [picture] = vagueMapOf(area, context) ?? [];
  return picture && pictureView(picture, context);
}

/** The map of the whole place, without pins. */
export function townPicture(context: ViewContext): PictureView {
  return pictureView(townMapOf(context), context);
}

/** The numbered maps of a neighbourhood: one for phones and one for wider screens; undefined where it has no pins. */
export function keyPictures(area: Neighbourhood, context: ViewContext): PicturePair | undefined {
  return pairOf(keyMapsOf(area, context), context);
}

function pairOf(pictures: readonly MapPicture[], context: ViewContext): PicturePair | undefined {
  const [narrow, wide] = pictures.map((picture) => pictureView(picture, context));
  return narrow && wide ? { narrow, wide } : undefined;
}

/**
 * The map and the key of a sheet to print; undefined where there is nothing to number.
 *
 * @param area a neighbourhood; without one the whole place
 */
export function sheetMap(area: Neighbourhood | undefined, context: ViewContext): SheetMap | undefined {
  const sheet = sheetOf(area, context);
  const [picture] = sheet?.pictures ?? [];
  if (sheet === undefined || picture === undefined) return undefined;
  const { venues, all, saysThings } = sheet;
  return {
    picture: pictureView(picture, context),
    places: numberedPlaces(venues, context),
    more: all - venues.length,
    saysThings,
  };
}

/** A picture as a page shows it. */
export function pictureView(picture: MapPicture, { base }: ViewContext): PictureView {
  const { name, title, width, height } = picture;
  return { src: addressOf.mapPicture(base, name), alt: title, width, height };
}

function locatorsOf(venue: LinkedVenue, context: ViewContext): readonly MapPicture[] {
  const at = pointOf(venue, context);
  if (at === undefined) return [];
  const { data, slug } = venue;
  const [street] = data.address ?? [];
  const common = {
    title:
      street === undefined || street === data.title
        ? `Map of ${data.title}`
        : `Map of ${data.title}, ${street}`,
    pins: [{ at, ...pinLook(venue, context) }],
    streets: streetsIn(data.address ?? []),
  };
  const sizes = [
    [`place/${slug}`, locatorSize],
    [`place/${slug}-wide`, wideSize],
  ] as const;
  return sizes.map(([name, size]) => ({
    name,
    ...size,
    shows: { centre: at, metresAcross: size.width * metresPerPx },
    ...common,
  }));
}

function vagueMapOf(area: Neighbourhood, context: ViewContext): readonly MapPicture[] | undefined {
  const outline = outlineOf(area, context);
  if (outline === undefined) return undefined;
  return [
    {
      name: `area/${area.slug}`,
      ...locatorSize,
      shows: { box: boxOf([outline]), roomPx: 18 },
      title: `Map of ${area.title}. It is somewhere in here`,
      areas: [{ outline, manner: 'vague', name: area.title }],
    },
  ];
}

function keyMapsOf(area: Neighbourhood, context: ViewContext): readonly MapPicture[] {
  const pins = numberedPins(numberedVenues(area, context), context);
  if (pins.length === 0) return [];
  const outline = outlineOf(area, context);
  const common = {
    shows: {
      box: boxOf(
        outline ? [outline] : [],
        pins.map(({ at }) => at),
      ),
      roomPx: outline ? 10 : 60,
    },
    title: `Map of ${area.title} with ${countOf(pins.length, 'numbered place')}; the list has the same numbers`,
    pins,
    ...(outline ? { areas: [{ outline, manner: 'focus' as const }] } : {}),
    unwritten: [area.title],
  };
  return [
    { name: `key/${area.slug}`, width: 380, height: 420, ...common },
    { name: `key/${area.slug}-wide`, width: 700, height: 600, ...common },
  ];
}

/** So many places have room on a sheet with a line about each, and so many by name alone. */
const mostWithThings = 12;
const mostOnASheet = 36;

/** Room for map and key on a sheet, and what a row of the key takes, in mm. */
const sheetRoom = { width: 180, height: 204, rowWithThings: 14.5, row: 9 } as const;

interface Sheet {
  readonly venues: readonly LinkedVenue[];
  /** How many places there are. */
  readonly all: number;
  readonly saysThings: boolean;
  readonly pictures: readonly MapPicture[];
}

function sheetOf(area: Neighbourhood | undefined, context: ViewContext): Sheet | undefined {
  const { directory } = context;
  const candidates = area ? directory.venues.filter((venue) => isIn(venue, area)) : directory.venues;
  const venues = numbered(candidates, mostOnASheet, context);
  if (venues.length === 0) return undefined;
  const pins = numberedPins(venues, context);
  const saysThings = venues.length <= mostWithThings;
  const rows = Math.ceil(venues.length / (saysThings ? 2 : 3));
  const keyHeight = rows * (saysThings ? sheetRoom.rowWithThings : sheetRoom.row);
  const width = 720;
  const outline = area && outlineOf(area, context);
  const where = area ?? { title: directory.site.name, slug: undefined };
  const picture: MapPicture = {
    name: where.slug === undefined ? 'sheet' : `sheet/${where.slug}`,
    width,
    height: Math.round((width / sheetRoom.width) * (sheetRoom.height - keyHeight)),
    shows: area
      ? {
          box: boxOf(
            outline ? [outline] : [],
            pins.map(({ at }) => at),
          ),
          roomPx: outline ? 10 : 60,
        }
      : { box: townBox(context), roomPx: 10 },
    title: `Map of ${where.title} with ${countOf(pins.length, 'numbered place')}`,
    pins,
    areas: area ? (outline ? [{ outline, manner: 'focus' }] : []) : (townMapOf(context).areas ?? []),
    unwritten: [where.title],
  };
  const all = candidates.filter((venue) => pointOf(venue, context) !== undefined).length;
  return { venues, all, saysThings, pictures: [picture] };
}

function isIn({ neighbourhood }: LinkedVenue, { slug }: Neighbourhood): boolean {
  return neighbourhood?.slug === slug;
}

function townMapOf(context: ViewContext): MapPicture {
  const { directory } = context;
  const areas = directory.neighbourhoods.flatMap((area): MapPictureArea[] => {
    const outline = outlineOf(area, context);
    return outline ? [{ outline, manner: 'border', name: area.title }] : [];
  });
  return {
    name: 'town',
    width: 720,
    height: 560,
    shows: { box: townBox(context), roomPx: 10 },
    title: `Map of ${directory.site.name}`,
    areas,
  };
}

/** The part of the world that shows the whole place: its neighbourhoods, else its venues, else the area of the site. */
export function townBox(context: ViewContext): Box {
  const { directory } = context;
  const outlines = directory.outlines?.features.map(({ geometry }) => geometry) ?? [];
  if (outlines.length > 0) return boxOf(outlines);
  const points = directory.venues.flatMap((venue) => pointOf(venue, context) ?? []);
  return points.length > 1 ? boxOf([], points) : directory.site.area.bbox;
}

/** The venues of a neighbourhood that have a number on its map, in the order of their numbers. */
export function numberedVenues(area: Neighbourhood, context: ViewContext): readonly LinkedVenue[] {
  const here = context.directory.venues.filter((venue) => isIn(venue, area));
  return numbered(here, mostNumbers, context);
}

/**
 * Venues that can be shown, by name. Where there are too many, those where most happens.
 *
 * @param most so many at most
 */
export function numbered(
  venues: readonly LinkedVenue[],
  most: number,
  context: ViewContext,
): readonly LinkedVenue[] {
  const shown = venues.filter((venue) => pointOf(venue, context) !== undefined);
  const busiest = [...shown].sort(
    (one, other) => openHere(other, context).length - openHere(one, context).length,
  );
  return busiest.slice(0, most).sort((one, other) => one.data.title.localeCompare(other.data.title, 'en-GB'));
}

/** Pins with the numbers of a list of venues. */
export function numberedPins(venues: readonly LinkedVenue[], context: ViewContext): readonly MapPin[] {
  return venues.flatMap((venue, index): MapPin[] => {
    const at = pointOf(venue, context);
    return at ? [{ at, colour: pinLook(venue, context).colour, mark: index + 1 }] : [];
  });
}

/** The list that goes with numbered pins. */
export function numberedPlaces(
  venues: readonly LinkedVenue[],
  context: ViewContext,
): readonly NumberedPlace[] {
  const most = venues.length <= fewPlaces ? mostAtFewPlaces : mostThings;
  return venues.map((venue, index) => ({
    number: index + 1,
    title: venue.data.title,
    href: addressOf.venue(context.base, venue.slug),
    colour: pinLook(venue, context).colour,
    things: thingsAt(venue, most, context),
  }));
}

/** So many things are named at a place; where there are few places there is room for more. */
const mostThings = 3;
const mostAtFewPlaces = 9;
const fewPlaces = 4;

function thingsAt(venue: LinkedVenue, most: number, context: ViewContext): string {
  const titles = openHere(venue, context)
    .map(({ data }) => data.title)
    .filter((title) => title !== venue.data.title);
  const shown = titles.slice(0, most).join(', ');
  const more = titles.length - most;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function openHere(venue: LinkedVenue, context: ViewContext): readonly LinkedAsset[] {
  return venue.assets.filter((asset) => {
    const { shows, status } = standingOfAsset(asset, context.today, context);
    return shows.lists && status !== 'closed';
  });
}

/** A venue where one theme alone is at home has its shape and colour; any other is a place. */
function pinLook(venue: LinkedVenue, context: ViewContext): Pick<MapPin, 'colour' | 'mark'> {
  const themes = openHere(venue, context).flatMap(({ themes: [main] }) => (main ? [main] : []));
  const [first] = themes;
  if (first === undefined) return { colour: 'damson', mark: 'place' };
  const isOnly = themes.every((theme) => theme === first);
  return { colour: commonest(themes).colour, mark: isOnly ? first.art : 'place' };
}

function commonest(themes: readonly Theme[]): Theme {
  const count = (theme: Theme): number => themes.filter((other) => other === theme).length;
  return themes.reduce((best, theme) => (count(theme) > count(best) ? theme : best));
}

/** Where a venue is, if it is on the map: where there is one, and inside the area of the site. */
function pointOf({ data: { lat, lon } }: LinkedVenue, { hasMap, directory }: ViewContext): Point | undefined {
  if (hasMap !== true || lat === undefined || lon === undefined) return undefined;
  return boxHolds(directory.site.area.bbox, { lat, lon }) ? { lat, lon } : undefined;
}

function outlineOf({ slug }: Neighbourhood, { hasMap, directory }: ViewContext): Outline | undefined {
  if (hasMap !== true) return undefined;
  return directory.outlines?.features.find(({ properties }) => properties.slug === slug)?.geometry;
}

function boxOf(outlines: readonly Outline[], points: readonly Point[] = []): Box {
  const spots = outlines.flatMap((outline) =>
    (outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates).flatMap(
      ([outer = []]) => outer,
    ),
  );
  const lons = [...spots.map(([lon = 0]) => lon), ...points.map(({ lon }) => lon)];
  const lats = [...spots.map(([, lat = 0]) => lat), ...points.map(({ lat }) => lat)];
  // A single point has no size, and a map of it would have no scale: two hundred metres to each side are shown.
  const [lonRoom, latRoom] = [0.003, 0.002];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const middle = [(west + east) / 2, (south + north) / 2] as const;
  return [
    Math.min(west, middle[0] - lonRoom),
    Math.min(south, middle[1] - latRoom),
    Math.max(east, middle[0] + lonRoom),
    Math.max(north, middle[1] + latRoom),
  ];
}

/**
 * Streets that an address may name, so that the map writes them first.
 *
 * @example streetsIn(['119 Ropewalk']) -> ['119 Ropewalk', 'Ropewalk']
 */
function streetsIn(address: readonly string[]): readonly string[] {
  return address
    .flatMap((line) => line.split(/,\s*|\band\b|\bof\b/i))
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .flatMap((words) => [words, words.replace(/^[\dA-Za-z-]*\d[A-Za-z]?\s+/, '')])
    .filter((words, index, all) => all.indexOf(words) === index);
}
