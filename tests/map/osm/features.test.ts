import { beforeAll, describe, expect, it } from 'vitest';
import type { MapFeature } from '../../../src/map/osm/feature.ts';
import { gatherOsm } from '../../../src/map/osm/gather.ts';
import { makeFeatures, wantedForFeatures, type MadeFeatures } from '../../../src/map/osm/make-features.ts';
import {
  classifyArea,
  classifyLabel,
  classifyLine,
  cleanName,
  isArea,
} from '../../../src/map/osm/classify.ts';
import { ringHolds, signedArea } from '../../../src/map/osm/rings.ts';
import { madeBox, madeTown, openTown, type MadeTown } from '../made-town.ts';

const area = { box: madeBox, edge: madeBox };

async function featuresOf(town: MadeTown): Promise<MadeFeatures> {
  const source = openTown('pbf', town);
  const data = await gatherOsm({
    sources: [{ source, head: await source.readHead() }],
    wanted: wantedForFeatures,
  });
  return makeFeatures(data, area);
}

let made: MadeFeatures;
beforeAll(async () => {
  made = await featuresOf(madeTown);
});

function find(layer: string, kind: string): MapFeature[] {
  return made.features.filter(({ layer: its, properties }) => its === layer && properties['kind'] === kind);
}

describe('the map of a made-up town', () => {
  it('shows what is there, in the layers and words of Protomaps', () => {
    const kinds = [
      ...new Set(made.features.map(({ layer, properties }) => `${layer} ${properties['kind']}`)),
    ];
    expect(kinds.sort()).toEqual([
      'buildings building',
      'landuse beach',
      'landuse park',
      'landuse school',
      'places locality',
      'pois park',
      'pois pub',
      'pois school',
      'roads major_road',
      'roads minor_road',
      'roads path',
      'roads rail',
      'water lake',
      'water ocean',
      'water stream',
    ]);
  });

  it('has a street that is kept in three pieces as one line, the middle one turned round', () => {
    const [street, ...more] = find('roads', 'minor_road');
    expect(more).toEqual([]);
    expect(street?.properties).toMatchObject({
      kind_detail: 'residential',
      name: 'High Street & <b>"Quay"</b>',
    });
    const lines = street?.shape.is === 'lines' ? street.shape.lines : [];
    expect(lines.map((line) => line.map(([lon]) => Number(lon.toFixed(7))))).toEqual([
      [-0.02, -0.005, 0.005, 0.02],
    ]);
  });

  it('joins the shore of a lake from pieces that run either way, and leaves its island dry', () => {
    const lakes = find('water', 'lake');
    const [lake] = lakes.filter(({ shape }) => shape.is === 'polygons');
    const [polygon, ...others] = lake?.shape.is === 'polygons' ? lake.shape.polygons : [];
    expect(others).toEqual([]);
    expect(polygon).toHaveLength(2);
    expect(polygon?.map((ring) => Math.sign(signedArea(ring)))).toEqual([1, -1]);
    const [label] = lakes.filter(({ shape }) => shape.is === 'point');
    expect(label?.properties).toMatchObject({ name: 'Long Lake', kind_detail: 'lake' });
    const at = label?.shape.is === 'point' ? label.shape.at : [0, 0];
    expect(ringHolds(polygon?.[0] ?? [], at as [number, number])).toBe(true);
    expect(ringHolds(polygon?.[1] ?? [], at as [number, number])).toBe(false);
  });

  it('has the sea in the south', () => {
    const [sea] = find('water', 'ocean');
    const [[outer = []] = []] = sea?.shape.is === 'polygons' ? sea.shape.polygons : [];
    expect(ringHolds(outer, [0, 52.002])).toBe(true);
    expect(ringHolds(outer, [0, 52.006])).toBe(false);
    expect(made.hasCoast).toBe(true);
  });

  it('survives an area of which the file has only a part, and counts it', () => {
    expect(made.faults.brokenAreas).toBe(1);
    expect(find('landuse', 'forest')).toEqual([]);
  });

  it('names a place on one line, without what cannot be seen', () => {
    const names = find('places', 'locality').map(({ properties }) => properties['name']);
    expect(names.sort()).toEqual(['Madeham', 'Over Made']);
    expect(find('places', 'locality')[0]?.properties).toMatchObject({
      kind_detail: 'village',
      population: 1234,
    });
  });

  it('shows a landmark by its name alone: a pub without one is no help', () => {
    expect(find('pois', 'pub').map(({ properties }) => properties['name'])).toEqual(['The Anchor']);
  });

  it('writes a name once where a thing is there as a point and as an area', async () => {
    const school = {
      id: 5,
      lat: 52.0124,
      lon: -0.003,
      tags: { amenity: 'school', name: 'St Jude’s School' },
    };
    const far = { ...school, id: 6, lat: 52.019 };
    const twice = await featuresOf({ ...madeTown, nodes: [school, far, ...madeTown.nodes] });
    const labels = twice.features.filter(
      ({ layer, properties }) => layer === 'pois' && properties['kind'] === 'school',
    );
    expect(labels.map(({ shape }) => shape)).toEqual(
      [school, far].map(({ lat, lon }) => ({ is: 'point', at: [lon, lat] })),
    );
  });

  it('cuts everything at the edge of the tiles', () => {
    const positions = made.features.flatMap(({ shape }) =>
      shape.is === 'point' ? [shape.at] : shape.is === 'lines' ? shape.lines.flat() : shape.polygons.flat(2),
    );
    expect(positions.filter(([lon]) => Math.abs(lon) > 0.020001)).toEqual([]);
    expect(positions.length).toBeGreaterThan(50);
  });

  it('asks where the sea is when there is a beach without a coast', async () => {
    const inland = await featuresOf({
      ...madeTown,
      ways: madeTown.ways.filter(({ tags }) => tags?.['natural'] !== 'coastline'),
    });
    expect([inland.hasCoast, inland.isBySea]).toEqual([false, true]);
  });

  it('has the lake of an old file, which has its tags on the shore and not on the relation', async () => {
    const [lake, ...relations] = madeTown.relations;
    const shore = lake?.members[0]?.id;
    const old = await featuresOf({
      ...madeTown,
      ways: madeTown.ways.map((way) => (way.id === shore ? { ...way, tags: { natural: 'water' } } : way)),
      relations: [{ id: 11, members: lake?.members ?? [], tags: { type: 'multipolygon' } }, ...relations],
    });
    const waters = old.features.filter(
      ({ properties, shape }) => properties['kind'] === 'water' && shape.is === 'polygons',
    );
    expect(waters.map(({ shape }) => (shape.is === 'polygons' ? shape.polygons[0]?.length : 0))).toEqual([2]);
  });
});

const tags = (fields: Record<string, string>) => new Map(Object.entries(fields));

describe('what an element is', () => {
  it.each([
    [
      { highway: 'motorway', ref: 'M1' },
      { kind: 'highway', kind_detail: 'motorway', ref: 'M1' },
    ],
    [{ highway: 'trunk_link' }, { kind: 'major_road', kind_detail: 'trunk_link', is_link: true }],
    [
      { highway: 'primary', bridge: 'yes' },
      { kind: 'major_road', kind_detail: 'primary', is_bridge: true },
    ],
    [
      { highway: 'service', service: 'driveway' },
      { kind: 'minor_road', kind_detail: 'driveway' },
    ],
    [
      { highway: 'footway', footway: 'sidewalk' },
      { kind: 'path', kind_detail: 'sidewalk' },
    ],
    [
      { highway: 'steps', name: 'Jacob’s Ladder' },
      { kind: 'path', kind_detail: 'steps', name: 'Jacob’s Ladder' },
    ],
    [
      { railway: 'rail', name: 'East Coast Main Line' },
      { kind: 'rail', kind_detail: 'rail' },
    ],
    [{ route: 'ferry' }, { kind: 'ferry', kind_detail: 'ferry' }],
    [{ waterway: 'ditch' }, { kind: 'drain' }],
  ])('of a line %j', (given, shown) => {
    expect(classifyLine(tags(given))?.properties).toEqual(shown);
  });

  it.each([
    [{ highway: 'proposed' }],
    [{ railway: 'abandoned' }],
    [{ waterway: 'stream', tunnel: 'culvert' }],
    [{ barrier: 'fence' }],
    [{ power: 'line' }],
  ])('is nothing for %j, which nobody would look for', (given) => {
    expect(classifyLine(tags(given))).toBeUndefined();
  });

  it.each([
    [{ landuse: 'forest' }, true],
    [{ building: 'yes' }, true],
    [{ highway: 'residential' }, false],
    [{ highway: 'pedestrian', area: 'yes' }, true],
    [{ leisure: 'park', area: 'no' }, false],
    [{ waterway: 'stream' }, false],
    [{ barrier: 'wall' }, false],
  ])('with a closed edge and %j is an area: %s', (given, expected) => {
    expect(isArea(tags(given))).toBe(expected);
  });

  it('may be two things at once: a house on the grounds of a school is a building alone', () => {
    const kinds = (given: Record<string, string>) =>
      classifyArea(tags(given)).map(({ layer, properties }) => `${layer} ${properties['kind']}`);
    expect(kinds({ amenity: 'school' })).toEqual(['landuse school']);
    expect(kinds({ amenity: 'school', building: 'yes' })).toEqual(['buildings building']);
    expect(kinds({ building: 'no', landuse: 'grass' })).toEqual(['landuse grass']);
    expect(kinds({ natural: 'water', landuse: 'reservoir' })).toEqual(['water water']);
  });

  it('with a name like that of a thing inside programs is nothing special', () => {
    expect(classifyLabel(tags({ place: '__proto__', name: 'A' }))).toBeUndefined();
    expect(classifyLabel(tags({ place: 'constructor', name: 'A' }))).toBeUndefined();
  });

  it.each([
    ['  The\n\tRope\u0000walk ', 'The Rope walk'],
    ['\u202Egnorw', 'gnorw'],
    ['\u0007', undefined],
    ['a'.repeat(200), 'a'.repeat(80)],
    [`${'a'.repeat(79)}😀`, 'a'.repeat(79)],
  ])('called %j is shown as %j', (given, shown) => {
    expect(cleanName(given)).toBe(shown);
  });
});
