import type { Box } from '../../src/domain/geo.ts';

/** Counties of England that Geofabrik cuts, as their addresses have them. */
const counties: ReadonlySet<string> = new Set(
  (
    'bedfordshire berkshire bristol buckinghamshire cambridgeshire cheshire cornwall cumbria derbyshire devon dorset ' +
    'durham east-sussex east-yorkshire-with-hull essex gloucestershire greater-london greater-manchester hampshire ' +
    'herefordshire hertfordshire isle-of-wight kent lancashire leicestershire lincolnshire merseyside norfolk ' +
    'north-yorkshire northamptonshire northumberland nottinghamshire oxfordshire rutland shropshire somerset ' +
    'south-yorkshire staffordshire suffolk surrey tyne-and-wear warwickshire west-midlands west-sussex ' +
    'west-yorkshire wiltshire worcestershire'
  ).split(' '),
);

/** An area that streets are wanted for. */
export interface WantedArea {
  readonly county?: string | undefined;
  readonly box?: Box | undefined;
}

/** Says in plain words where the streets of an area can be had, and how to ask for them. */
export function whereToGetStreets({ county, box }: WantedArea): string {
  const slug = county?.trim().toLowerCase().replaceAll(/\s+/g, '-') ?? '';
  const folder = 'https://download.geofabrik.de/europe/united-kingdom/england';
  const ofCounty = counties.has(slug)
    ? `Take the county: ${folder}/${slug}-latest.osm.pbf`
    : `Take the file of your county (.osm.pbf) from ${folder}.html`;
  return [
    ofCounty,
    'If your area lies on the edge of a county, take both counties and name both files.',
    ...(box
      ? [
          'Or draw a box at https://extract.bbbike.org and choose "Protocolbuffer (PBF)". Its corners:',
          `  ${cornersOf(box)}`,
        ]
      : []),
    ...(box
      ? ['Or ask https://overpass-turbo.eu, and save the answer as raw JSON:', `  ${overpassQuery(box)}`]
      : []),
  ].join('\n');
}

function cornersOf([west, south, east, north]: Box): string {
  return `left ${shown(west)}, bottom ${shown(south)}, right ${shown(east)}, top ${shown(north)}`;
}

/** The question that Overpass answers with all that a basemap shows. */
export function overpassQuery([west, south, east, north]: Box): string {
  const box = [south, west, north, east].map(shown).join(',');
  return `[out:json][timeout:180][bbox:${box}];(way;rel[type=multipolygon];node[~"^(place|amenity|railway|tourism|historic|leisure|natural|shop)$"~"."];);out body;>;out skel qt;`;
}

function shown(degrees: number): string {
  return String(Number(degrees.toFixed(4)));
}
