/** Finds where people are from what they say: a postcode, a part of one, or the name of a place. */
import { unpackSector, type PlacedPostcode } from '../domain/postcode-units.ts';
import { plainLetters } from '../formats/finder-letters.ts';
import type { NamedPlace, PlacesData } from '../formats/places.ts';

/** A place that was found. */
export interface FoundPlace {
  readonly lat: number;
  readonly lon: number;
  /** What to call it, after "near": "DB1 2LN", "DB1", "Well Bank". */
  readonly label: string;
}

/** A postcode, or the beginning of one as far as its district: DB1, DB1 2, DB1 2L. */
const postcodeShape = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{0,2})?$/;

/** Words before the place itself: "near Well Bank". */
const leadIn = /^(?:near(?: to)?|in|at|by|around|close to|from) +/i;

/** Shorter parts of names than this could mean anything. */
const shortestPart = 3;

/**
 * Where something that was typed is.
 *
 * @returns `outside` for a postcode that the data does not hold, which is then never guessed; undefined for
 *   words that are no place here, and for nothing at all
 */
export function findPlace(text: string, places: PlacesData): FoundPlace | 'outside' | undefined {
  const said = text.trim().replace(leadIn, '');
  if (said === '') return undefined;
  return findPostcode(said, places) ?? findName(said, places) ?? (isPostcode(said) ? 'outside' : undefined);
}

/** Where a phone says it is, or `outside` when that is far from anything here. */
export function placeOfPhone(
  { lat, lon }: { readonly lat: number; readonly lon: number },
  { near: [west, south, east, north] }: PlacesData,
): FoundPlace | 'outside' {
  const isNear = west <= lon && lon <= east && south <= lat && lat <= north;
  return isNear ? { lat, lon, label: 'where you are' } : 'outside';
}

/** Why no place was found, and what to type instead. */
export function whyNoPlace(text: string, places: PlacesData): string {
  const { town, names } = places;
  const said = text.trim().replace(leadIn, '');
  const [example] = names[0] ?? [];
  const instead = example === undefined ? '' : ` or the name of a place, like ${example}`;
  if (said === '') return `Type a postcode${instead}.`;
  if (!isPostcode(said))
    return `We do not know a place called “${said}” in ${town}. Try a postcode${instead}.`;
  const postcode = tidyPostcode(said);
  const sector = /^(.* \d)[A-Z]+$/.exec(postcode)?.[1];
  if (sector !== undefined && findPostcode(sector, places) !== undefined) {
    return `We do not know the postcode ${postcode}. Try the first part of it: ${sector}.`;
  }
  return `${postcode} is outside the area of this directory. Try a postcode in ${town}${instead}.`;
}

/** What to say to somebody whose phone is far away. */
export function whyPhoneIsOutside({ town }: PlacesData): string {
  return `You seem to be outside ${town}. Type a postcode or the name of a place there.`;
}

function findPostcode(said: string, { sectors }: PlacesData): FoundPlace | undefined {
  const beginning = likePostcode(said);
  for (const { outward, inward } of waysToPart(beginning)) {
    const units = sectors
      .filter(({ sector }) => couldHold(alike(sector), outward, inward))
      .flatMap(unpackSector)
      .filter(({ postcode }) => beginsWith(alike(postcode), outward, inward));
    if (units.length > 0) return middleOf(units, inward.length);
  }
  return undefined;
}

/**
 * The parts before and after the space. Where no space was typed there may be two ways: "DB12" is the district
 * DB12 if there is one, else DB1 2.
 */
function waysToPart(said: string): { outward: string; inward: string }[] {
  const space = said.indexOf(' ');
  if (space >= 0) return [{ outward: said.slice(0, space), inward: said.slice(space + 1) }];
  return [3, 2, 0, 1].map((length) => ({
    outward: said.slice(0, said.length - length),
    inward: said.slice(said.length - length),
  }));
}

function couldHold(sector: string, outward: string, inward: string): boolean {
  return beginsWith(sector, outward, inward.slice(0, 1));
}

function beginsWith(postcode: string, outward: string, inward: string): boolean {
  return postcode.startsWith(`${outward} ${inward}`);
}

function middleOf(units: readonly PlacedPostcode[], inwardLength: number): FoundPlace {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [outward = '', inward = ''] = units[0]?.postcode.split(' ') ?? [];
  return {
    lat: mean(units.map(({ lat }) => lat)),
    lon: mean(units.map(({ lon }) => lon)),
    label: `${outward} ${inward.slice(0, inwardLength)}`.trim(),
  };
}

/** Capitals, single spaces, and one letter for those that are mixed up: the letter O and 0, the letter I and 1. */
function likePostcode(said: string): string {
  return alike(said.toUpperCase().replaceAll(/\s+/g, ' '));
}

/** No two postcodes differ in these alone, because letters and digits have their own places in them. */
function alike(postcode: string): string {
  return postcode.replaceAll('O', '0').replaceAll('I', '1');
}

function isPostcode(said: string): boolean {
  return postcodeShape.test(said.toUpperCase().replaceAll(/\s+/g, ' '));
}

function tidyPostcode(said: string): string {
  const plain = said.toUpperCase().replaceAll(/\s+/g, '');
  return plain.replace(/(?<=[A-Z\d]{2})(\d[A-Z]{1,2})$/, ' $1');
}

/** Ways in which a name can be meant by what was typed, the surest first. */
const waysToMean: readonly ((name: string, said: string) => boolean)[] = [
  (name, said) => name === said,
  (name, said) => said.length >= shortestPart && name.startsWith(said),
  (name, said) => said.length >= shortestPart && hasWords(name, said),
];

function findName(text: string, { names }: PlacesData): FoundPlace | undefined {
  const said = plainName(text);
  if (said === '') return undefined;
  for (const isMeant of waysToMean) {
    const found = names.find((place) => namesOf(place).some((name) => isMeant(plainName(name), said)));
    if (found !== undefined) return { lat: found[1], lon: found[2], label: found[0] };
  }
  return undefined;
}

function namesOf([title, , , ...alsoCalled]: NamedPlace): readonly string[] {
  return [title, ...alsoCalled];
}

/** Whether each word typed begins a word of the name. */
function hasWords(name: string, said: string): boolean {
  const words = name.split(' ');
  return said.split(' ').every((typed) => words.some((word) => word.startsWith(typed)));
}

/** Plain letters without a first "the": "The Herring Café" is "herring cafe". */
function plainName(name: string): string {
  return plainLetters(name).replace(/^the /, '');
}
