import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type { OsmMember, OsmSource } from '../../src/map/osm/osm-source.ts';
import { openOverpass } from '../../src/map/osm/read-overpass.ts';
import { openPbf } from '../../src/map/osm/read-pbf.ts';
import { openXml } from '../../src/map/osm/read-xml.ts';

type Fields = Readonly<Record<string, string>>;

/** A town of OpenStreetMap, made up for tests; degrees are exact to seven places. */
export interface MadeTown {
  readonly nodes: readonly { id: number; lat: number; lon: number; tags?: Fields }[];
  readonly ways: readonly { id: number; refs: readonly number[]; tags?: Fields }[];
  readonly relations: readonly { id: number; members: readonly OsmMember[]; tags: Fields }[];
}

/** The box of the town: west, south, east, north. */
export const madeBox = [-0.02, 52, 0.02, 52.02] as const;

/** The day its data is from. */
export const madeDate = '2026-11-01';

/**
 * A coast in the south, a lake with an island, two streets in three pieces, a railway, a school, a park, houses, a
 * village; and elements that are broken in the ways of real files.
 */
export const madeTown: MadeTown = (() => {
  const nodes: { id: number; lat: number; lon: number; tags?: Fields }[] = [];
  const ways: { id: number; refs: readonly number[]; tags?: Fields }[] = [];
  const at = (lat: number, lon: number, tags?: Fields) => {
    const id = 9_000_000_000 + nodes.length * 3;
    nodes.push({ id, lat, lon, ...(tags ? { tags } : {}) });
    return id;
  };
  const way = (refs: readonly number[], tags?: Fields) => {
    const id = 100 + ways.length * 7;
    ways.push({ id, refs, ...(tags ? { tags } : {}) });
    return id;
  };
  const box = (lat: number, lon: number, high: number, wide: number) => {
    const corners = [at(lat, lon), at(lat, lon + wide), at(lat + high, lon + wide), at(lat + high, lon)];
    return [...corners, corners[0] ?? 0];
  };
  // Water lies on the right of a coast: with the sea in the south it runs from west to east.
  const coast = [at(52.004, -0.06), at(52.0041, -0.004), at(52.0039, 0.004), at(52.004, 0.06)];
  way(coast.slice(0, 2), { natural: 'coastline' });
  way(coast.slice(1), { natural: 'coastline' });

  const [a, b, c, d] = [at(52.01, -0.03), at(52.01, -0.005), at(52.0101, 0.005), at(52.01, 0.03)] as const;
  const high = { highway: 'residential', name: 'High Street & <b>"Quay"</b>' };
  way([a, b], high);
  way([c, b], high);
  way([c, d], high);
  const e = at(52.019, 0.005);
  way([c, e], { highway: 'secondary', name: 'Mill Road', ref: 'B1234' });
  way([e, at(52.0195, 0.01)], { highway: 'footway', footway: 'sidewalk' });
  way([at(52.018, -0.03), at(52.018, 0.03)], { railway: 'rail' });
  way([at(52.006, -0.01), at(52.008, 0.012)], { waterway: 'stream', name: 'Small Brook' });

  way(box(52.0105, -0.0045, 0.0001, 0.0002), { building: 'yes' });
  way(box(52.0107, -0.0045, 0.0001, 0.0002), { building: 'house' });
  way(box(52.012, -0.004, 0.001, 0.002), { amenity: 'school', name: 'St Jude’s School' });
  way(box(52.0122, -0.0036, 0.0003, 0.0006), { building: 'school' });
  way(box(52.0142, 0.008, 0.001, 0.003), { leisure: 'park', name: 'Town Park' });
  way(box(52.0031, 0.012, 0.0006, 0.003), { natural: 'beach' });

  // A lake whose edge is in two pieces, one of them the wrong way round, with an island.
  const shore = box(52.0145, -0.016, 0.002, 0.006);
  const lake = [way(shore.slice(0, 3)), way([...shore.slice(2)].reverse())];
  const island = way(box(52.0151, -0.0142, 0.0006, 0.002));
  const member = (id: number, role: string): OsmMember => ({ type: 'way', id, role });
  const relations = [
    {
      id: 11,
      members: [...lake.map((id) => member(id, 'outer')), member(island, 'inner')],
      tags: { type: 'multipolygon', natural: 'water', water: 'lake', name: 'Long Lake' },
    },
    // Half of its edge is in no file.
    {
      id: 12,
      members: [member(way([at(52.011, 0.01), at(52.012, 0.012)]), 'outer'), member(999_999, 'outer')],
      tags: { type: 'multipolygon', landuse: 'forest', name: 'Lost Wood' },
    },
    { id: 13, members: [member(lake[0] ?? 0, 'outer')], tags: { type: 'route', route: 'bus' } },
  ];
  at(52.0102, 0.0001, { place: 'village', name: 'Madeham', population: '1,234' });
  at(52.0161, -0.0001, { place: 'hamlet', name: '  Over\u202E  Made ' });
  at(52.0109, 0.0021, { amenity: 'pub', name: 'The Anchor' });
  at(52.0111, 0.0022, { amenity: 'pub' });
  at(52.0112, 0.0023, { highway: 'crossing' });
  return { nodes, ways, relations };
})();

/** The town as an answer of Overpass: ways before the points they run through, and points with tags twice. */
export function writeOverpass({ nodes, ways, relations }: MadeTown): string {
  const tagged = nodes.filter(({ tags }) => tags);
  return JSON.stringify({
    version: 0.6,
    osm3s: { timestamp_osm_base: `${madeDate}T03:04:05Z` },
    elements: [
      ...ways.map(({ id, refs, tags }) => ({ type: 'way', id, nodes: refs, ...(tags ? { tags } : {}) })),
      ...relations.map(({ id, members, tags }) => ({
        type: 'relation',
        id,
        members: members.map(({ type, id: ref, role }) => ({ type, ref, role })),
        tags,
      })),
      ...tagged.map((node) => ({ type: 'node', ...node })),
      ...nodes.map(({ id, lat, lon }) => ({ type: 'node', id, lat, lon })),
    ],
  });
}

/** The town as XML. */
export function writeXml({ nodes, ways, relations }: MadeTown): string {
  const tagsOf = (tags: Fields | undefined) =>
    Object.entries(tags ?? {})
      .map(([key, value]) => `<tag k="${escape(key)}" v="${escape(value)}"/>`)
      .join('');
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" timestamp="${madeDate}T03:04:05Z">`,
    ...nodes.map(
      ({ id, lat, lon, tags }) => `<node id="${id}" lat="${lat}" lon="${lon}">${tagsOf(tags)}</node>`,
    ),
    ...ways.map(
      ({ id, refs, tags }) =>
        `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tagsOf(tags)}</way>`,
    ),
    ...relations.map(
      ({ id, members, tags }) =>
        `<relation id="${id}">${members
          .map(({ type, id: ref, role }) => `<member type="${type}" ref="${ref}" role="${role}"/>`)
          .join('')}${tagsOf(tags)}</relation>`,
    ),
    '</osm>\n',
  ].join('\n');
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Ways in which writers of `.osm.pbf` differ. */
export interface PbfManner {
  /** Nodes one by one, as old writers do, rather than in columns. */
  readonly plainNodes?: boolean;
  /** Blocks as they are, not packed. */
  readonly raw?: boolean;
  /** The box to state, as west, south, east, north. */
  readonly bounds?: readonly number[];
  readonly feature?: string;
}

/** The town as `.osm.pbf`, by the specification of the format. */
export function writePbf(
  town: MadeTown,
  { plainNodes, raw, bounds, feature = 'DenseNodes' }: PbfManner = {},
): Uint8Array {
  const header = new PbfWriter();
  if (bounds) {
    const [west = 0, south = 0, east = 0, north = 0] = bounds;
    header.writeMessage(
      1,
      (_, box) => {
        for (const [index, side] of [west, east, north, south].entries()) {
          box.writeSVarintField(index + 1, Math.round(side * 1e9));
        }
      },
      undefined,
    );
  }
  header.writeStringField(4, 'OsmSchema-V0.6');
  header.writeStringField(4, feature);
  header.writeVarintField(32, Date.parse(`${madeDate}T03:04:05Z`) / 1000);
  return Buffer.concat([
    writeBlock('OSMHeader', header.finish(), raw),
    writeBlock('OSMData', writePrimitives(town, ['nodes'], plainNodes), raw),
    writeBlock('OSMData', writePrimitives(town, ['ways', 'relations'], plainNodes), raw),
  ]);
}

function writeBlock(type: string, data: Uint8Array, raw = false): Buffer {
  const blob = new PbfWriter();
  if (raw) blob.writeBytesField(1, data);
  else {
    blob.writeVarintField(2, data.length);
    blob.writeBytesField(3, deflateSync(data));
  }
  const body = blob.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, body.length);
  const head = header.finish();
  const size = Buffer.alloc(4);
  size.writeUInt32BE(head.length);
  return Buffer.concat([size, head, body]);
}

function writePrimitives(
  { nodes, ways, relations }: MadeTown,
  kinds: readonly ('nodes' | 'ways' | 'relations')[],
  plainNodes = false,
): Uint8Array {
  const texts = [''];
  const indexOf = (text: string) => {
    if (!texts.includes(text)) texts.push(text);
    return texts.indexOf(text);
  };
  const group = new PbfWriter();
  const steps = (degrees: number) => Math.round(degrees * 1e7);
  const differences = (numbers: readonly number[]) =>
    numbers.map((each, index) => each - (numbers[index - 1] ?? 0));
  const writeTags = (pbf: PbfWriter, tags: Fields = {}) => {
    pbf.writePackedVarint(2, Object.keys(tags).map(indexOf));
    pbf.writePackedVarint(3, Object.values(tags).map(indexOf));
  };
  if (kinds.includes('nodes') && plainNodes) {
    for (const node of nodes) {
      group.writeMessage(
        1,
        (_, pbf) => {
          pbf.writeSVarintField(1, node.id);
          writeTags(pbf, node.tags);
          pbf.writeSVarintField(8, steps(node.lat));
          pbf.writeSVarintField(9, steps(node.lon));
        },
        undefined,
      );
    }
  } else if (kinds.includes('nodes')) {
    group.writeMessage(
      2,
      (_, pbf) => {
        pbf.writePackedSVarint(1, differences(nodes.map(({ id }) => id)));
        pbf.writePackedSVarint(8, differences(nodes.map(({ lat }) => steps(lat))));
        pbf.writePackedSVarint(9, differences(nodes.map(({ lon }) => steps(lon))));
        pbf.writePackedVarint(
          10,
          nodes.flatMap(({ tags = {} }) => [
            ...Object.entries(tags).flatMap(([key, value]) => [indexOf(key), indexOf(value)]),
            0,
          ]),
        );
      },
      undefined,
    );
  }
  for (const way of kinds.includes('ways') ? ways : []) {
    group.writeMessage(
      3,
      (_, pbf) => {
        pbf.writeVarintField(1, way.id);
        writeTags(pbf, way.tags);
        pbf.writePackedSVarint(8, differences(way.refs));
      },
      undefined,
    );
  }
  for (const relation of kinds.includes('relations') ? relations : []) {
    group.writeMessage(
      4,
      (_, pbf) => {
        pbf.writeVarintField(1, relation.id);
        writeTags(pbf, relation.tags);
        pbf.writePackedVarint(
          8,
          relation.members.map(({ role }) => indexOf(role)),
        );
        pbf.writePackedSVarint(9, differences(relation.members.map(({ id }) => id)));
        pbf.writePackedVarint(
          10,
          relation.members.map(({ type }) => ['node', 'way', 'relation'].indexOf(type)),
        );
      },
      undefined,
    );
  }
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (_, pbf) => {
      for (const text of texts) pbf.writeStringField(1, text);
    },
    undefined,
  );
  block.writeBytesField(2, group.finish());
  return block.finish();
}

/** Opens bytes as a file in small pieces, as a disk would hand them out. */
export function inPieces(bytes: Uint8Array, size = 1000): () => AsyncIterable<Uint8Array> {
  return async function* pieces() {
    for (let start = 0; start < bytes.length; start += size) {
      await Promise.resolve();
      yield bytes.subarray(start, start + size);
    }
  };
}

/** The town in one of the formats. */
export function openTown(format: 'pbf' | 'json' | 'xml', town: MadeTown = madeTown): OsmSource {
  if (format === 'json') return openOverpass('town.json', () => Promise.resolve(writeOverpass(town)));
  if (format === 'xml') return openXml('town.osm', inPieces(Buffer.from(writeXml(town))));
  const bytes = writePbf(town);
  return openPbf('town.osm.pbf', inPieces(bytes), bytes.length);
}
