/**
 * How the postcodes of one sector are packed into a line of text, so that a file of thousands stays small. Needs
 * nothing, so that browsers can unpack it too.
 */

/** The postcodes that are alike up to the first digit after the space: `DB1 2` of "DB1 2LN". */
export interface PostcodeSector {
  readonly sector: string;
  /** South edge of its postcodes, in degrees. */
  readonly lat: number;
  /** West edge of its postcodes, in degrees. */
  readonly lon: number;
  /**
   * Its postcodes with commas between them. Each has its last two letters and how far north and east of that
   * corner it lies, in hundred-thousandths of a degree (about a metre): `LN 79 1011,WL 523 2170`.
   */
  readonly units: string;
}

/** One postcode and where it is, in degrees (WGS 84). */
export interface PlacedPostcode {
  /** "DB1 2LN". */
  readonly postcode: string;
  readonly lat: number;
  readonly lon: number;
}

/** Steps in a degree. */
const stepsInDegree = 100_000;

/** Length of the last two letters of a postcode, which tell it from others of its sector. */
const unitLetters = 2;

/** Packs postcodes, each of which is given once: sectors and postcodes in the order of the alphabet. */
export function packPostcodes(postcodes: readonly PlacedPostcode[]): readonly PostcodeSector[] {
  const inOrder = [...postcodes].sort((one, other) => (one.postcode < other.postcode ? -1 : 1));
  const bySector = Map.groupBy(inOrder, ({ postcode }) => postcode.slice(0, -unitLetters));
  return [...bySector].map(([sector, units]) => packSector(sector, units));
}

function packSector(sector: string, units: readonly PlacedPostcode[]): PostcodeSector {
  const south = Math.min(...units.map(({ lat }) => stepsOf(lat)));
  const west = Math.min(...units.map(({ lon }) => stepsOf(lon)));
  const packed = units.map(
    ({ postcode, lat, lon }) =>
      `${postcode.slice(-unitLetters)} ${stepsOf(lat) - south} ${stepsOf(lon) - west}`,
  );
  return { sector, lat: south / stepsInDegree, lon: west / stepsInDegree, units: packed.join(',') };
}

/** The postcodes of a sector, unpacked. */
export function unpackSector({ sector, lat, lon, units }: PostcodeSector): readonly PlacedPostcode[] {
  return units.split(',').map((unit) => {
    const [letters = '', north, east] = unit.split(' ');
    return {
      postcode: `${sector}${letters}`,
      lat: (stepsOf(lat) + Number(north)) / stepsInDegree,
      lon: (stepsOf(lon) + Number(east)) / stepsInDegree,
    };
  });
}

function stepsOf(degrees: number): number {
  return Math.round(degrees * stepsInDegree);
}
