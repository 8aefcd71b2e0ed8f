import { describe, expect, it } from 'vitest';
import { gatherOsm, type OsmData } from '../../../src/map/osm/gather.ts';
import { makeFeatures, wantedForFeatures } from '../../../src/map/osm/make-features.ts';
import type { OsmSource } from '../../../src/map/osm/osm-source.ts';
import { openOverpass } from '../../../src/map/osm/read-overpass.ts';
import { openPbf } from '../../../src/map/osm/read-pbf.ts';
import { openXml } from '../../../src/map/osm/read-xml.ts';
import { cutTiles } from '../../../src/map/tiles/cut.ts';
import { makeBasemap } from '../../../src/map/tiles/make-basemap.ts';
import {
  inPieces,
  madeBox,
  madeTown,
  openTown,
  writeOverpass,
  writePbf,
  writeXml,
  type MadeTown,
  type PbfManner,
} from '../made-town.ts';

async function gather(...sources: OsmSource[]): Promise<OsmData> {
  const opened = await Promise.all(
    sources.map(async (source) => ({ source, head: await source.readHead() })),
  );
  return gatherOsm({ sources: opened, wanted: wantedForFeatures });
}

async function bytesOf(...sources: OsmSource[]): Promise<Uint8Array> {
  const data = await gather(...sources);
  const { features } = makeFeatures(data, { box: madeBox, edge: madeBox });
  const { bytes } = await makeBasemap(cutTiles(features, madeBox), { name: 'Madeham', bounds: madeBox });
  return bytes;
}

function pbfOf(town: MadeTown, manner?: PbfManner, piece?: number): OsmSource {
  const bytes = writePbf(town, manner);
  return openPbf('town.osm.pbf', inPieces(bytes, piece), bytes.length);
}

describe('a town of OpenStreetMap', () => {
  it('gives the same map, to the byte, from each format and each manner of writing it', async () => {
    const fromPbf = await bytesOf(openTown('pbf'));
    expect(fromPbf.length).toBeGreaterThan(3000);
    expect(await bytesOf(openTown('json'))).toEqual(fromPbf);
    expect(await bytesOf(openTown('xml'))).toEqual(fromPbf);
    expect(await bytesOf(pbfOf(madeTown, { plainNodes: true, raw: true }, 7))).toEqual(fromPbf);
  });

  it('gives the same map from an answer that has its points in its lines ("out geom")', async () => {
    const placeOf = new Map(madeTown.nodes.map(({ id, lat, lon }) => [id, { lat, lon }]));
    const { elements, ...rest } = JSON.parse(writeOverpass(madeTown)) as {
      elements: Record<string, unknown>[];
    };
    const inLines = elements
      .filter(({ type, tags }) => type !== 'node' || tags)
      .map((element) =>
        element['type'] === 'way'
          ? { ...element, geometry: (element['nodes'] as number[]).map((id) => placeOf.get(id)) }
          : element,
      );
    const answer = JSON.stringify({ ...rest, elements: inLines });
    const source = openOverpass('geom.json', () => Promise.resolve(answer));
    expect(await bytesOf(source)).toEqual(await bytesOf(openTown('pbf')));
  });

  it('says which day its data is from, in each format', async () => {
    for (const format of ['pbf', 'json', 'xml'] as const) {
      expect((await openTown(format).readHead()).date, format).toBe('2026-11-01');
    }
  });

  it('is put together from two files that each hold a part, whichever comes first', async () => {
    const half = (rest: number): MadeTown => ({
      ...madeTown,
      ways: madeTown.ways.filter((_, index) => index % 2 === rest || index === 0),
    });
    const whole = await bytesOf(openTown('pbf'));
    expect(await bytesOf(openTown('xml', half(0)), openTown('json', half(1)))).toEqual(whole);
    expect(await bytesOf(openTown('json', half(1)), openTown('pbf', half(0)))).toEqual(whole);
  });

  it('has each element as the newer file has it', async () => {
    const older = writeXml(madeTown)
      .replaceAll('2026-11-01', '2019-01-01')
      .replaceAll('Mill Road', 'Old Road');
    const files = [openXml('older.osm', inPieces(Buffer.from(older))), openTown('json')] as const;
    const names = async (...sources: OsmSource[]) =>
      (await gather(...sources)).ways.map(({ tags }) => tags.get('name'));
    expect(await names(...files)).toContain('Mill Road');
    expect(await names(...[...files].reverse())).not.toContain('Old Road');
  });

  it('is cut to a box: what lies outside is left out, and what crosses its edge is kept whole', async () => {
    const source = openTown('pbf');
    const sources = [{ source, head: await source.readHead() }];
    const box = [-0.02, 52.0144, -0.012, 52.02] as const;
    const { ways, points, relations, counts } = await gatherOsm({ sources, box, wanted: wantedForFeatures });
    // The railway, the shore in its two pieces, and the island of the lake.
    expect(ways.map(({ tags }) => tags.get('railway') ?? 'edge')).toEqual(['rail', 'edge', 'edge', 'edge']);
    expect(points).toEqual([]);
    expect(relations.map(({ id }) => id)).toEqual([11]);
    expect(counts).toEqual({
      nodes: madeTown.nodes.length,
      ways: madeTown.ways.length,
      relations: madeTown.relations.length,
    });
  });

  it('brings the far parts of a lake along when only its near shore lies in the box', async () => {
    const source = openTown('pbf');
    const sources = [{ source, head: await source.readHead() }];
    // Holds a corner of the first piece of the shore alone.
    const box = [-0.0165, 52.014, -0.0155, 52.0146] as const;
    const { ways, relations } = await gatherOsm({ sources, box, wanted: wantedForFeatures });
    const members = relations[0]?.members.map(({ id }) => id) ?? [];
    expect(members).toHaveLength(3);
    expect(ways.map(({ id }) => id)).toEqual(expect.arrayContaining(members));
  });
});

describe('a file that is not what it says', () => {
  const town = writePbf(madeTown);
  it.each([
    ['cut off', openPbf('a.osm.pbf', inPieces(town.subarray(0, -40)), 1), /ends in the middle of a block/],
    [
      'a picture',
      openPbf('a.osm.pbf', inPieces(Buffer.from('\u0089PNG, and more')), 1),
      /download it again/i,
    ],
    [
      'damaged',
      openPbf(
        'a.osm.pbf',
        inPieces(Buffer.concat([town.subarray(0, 200), Buffer.alloc(60, 7), town.subarray(260)])),
        1,
      ),
      /cannot be unpacked|does not hold|in the middle/,
    ],
    ['a history', pbfOf(madeTown, { feature: 'HistoricalInformation' }), /asks for "HistoricalInformation"/],
    ['a web page', openOverpass('a.json', () => Promise.resolve('<html>')), /web page or XML/],
    ['half an answer', openOverpass('a.json', () => Promise.resolve('{"elements": [')), /cut off/],
    [
      'other JSON',
      openOverpass('a.json', () => Promise.resolve('{"features": []}')),
      /not an answer of Overpass/,
    ],
    [
      'an answer that took too long',
      openOverpass('a.json', () =>
        Promise.resolve('{"elements": [], "remark": "runtime error: Query timed out in 181 seconds."}'),
      ),
      /did not finish/,
    ],
    [
      'lines without their points',
      openOverpass('a.json', () =>
        Promise.resolve('{"elements": [{"type": "way", "id": 1, "nodes": [1, 2]}]}'),
      ),
      /lines without points/,
    ],
    ['XML cut off', openXml('a.osm', inPieces(Buffer.from(writeXml(madeTown).slice(0, -20)))), /ends before/],
    ['other XML', openXml('a.osm', inPieces(Buffer.from('<gpx></gpx>'))), /no element <osm>/],
  ])('(%s) is refused in plain words', async (_, source, says) => {
    const read = async () => {
      await source.readHead();
      await source.readNodes(() => undefined);
      await source.readWays(() => undefined);
    };
    await expect(read()).rejects.toThrow(says);
  });

  it('may hold keys with the names of things inside programs', async () => {
    const tags = { ...madeTown.relations[0]?.tags, ['__proto__']: 'yes', constructor: 'yes' };
    const town: MadeTown = { ...madeTown, ways: madeTown.ways.map((way) => ({ ...way, tags })) };
    await expect(
      gather(openOverpass('a.json', () => Promise.resolve(writeOverpass(town)))),
    ).resolves.toBeDefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
