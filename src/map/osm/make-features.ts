import { distanceKm, widenBox, type Box, type Point } from '../../domain/geo.ts';
import {
  classifyArea,
  classifyLabel,
  classifyLine,
  classifyWaterLabel,
  isArea,
  isWantedPoint,
  isWantedRelation,
  type Look,
} from './classify.ts';
import { boxesTouch, boxHoldsBox, boxRound, clipLine, clipRing } from './clip.ts';
import { CoastEndsInside, seaWithin } from './coast.ts';
import type { MapFeature, Position, Ring, Shape } from './feature.ts';
import type { OsmData, OsmRelation, OsmWay, Wanted } from './gather.ts';
import { joinLines } from './join-lines.ts';
import { labelPoint } from './label-point.ts';
import { partsOfADegree, type Tags } from './osm-source.ts';
import { joinRings, nestRings, signedArea } from './rings.ts';

/** What came of making features. */
export interface MadeFeatures {
  readonly features: readonly MapFeature[];
  readonly faults: FeatureFaults;
  /** Whether a coast was found in the box. */
  readonly hasCoast: boolean;
  /** Whether a beach or a pier is there that lies on no water of the map, so probably on the sea. */
  readonly isBySea: boolean;
}

/** What could not be drawn, or not wholly; large files always have some. */
export interface FeatureFaults {
  /** Areas of several parts whose edge is not whole in the file. */
  brokenAreas: number;
  /** Lines that lack some of their points in the file. */
  cutLines: number;
}

/** What of the files is needed to make features. */
export const wantedForFeatures: Wanted = { point: isWantedPoint, relation: isWantedRelation };

/** Areas this large or larger are shown at lower zooms too; in square metres on the ground. */
const areaZooms: readonly [squareMetres: number, zoom: number][] = [
  [4_000_000, 8],
  [1_000_000, 9],
  [250_000, 10],
  [60_000, 11],
  [15_000, 12],
  [4_000, 13],
];

/** Where features are made. */
export interface FeatureArea {
  /** The box the map is for. */
  readonly box: Box;
  /** The box round its tiles, which is larger: what lies outside is cut off. */
  readonly edge: Box;
}

/**
 * Makes what is drawn from the data of OpenStreetMap.
 *
 * @throws CoastEndsInside when the coast is not whole in the box
 */
export function makeFeatures(data: OsmData, area: FeatureArea): MadeFeatures {
  const maker = new FeatureMaker(data, area);
  for (const { tags, lat, lon } of data.points) {
    maker.takePoint(tags, [lon / partsOfADegree, lat / partsOfADegree]);
  }
  for (const relation of data.relations) maker.takeRelation(relation);
  for (const way of data.ways) maker.takeWay(way);
  return maker.finish();
}

/** A beach this near to a lake is the beach of that lake; in kilometres. */
const shoreKm = 0.2;

class FeatureMaker {
  readonly #data: OsmData;
  readonly #area: FeatureArea;
  readonly #box: Box;
  readonly #features: MapFeature[] = [];
  readonly #lines = new Map<string, { look: Look; lines: Position[][] }>();
  readonly #coasts: Position[][] = [];
  readonly #waysById: ReadonlyMap<number, OsmWay>;
  /** Ways whose own tags were taken for the relation they are the edge of. */
  readonly #spent = new Set<number>();
  readonly #faults: FeatureFaults = { brokenAreas: 0, cutLines: 0 };
  /** Those of points first, then those of areas. */
  readonly #labels: Label[] = [];
  /** Boxes round beaches and piers. */
  readonly #shores: Box[] = [];

  constructor(data: OsmData, area: FeatureArea) {
    this.#data = data;
    this.#area = area;
    this.#box = area.edge;
    this.#waysById = new Map(data.ways.map((way) => [way.id, way]));
  }

  takeRelation({ tags, members }: OsmRelation): void {
    const ways = members.flatMap(({ type, id, role }) => {
      const way = type === 'way' ? this.#waysById.get(id) : undefined;
      return way ? [{ way, role }] : [];
    });
    const outer = ways.filter(({ role }) => role !== 'inner').map(({ way }) => way);
    const own = classifyArea(tags);
    const isOldStyle = own.length === 0 && classifyLabel(tags) === undefined;
    const areaTags = isOldStyle ? outer.find((way) => classifyArea(way.tags).length > 0)?.tags : tags;
    if (areaTags === undefined) return;
    const kinds = new Set(classifyArea(areaTags).map(keyOfLook));
    // Else a hole would be filled by the edge that it is cut from.
    for (const way of outer) {
      if (classifyArea(way.tags).some((look) => kinds.has(keyOfLook(look)))) this.#spent.add(way.id);
    }
    const inner = ways.filter(({ role }) => role === 'inner').map(({ way }) => way);
    const isWhole = members.every(({ type, id }) => type !== 'way' || this.#waysById.has(id));
    this.#takeArea(areaTags, this.#assemble(outer, inner, isWhole));
  }

  takeWay({ id, tags, refs }: OsmWay): void {
    if (tags.size === 0) return;
    if (tags.get('natural') === 'coastline') this.#coasts.push(...this.#runsOf(refs));
    const isClosed = refs.length > 3 && refs[0] === refs.at(-1);
    if (isClosed && isArea(tags) && !this.#spent.has(id))
      this.#takeArea(tags, nestRings([this.#ringOf(refs)]));
    if (isClosed && tags.get('area') === 'yes') return;
    const look = classifyLine(tags);
    if (!look || (isClosed && isArea(tags) && look.properties['kind'] === 'pier')) return;
    const runs = this.#runsOf(refs);
    if (runs.length !== 1 || runs[0]?.length !== refs.length) this.#faults.cutLines += 1;
    const key = keyOfLook(look);
    const group = this.#lines.get(key) ?? { look, lines: [] };
    this.#lines.set(key, group);
    group.lines.push(...runs);
  }

  takePoint(tags: Tags, at: Position): void {
    const look = classifyLabel(tags);
    if (look && holds(this.#box, at)) this.#labels.push({ look, at });
  }

  #takeLabel(look: Look | undefined, at: Position): void {
    if (look && holds(this.#box, at)) this.#labels.push({ look, at });
  }

  finish(): MadeFeatures {
    for (const { look, lines } of this.#lines.values()) {
      for (const line of joinLines(lines)) this.#addLine(look, line);
    }
    for (const { look, at } of eachOnce(this.#labels)) {
      this.#features.push({ ...look, shape: { is: 'point', at } });
    }
    const sea = this.#sea();
    if (sea.length > 0) {
      this.#features.push({
        layer: 'water',
        properties: { kind: 'ocean' },
        minZoom: 0,
        rank: 2,
        shape: { is: 'polygons', polygons: sea },
      });
    }
    return {
      features: this.#features,
      faults: this.#faults,
      hasCoast: this.#coasts.length > 0,
      isBySea: this.#isBySea(),
    };
  }

  #isBySea(): boolean {
    const waters = this.#features.flatMap(({ layer, shape }) =>
      layer === 'water' && shape.is === 'polygons'
        ? shape.polygons.map(([outer = []]) => boxRound(outer))
        : [],
    );
    return this.#shores.some((shore) => !waters.some((water) => boxesTouch(widenBox(water, shoreKm), shore)));
  }

  /** The sea up to the edge of the tiles, or up to the box where the coast does not reach further. */
  #sea(): readonly (readonly Ring[])[] {
    try {
      return seaWithin(this.#coasts, this.#area.edge);
    } catch (error) {
      if (!(error instanceof CoastEndsInside)) throw error;
      return seaWithin(this.#coasts, this.#area.box);
    }
  }

  /** Joins the edges of an area; those of its holes apart, unless that leaves some open. */
  #assemble(outer: readonly OsmWay[], inner: readonly OsmWay[], isWhole: boolean): Ring[][] {
    const outerRings = joinRings(outer.map(({ refs }) => refs));
    const innerRings = joinRings(inner.map(({ refs }) => refs));
    const isOpen = outerRings.open.length + innerRings.open.length > 0;
    const joined = isOpen ? joinRings([...outer, ...inner].map(({ refs }) => refs)) : undefined;
    const rings = joined ? joined.rings : [...outerRings.rings, ...innerRings.rings];
    if (!isWhole || (joined?.open.length ?? 0) > 0) this.#faults.brokenAreas += 1;
    return nestRings(rings.map((refs) => this.#ringOf(refs)));
  }

  #takeArea(tags: Tags, polygons: readonly (readonly Ring[])[]): void {
    const largest = polygons[0];
    if (!largest?.[0]) return;
    const looks = classifyArea(tags);
    if (looks.some(({ properties }) => properties['kind'] === 'beach' || properties['kind'] === 'pier')) {
      const around = boxRound(largest[0]);
      if (boxesTouch(around, this.#box)) this.#shores.push(around);
    }
    const shownFrom = zoomOfArea(polygons);
    for (const look of looks) {
      const cut = polygons.flatMap((rings) => this.#clipPolygon(rings));
      if (cut.length === 0) continue;
      const from =
        look.layer === 'buildings' ? (shownFrom <= 13 ? 13 : 14) : Math.max(look.minZoom, shownFrom);
      this.#features.push({ ...look, minZoom: Math.min(from, 14), shape: { is: 'polygons', polygons: cut } });
    }
    const at = labelPoint(largest);
    this.#takeLabel(raised(classifyLabel(tags), shownFrom), at);
    this.#takeLabel(raised(classifyWaterLabel(tags), shownFrom + 1), at);
  }

  #addLine(look: Look, line: Position[]): void {
    const lines = boxHoldsBox(this.#box, boxRound(line)) ? [line] : clipLine(line, this.#box);
    if (lines.length === 0) return;
    this.#features.push({ ...look, shape: { is: 'lines', lines } satisfies Shape });
  }

  #clipPolygon(rings: readonly Ring[]): Ring[][] {
    const around = boxRound(rings[0] ?? []);
    if (boxHoldsBox(this.#box, around)) return [[...rings]];
    if (!boxesTouch(this.#box, around)) return [];
    const [outer = [], ...holes] = rings.map((ring) => clipRing(ring, this.#box));
    return outer.length > 0 ? [[outer, ...holes.filter(({ length }) => length > 0)]] : [];
  }

  #positionOf(ref: number): Position | undefined {
    const place = this.#data.places.find(ref);
    return place && [place.lon / partsOfADegree, place.lat / partsOfADegree];
  }

  /** A ring without the points that the file lacks, closed. */
  #ringOf(refs: readonly number[]): Position[] {
    const ring = refs.flatMap((ref) => {
      const position = this.#positionOf(ref);
      return position ? [position] : [];
    });
    const [first, last] = [ring[0], ring.at(-1)];
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push(first);
    return ring;
  }

  /** The stretches of a line whose points the file has. */
  #runsOf(refs: readonly number[]): Position[][] {
    const runs: Position[][] = [[]];
    for (const ref of refs) {
      const position = this.#positionOf(ref);
      if (position) runs.at(-1)?.push(position);
      else runs.push([]);
    }
    return runs.filter(({ length }) => length > 1);
  }
}

/** A name, and where it is to stand. */
interface Label {
  readonly look: Look;
  readonly at: Position;
}

/** Of one name on many things of a kind that lie this near to each other only the first is written; in kilometres. */
const sameNameKm: Readonly<Partial<Record<Look['layer'], number>>> = { places: 1.5, pois: 0.3, water: 0.3 };

/** A village or a school may be there as a point and as an area, with one name. */
function eachOnce(labels: readonly Label[]): Label[] {
  const kept = new Map<string, Label[]>();
  return labels.filter((label) => {
    const { layer, properties } = label.look;
    const key = JSON.stringify([layer, properties['kind'], properties['kind_detail'], properties['name']]);
    const before = kept.get(key) ?? [];
    const reach = sameNameKm[layer] ?? 0;
    const isAgain = before.some(({ at }) => distanceKm(pointAt(at), pointAt(label.at)) < reach);
    if (!isAgain) kept.set(key, [...before, label]);
    return !isAgain;
  });
}

function pointAt([lon, lat]: Position): Point {
  return { lat, lon };
}

function raised(look: Look | undefined, shownFrom: number): Look | undefined {
  if (!look || look.layer === 'places') return look;
  return { ...look, minZoom: Math.min(14, Math.max(look.minZoom, shownFrom)) };
}

/** The zoom from which an area is large enough to see. */
function zoomOfArea(polygons: readonly (readonly Ring[])[]): number {
  const lat = polygons[0]?.[0]?.[0]?.[1] ?? 0;
  const metresPerDegree = 111_320;
  const scale = metresPerDegree ** 2 * Math.cos((lat * Math.PI) / 180);
  const area = polygons.reduce((sum, [outer]) => sum + Math.abs(signedArea(outer ?? [])) / 2, 0) * scale;
  return areaZooms.find(([least]) => area >= least)?.[1] ?? 14;
}

function keyOfLook({ layer, properties, minZoom }: Look): string {
  return `${layer} ${minZoom} ${JSON.stringify(properties)}`;
}

function holds([west, south, east, north]: Box, [x, y]: Position): boolean {
  return west <= x && x <= east && south <= y && y <= north;
}
