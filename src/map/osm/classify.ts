import type { LayerName, Properties } from './feature.ts';
import type { Tags } from './osm-source.ts';

/** What an element is on the map. */
export interface Look {
  readonly layer: LayerName;
  readonly properties: Properties;
  /** The zoom from which it is shown. */
  readonly minZoom: number;
  /** Features of a layer are drawn in this order, low first. */
  readonly rank: number;
}

/** One row of a table: a tag, and what it makes of an element. */
type Row = readonly [key: string, values: string, kind: string, minZoom: number, rank?: number];

/**
 * Areas of the ground, first match counts. Kinds are those of Protomaps' basemap (version 4); what has no kind of
 * its own there is counted to the one it looks most like.
 */
const grounds: readonly Row[] = [
  ['leisure', 'nature_reserve', 'nature_reserve', 10, 2],
  ['landuse', 'residential', 'residential', 9, 1],
  ['landuse', 'commercial retail', 'commercial', 11, 3],
  ['landuse', 'industrial quarry landfill', 'industrial', 11, 3],
  ['landuse', 'railway', 'railway', 12, 3],
  ['landuse', 'military', 'military', 11, 3],
  ['landuse', 'farmyard', 'farmyard', 13, 3],
  ['landuse', 'farmland', 'farmland', 12, 0],
  ['landuse', 'orchard vineyard plant_nursery', 'orchard', 12, 4],
  ['landuse', 'meadow', 'meadow', 12, 3],
  ['landuse', 'grass greenfield', 'grass', 13, 4],
  ['landuse', 'forest', 'forest', 9, 5],
  ['natural', 'wood', 'wood', 9, 5],
  ['natural', 'scrub heath', 'scrub', 12, 4],
  ['natural', 'grassland fell', 'grass', 12, 3],
  ['natural', 'wetland mud saltmarsh', 'wetland', 11, 5],
  ['natural', 'beach shingle', 'beach', 11, 6],
  ['natural', 'sand dune', 'sand', 12, 6],
  ['natural', 'bare_rock scree', 'bare_rock', 12, 5],
  ['landuse', 'village_green recreation_ground', 'recreation_ground', 12, 6],
  ['landuse', 'allotments', 'allotments', 12, 6],
  ['landuse', 'cemetery', 'cemetery', 12, 6],
  ['amenity', 'grave_yard', 'cemetery', 13, 6],
  ['leisure', 'park', 'park', 10, 6],
  ['leisure', 'common recreation_ground sports_centre', 'recreation_ground', 12, 6],
  ['leisure', 'golf_course', 'golf_course', 11, 4],
  ['leisure', 'stadium', 'stadium', 13, 6],
  ['leisure', 'garden', 'garden', 13, 7],
  ['leisure', 'playground', 'playground', 14, 8],
  ['leisure', 'pitch', 'pitch', 13, 8],
  ['leisure', 'track', 'pitch', 13, 8],
  ['leisure', 'dog_park', 'dog_park', 14, 7],
  ['leisure', 'marina', 'marina', 13, 2],
  ['amenity', 'hospital', 'hospital', 12, 6],
  ['amenity', 'school', 'school', 12, 6],
  ['amenity', 'kindergarten', 'kindergarten', 13, 6],
  ['amenity', 'college', 'college', 12, 6],
  ['amenity', 'university', 'university', 12, 6],
  ['amenity', 'marketplace', 'pedestrian', 13, 9],
  ['tourism', 'zoo', 'zoo', 12, 6],
  ['tourism', 'camp_site caravan_site', 'camp_site', 13, 6],
  ['tourism', 'attraction', 'attraction', 13, 6],
  ['aeroway', 'aerodrome', 'aerodrome', 11, 2],
  ['aeroway', 'apron', 'taxiway', 12, 7],
  ['aeroway', 'taxiway', 'taxiway', 13, 7],
  ['aeroway', 'runway', 'runway', 11, 8],
  ['man_made', 'pier breakwater groyne quay', 'pier', 12, 9],
  ['railway', 'platform', 'platform', 14, 9],
  ['public_transport', 'platform', 'platform', 14, 9],
  ['place', 'square', 'pedestrian', 13, 9],
  ['highway', 'pedestrian footway service living_street', 'pedestrian', 13, 9],
];

const waterAreas: readonly Row[] = [
  ['natural', 'water', 'water', 9],
  ['landuse', 'reservoir basin', 'water', 9],
  ['waterway', 'riverbank dock canal river', 'water', 9],
  ['leisure', 'swimming_pool', 'swimming_pool', 14],
  ['amenity', 'fountain', 'fountain', 14],
];

/** Kinds of `water=*` that people call a lake. */
const lakes: ReadonlySet<string> = new Set(['lake', 'pond', 'reservoir', 'lagoon', 'oxbow', 'basin']);

const waterLines: readonly Row[] = [
  ['waterway', 'river', 'river', 9],
  ['waterway', 'canal', 'canal', 10],
  ['waterway', 'stream', 'stream', 12],
  ['waterway', 'ditch drain', 'drain', 14],
];

const roads: readonly Row[] = [
  ['highway', 'motorway motorway_link', 'highway', 8, 90],
  ['highway', 'trunk trunk_link', 'major_road', 8, 85],
  ['highway', 'primary primary_link', 'major_road', 8, 80],
  ['highway', 'secondary secondary_link', 'major_road', 9, 75],
  ['highway', 'tertiary tertiary_link', 'major_road', 10, 70],
  ['highway', 'unclassified', 'minor_road', 11, 60],
  ['highway', 'residential living_street road', 'minor_road', 12, 55],
  ['highway', 'service', 'minor_road', 13, 40],
  ['highway', 'raceway', 'minor_road', 13, 40],
  ['highway', 'pedestrian', 'path', 12, 50],
  ['highway', 'track', 'path', 13, 30],
  ['highway', 'path footway cycleway bridleway steps corridor', 'path', 13, 20],
  ['railway', 'rail', 'rail', 9, 65],
  ['railway', 'light_rail tram subway narrow_gauge preserved monorail funicular', 'rail', 11, 64],
  ['railway', 'miniature', 'rail', 14, 63],
  ['route', 'ferry', 'ferry', 10, 10],
  ['aerialway', 'cable_car gondola chair_lift', 'aerialway', 12, 95],
  ['aeroway', 'runway taxiway', 'aeroway', 11, 15],
  ['man_made', 'pier breakwater groyne', 'pier', 12, 12],
];

/** `place=*`: kind, first zoom and rank (the lower, the more it matters). */
const settlements: Readonly<Record<string, readonly [kind: string, minZoom: number, rank: number]>> = {
  city: ['locality', 8, 1],
  town: ['locality', 8, 2],
  suburb: ['neighbourhood', 11, 4],
  village: ['locality', 10, 3],
  quarter: ['neighbourhood', 12, 5],
  neighbourhood: ['neighbourhood', 13, 6],
  hamlet: ['locality', 12, 5],
  isolated_dwelling: ['locality', 14, 8],
  farm: ['locality', 14, 8],
  locality: ['locality', 14, 8],
  allotments: ['locality', 14, 8],
};

/** Places that people find their way by. Only those with a name are kept. */
const landmarks: readonly Row[] = [
  ['railway', 'station halt', 'station', 12, 1],
  ['amenity', 'hospital', 'hospital', 12, 2],
  ['amenity', 'bus_station', 'bus_station', 13, 3],
  ['amenity', 'university', 'university', 13, 3],
  ['amenity', 'college', 'college', 13, 4],
  ['historic', 'castle', 'castle', 13, 4],
  ['leisure', 'park', 'park', 13, 4],
  ['leisure', 'stadium', 'stadium', 13, 5],
  ['leisure', 'nature_reserve', 'nature_reserve', 13, 5],
  ['amenity', 'library', 'library', 14, 5],
  ['amenity', 'townhall', 'townhall', 14, 5],
  ['amenity', 'school', 'school', 14, 6],
  ['amenity', 'theatre cinema arts_centre', 'theatre', 14, 6],
  ['tourism', 'museum gallery', 'museum', 14, 6],
  ['tourism', 'attraction zoo', 'attraction', 14, 6],
  ['amenity', 'community_centre', 'community_centre', 14, 6],
  ['amenity', 'place_of_worship', 'place_of_worship', 14, 7],
  ['amenity', 'marketplace', 'marketplace', 14, 7],
  ['place', 'square', 'square', 14, 6],
  ['highway', 'pedestrian', 'square', 14, 6],
  ['amenity', 'post_office', 'post_office', 14, 7],
  ['amenity', 'clinic doctors', 'clinic', 14, 7],
  ['amenity', 'police fire_station', 'police', 14, 7],
  ['leisure', 'sports_centre swimming_pool', 'sports_centre', 14, 7],
  ['leisure', 'recreation_ground common golf_course garden marina', 'park', 14, 7],
  ['landuse', 'recreation_ground village_green cemetery allotments', 'park', 14, 7],
  ['landuse', 'forest', 'forest', 13, 6],
  ['natural', 'wood', 'forest', 13, 6],
  ['natural', 'beach', 'beach', 13, 5],
  ['natural', 'bay', 'bay', 12, 3],
  ['place', 'sea', 'sea', 10, 2],
  ['natural', 'peak', 'peak', 13, 6],
  ['shop', 'supermarket mall department_store', 'supermarket', 14, 7],
  ['amenity', 'pub', 'pub', 14, 8],
  ['amenity', 'kindergarten', 'kindergarten', 14, 8],
  ['amenity', 'pharmacy', 'pharmacy', 14, 8],
];

/** Kinds of landmarks that a map shows. */
export const landmarkKinds: ReadonlySet<string> = new Set(landmarks.map(([, , kind]) => kind));

type Lookup = (tags: Tags) => { row: Row; value: string } | undefined;

/** Tables are asked for each element of a county, so each tag is looked up at once. */
function lookup(rows: readonly Row[]): Lookup {
  const byTag = new Map<string, [place: number, row: Row]>();
  for (const [place, row] of rows.entries()) {
    for (const value of row[1].split(' ')) {
      const key = `${row[0]}=${value}`;
      if (!byTag.has(key)) byTag.set(key, [place, row]);
    }
  }
  const keys = [...new Set(rows.map(([key]) => key))];
  return (tags) => {
    let best: { place: number; row: Row; value: string } | undefined;
    for (const key of keys) {
      const value = tags.get(key);
      const found = value === undefined ? undefined : byTag.get(`${key}=${value}`);
      if (found && value !== undefined && (!best || found[0] < best.place)) {
        best = { place: found[0], row: found[1], value };
      }
    }
    return best;
  };
}

const findGround = lookup(grounds);
const findWaterArea = lookup(waterAreas);
const findWaterLine = lookup(waterLines);
const findRoad = lookup(roads);
const findLandmark = lookup(landmarks);

/** Longest name that is kept, in characters. */
const longestName = 80;

/** What cannot be seen in a name: control characters, and marks that turn the direction of writing. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu;

/** The first half of a sign that was cut in two. */
const halfSign = /[\uD800-\uDBFF]$/;

/** The name of an element as it can be shown. */
export function nameOf(tags: Tags): string | undefined {
  return cleanName(tags.get('name') ?? '');
}

/** A name on one line, without what cannot be seen; undefined where nothing is left. */
export function cleanName(written: string): string | undefined {
  const name = written.replaceAll(unseen, ' ').replaceAll(/\s+/g, ' ').trim();
  return name === '' ? undefined : name.slice(0, longestName).replace(halfSign, '').trim();
}

/** What a line is on the map; nothing where it is not shown. */
export function classifyLine(tags: Tags): Look | undefined {
  if (isGone(tags)) return undefined;
  const road = findRoad(tags);
  if (road && tags.get('area') !== 'yes') return lookOfRoad(road.row, road.value, tags);
  const water = findWaterLine(tags);
  if (!water || isUnderground(tags)) return undefined;
  const [, , kind, minZoom] = water.row;
  return {
    layer: 'water',
    properties: withNames(
      { kind, ...(tags.get('intermittent') === 'yes' ? { intermittent: true } : {}) },
      tags,
    ),
    minZoom,
    rank: 0,
  };
}

/** Whether a closed line is an area, and not a road or fence that comes back to its start. */
export function isArea(tags: Tags): boolean {
  const said = tags.get('area');
  if (said === 'no') return false;
  if (said === 'yes') return true;
  if (tags.has('highway') || tags.has('barrier')) return false;
  if (['rail', 'miniature', 'tram'].includes(tags.get('railway') ?? '')) return false;
  if (tags.get('leisure') === 'track') return false;
  if (['river', 'canal', 'stream', 'ditch', 'drain'].includes(tags.get('waterway') ?? '')) return false;
  return !['runway', 'taxiway'].includes(tags.get('aeroway') ?? '');
}

/** What an area is on the map: nothing, one thing, or several, such as a school and its building. */
export function classifyArea(tags: Tags): Look[] {
  if (isGone(tags)) return [];
  const looks: Look[] = [];
  const water = findWaterArea(tags);
  if (water && !isUnderground(tags)) looks.push(lookOfWaterArea(water.row, water.value, tags));
  const ground = water ? undefined : findGround(tags);
  if (ground && !isBuilding(tags)) {
    const [, , kind, minZoom, rank = 0] = ground.row;
    const sport = kind === 'pitch' ? tags.get('sport') : undefined;
    looks.push({ layer: 'landuse', properties: { kind, ...(sport ? { sport } : {}) }, minZoom, rank });
  }
  if (isBuilding(tags))
    looks.push({ layer: 'buildings', properties: { kind: 'building' }, minZoom: 14, rank: 0 });
  return looks;
}

/** The label of a point or an area with a name: a settlement or a landmark; nothing for all others. */
export function classifyLabel(tags: Tags): Look | undefined {
  if (isGone(tags)) return undefined;
  const name = nameOf(tags);
  if (name === undefined) return undefined;
  const place = tags.get('place') ?? '';
  const settlement = Object.hasOwn(settlements, place) ? settlements[place] : undefined;
  if (settlement) {
    const [kind, least, rank] = settlement;
    const population = Number(tags.get('population')?.replaceAll(/[ ,.]/g, ''));
    const hasPopulation = Number.isSafeInteger(population) && population > 0;
    return {
      layer: 'places',
      properties: {
        kind,
        kind_detail: place,
        name,
        min_zoom: least,
        sort_rank: rank,
        ...(hasPopulation ? { population } : {}),
      },
      minZoom: least,
      rank,
    };
  }
  const landmark = findLandmark(tags);
  if (!landmark) return undefined;
  const [, , kind, minZoom, rank = 9] = landmark.row;
  const religion = kind === 'place_of_worship' ? tags.get('religion') : undefined;
  return {
    layer: 'pois',
    properties: { kind, name, min_zoom: minZoom, sort_rank: rank, ...(religion ? { religion } : {}) },
    minZoom,
    rank,
  };
}

/** The label of a lake or pond with a name. */
export function classifyWaterLabel(tags: Tags): Look | undefined {
  const water = findWaterArea(tags);
  const name = nameOf(tags);
  if (!water || name === undefined || water.row[3] > 13) return undefined;
  const look = lookOfWaterArea(water.row, water.value, tags);
  return { ...look, properties: { ...look.properties, name }, minZoom: 11 };
}

/** Whether a point with these tags can be of use. */
export function isWantedPoint(tags: Tags): boolean {
  return classifyLabel(tags) !== undefined;
}

/** Whether a relation with these tags can be an area of the map. */
export function isWantedRelation(tags: Tags): boolean {
  return tags.get('type') === 'multipolygon';
}

function lookOfRoad([, , kind, least, rank = 0]: Row, value: string, tags: Tags): Look | undefined {
  const isLink = value.endsWith('_link');
  const service = tags.get('service') ?? '';
  const isYard = kind === 'rail' && ['siding', 'yard', 'spur', 'crossover'].includes(service);
  const detail = detailOf(value, tags);
  const isSmall = ['sidewalk', 'crossing', 'driveway', 'parking_aisle', 'drive-through'].includes(detail);
  const ref = tags.get('ref')?.replaceAll(unseen, ' ').trim().slice(0, 20);
  const showsRef = ref && (kind === 'highway' || kind === 'major_road');
  return {
    layer: 'roads',
    properties: withNames(
      {
        kind,
        kind_detail: detail,
        ...(showsRef ? { ref } : {}),
        ...(isLink ? { is_link: true } : {}),
        ...(isYard ? { service } : {}),
        ...(isUnderground(tags) ? { is_tunnel: true } : {}),
        ...(isYes(tags.get('bridge')) ? { is_bridge: true } : {}),
      },
      kind === 'ferry' || kind === 'rail' ? new Map() : tags,
    ),
    minZoom: isSmall ? 14 : isYard ? 13 : isLink ? least + 2 : least,
    rank,
  };
}

/** Footways and service roads say in a second tag what they are. */
function detailOf(value: string, tags: Tags): string {
  const footway = tags.get('footway') ?? '';
  const service = tags.get('service') ?? '';
  if (value === 'footway' && ['sidewalk', 'crossing'].includes(footway)) return footway;
  if (value === 'service' && ['driveway', 'parking_aisle', 'alley', 'drive-through'].includes(service)) {
    return service;
  }
  return value;
}

function lookOfWaterArea([, , kind, minZoom]: Row, value: string, tags: Tags): Look {
  const said = tags.get('water') ?? (value === 'water' ? undefined : value);
  const detail = said !== undefined && /^[a-z_]{1,20}$/.test(said) ? said : undefined;
  const isLake = kind === 'water' && detail !== undefined && lakes.has(detail);
  return {
    layer: 'water',
    properties: { kind: isLake ? 'lake' : kind, ...(detail ? { kind_detail: detail } : {}) },
    minZoom,
    rank: 1,
  };
}

function withNames(properties: Record<string, string | boolean>, tags: Tags): Properties {
  const name = nameOf(tags);
  return name === undefined ? properties : { ...properties, name };
}

function isBuilding(tags: Tags): boolean {
  const building = tags.get('building') ?? 'no';
  return building !== 'no' && building !== 'construction' && building !== 'proposed';
}

function isUnderground(tags: Tags): boolean {
  return isYes(tags.get('tunnel')) || tags.get('covered') === 'culvert';
}

function isYes(value: string | undefined): boolean {
  return value !== undefined && value !== 'no';
}

/** No longer there, or not there yet. */
function isGone(tags: Tags): boolean {
  return ['abandoned', 'demolished', 'razed', 'proposed', 'construction'].some(
    (word) => tags.get(word) === 'yes',
  );
}
