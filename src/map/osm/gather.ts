import type { Box } from '../../domain/geo.ts';
import { NodeTable, type NodePlace } from './node-table.ts';
import { partsOfADegree, type OsmHead, type OsmMember, type OsmSource, type Tags } from './osm-source.ts';

/** A point with tags of its own. */
export interface OsmPoint extends NodePlace {
  readonly id: number;
  readonly tags: Tags;
}

/** A line or the edge of an area. */
export interface OsmWay {
  readonly id: number;
  readonly tags: Tags;
  /** Numbers of its nodes. */
  readonly refs: readonly number[];
}

/** Elements that belong together. */
export interface OsmRelation {
  readonly id: number;
  readonly tags: Tags;
  readonly members: readonly OsmMember[];
}

/** What files of OpenStreetMap hold in and near a box, each element once, in order of its number. */
export interface OsmData {
  readonly points: readonly OsmPoint[];
  readonly ways: readonly OsmWay[];
  readonly relations: readonly OsmRelation[];
  readonly places: Pick<NodeTable, 'find'>;
  /** What the files hold in all. */
  readonly counts: { readonly nodes: number; readonly ways: number; readonly relations: number };
}

/** Which elements matter; of the others only the places of their nodes are kept. */
export interface Wanted {
  readonly point: (tags: Tags) => boolean;
  readonly relation: (tags: Tags) => boolean;
}

/** What is known of the files before they are read. */
export interface Gathering {
  readonly sources: readonly { readonly source: OsmSource; readonly head: OsmHead }[];
  /** Only what lies in or crosses it is kept, and what belongs to that; all of it without a box. */
  readonly box?: Box | undefined;
  readonly wanted: Wanted;
}

/** Says which of the readings is under way, and how far it has come, from 0 to 1. */
export type GatherProgress = (share: number) => void;

/**
 * Reads files into one. Where two files hold the same element, that of the newer file counts.
 */
export async function gatherOsm(
  { sources, box, wanted }: Gathering,
  progress?: GatherProgress,
): Promise<OsmData> {
  const newestFirst = [...sources]
    .sort((a, b) => compareText(b.head.date ?? '', a.head.date ?? ''))
    .map(({ source }) => source);
  const rounds = newestFirst.length * 3;
  let round = 0;
  const inRound = async (read: (tell: GatherProgress) => Promise<void>) => {
    await read((share) => progress?.((round + Math.min(share, 1)) / rounds));
    round += 1;
  };

  const within = box && partsBox(box);
  const places = new NodeTable();
  const points = new Map<number, OsmPoint>();
  for (const source of newestFirst) {
    await inRound((tell) =>
      source.readNodes((id, lat, lon, tags) => {
        places.add(id, lat, lon);
        if (tags === undefined || points.has(id) || !wanted.point(tags)) return;
        if (!within || holds(within, lat, lon)) points.set(id, { id, lat, lon, tags });
      }, tell),
    );
  }

  const ways = new Map<number, OsmWay>();
  const seenWays = new Set<number>();
  for (const source of newestFirst) {
    await inRound((tell) =>
      source.readWays((id, refs, tags) => {
        if (seenWays.has(id)) return;
        seenWays.add(id);
        if (!within || touches(within, refs, places)) ways.set(id, { id, refs, tags });
      }, tell),
    );
  }

  const relations = new Map<number, OsmRelation>();
  const seenRelations = new Set<number>();
  const missing = new Set<number>();
  for (const source of newestFirst) {
    await inRound((tell) =>
      source.readRelations((id, members, tags) => {
        if (seenRelations.has(id)) return;
        seenRelations.add(id);
        if (!wanted.relation(tags)) return;
        const ofWays = members.filter(({ type }) => type === 'way');
        if (!ofWays.some((member) => ways.has(member.id))) return;
        relations.set(id, { id, members, tags });
        for (const member of ofWays) {
          if (!ways.has(member.id) && seenWays.has(member.id)) missing.add(member.id);
        }
      }, tell),
    );
  }
  // Parts of a large wood or lake that lie outside the box are needed to know where it ends.
  for (const source of missing.size > 0 ? newestFirst : []) {
    await source.readWays((id, refs, tags) => {
      if (missing.delete(id)) ways.set(id, { id, refs, tags });
    });
  }

  return {
    points: sorted(points),
    ways: sorted(ways),
    relations: sorted(relations),
    places,
    counts: { nodes: places.size, ways: seenWays.size, relations: seenRelations.size },
  };
}

function partsBox(box: Box): Box {
  const [west, south, east, north] = box;
  return [west * partsOfADegree, south * partsOfADegree, east * partsOfADegree, north * partsOfADegree];
}

function holds([west, south, east, north]: Box, lat: number, lon: number): boolean {
  return west <= lon && lon <= east && south <= lat && lat <= north;
}

/** Whether the box round a way touches a box. */
function touches([west, south, east, north]: Box, refs: readonly number[], places: NodeTable): boolean {
  let [minLat, minLon, maxLat, maxLon] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ref of refs) {
    const place = places.find(ref);
    if (!place) continue;
    minLat = Math.min(minLat, place.lat);
    maxLat = Math.max(maxLat, place.lat);
    minLon = Math.min(minLon, place.lon);
    maxLon = Math.max(maxLon, place.lon);
  }
  return minLon <= east && maxLon >= west && minLat <= north && maxLat >= south;
}

function sorted<Element extends { readonly id: number }>(elements: ReadonlyMap<number, Element>): Element[] {
  return [...elements.values()].sort((a, b) => a.id - b.id);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
