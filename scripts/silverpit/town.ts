import { curve, simplify, type Spot } from './geometry.ts';
import { builtUpGround, layOutFields } from './built-up.ts';
import { putUpBuildings } from './buildings.ts';
import {
  branchLine,
  drawnGrounds,
  outlines,
  railwayLine,
  riverLine,
  riverWater,
  shore,
  townEdge,
} from './ground-plan.ts';
import { namedSpots, pointOf, streams } from './plan.ts';
import { growStreets } from './streets.ts';

/** The day the town was surveyed; it has not changed since. */
const surveyed = '2026-11-22T00:00:00Z';

interface OsmNode {
  readonly type: 'node';
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
  readonly tags?: Readonly<Record<string, string>>;
}

interface OsmWay {
  readonly type: 'way';
  readonly id: number;
  readonly nodes: readonly number[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A town in the form in which Overpass hands out OpenStreetMap's data. */
export interface OverpassTown {
  readonly version: 0.6;
  readonly generator: string;
  readonly osm3s: { readonly timestamp_osm_base: string; readonly copyright: string };
  readonly elements: readonly (OsmNode | OsmWay)[];
}

/** Draws Silverpit: the same town each time, to the last digit. */
export function drawTown(): OverpassTown {
  const survey = new Survey();
  for (const line of shore) survey.way(simplify(line, 0.25), { natural: 'coastline' });
  survey.way(simplify(riverWater, 0.2), { natural: 'water', water: 'river', name: 'River Silt' });
  survey.way(simplify(riverLine, 0.2), { waterway: 'river', name: 'River Silt' });
  for (const { name, line } of streams) survey.way(simplify(curve(line), 0.3), { waterway: 'stream', name });
  const streets = growStreets();
  const buildings = putUpBuildings(streets);
  for (const ring of builtUpGround(buildings)) survey.way(simplify(ring, 0.4), { landuse: 'residential' });
  for (const { ring, landuse } of layOutFields(streets)) survey.way(ring, { landuse });
  for (const { ring, tags } of drawnGrounds) survey.way(simplify(ring, 0.2), tags);
  survey.way(simplify(railwayLine, 0.2), { railway: 'rail', usage: 'main' });
  survey.way(simplify(branchLine, 0.2), { railway: 'rail', service: 'spur' });
  for (const { name, ref, kind, line } of streets) {
    const known = { ...(name && { name }), ...(ref && { ref }) };
    survey.way(line, { highway: kind, ...known });
  }
  for (const { ring, tags } of buildings) survey.way(ring, tags);
  for (const { spot, tags } of namedSpots) survey.node(spot, tags);
  return {
    version: 0.6,
    generator: 'Silverpit, drawn by hand and by dice',
    osm3s: { timestamp_osm_base: surveyed, copyright: 'Made up. Silverpit is no real place.' },
    elements: [...survey.nodes, ...survey.ways],
  };
}

/** Collects nodes and ways; ways that pass the same spot share its node. */
class Survey {
  readonly nodes: OsmNode[] = [];
  readonly ways: OsmWay[] = [];
  readonly #known = new Map<string, number>();

  way(line: readonly Spot[], tags: Readonly<Record<string, string>>): void {
    const nodes = line.map((spot) => this.#nodeAt(spot)).filter((id, index, all) => id !== all[index - 1]);
    if (nodes.length > 1) this.ways.push({ type: 'way', id: this.ways.length + 1, nodes, tags });
  }

  node(spot: Spot, tags: Readonly<Record<string, string>>): void {
    this.nodes.push({ type: 'node', id: this.nodes.length + 1, ...rounded(spot), tags });
  }

  #nodeAt(spot: Spot): number {
    const { lat, lon } = rounded(spot);
    const key = `${lat} ${lon}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const id = this.nodes.push({ type: 'node', id: this.nodes.length + 1, lat, lon });
    this.#known.set(key, id);
    return id;
  }
}

/** Six digits, a tenth of a metre: small differences between machines' arithmetic do not show. */
function rounded(spot: Spot): { lat: number; lon: number } {
  const { lat, lon } = pointOf(spot);
  return { lat: Number(lat.toFixed(6)), lon: Number(lon.toFixed(6)) };
}

/** A GeoJSON polygon with a few words about it. */
interface OutlineFeature<Properties> {
  readonly type: 'Feature';
  readonly properties: Properties;
  readonly geometry: {
    readonly type: 'Polygon';
    readonly coordinates: readonly (readonly (readonly [lon: number, lat: number])[])[];
  };
}

interface Outlines<Properties> {
  readonly type: 'FeatureCollection';
  readonly features: readonly OutlineFeature<Properties>[];
}

/** Outlines of the neighbourhoods, for `map/neighbourhoods.geojson`. */
export function drawOutlines(): Outlines<{ readonly slug: string }> {
  return {
    type: 'FeatureCollection',
    features: outlines.map(({ slug, ring }) => polygonFeature(ring, { slug })),
  };
}

/** The edge of the town, for `map/boundary.geojson`. */
export function drawBoundary(): Outlines<{ readonly name: string }> {
  return { type: 'FeatureCollection', features: [polygonFeature(townEdge, { name: 'Silverpit' })] };
}

function polygonFeature<Properties>(
  ring: readonly Spot[],
  properties: Properties,
): OutlineFeature<Properties> {
  const coordinates = [ring.map((spot) => lonLat(spot))];
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } };
}

/** Five digits, about a metre. */
function lonLat(spot: Spot): [lon: number, lat: number] {
  const { lon, lat } = pointOf(spot);
  return [Number(lon.toFixed(5)), Number(lat.toFixed(5))];
}
