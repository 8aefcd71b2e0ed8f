import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { quietProgress } from '../../scripts/build/progress.ts';
import { openInput } from '../../scripts/map/open-input.ts';
import { buildBasemap } from '../../scripts/map/build-basemap.ts';
import { nearestOn, ringHolds, type Spot } from '../../scripts/silverpit/geometry.ts';
import { spotOf } from '../../scripts/silverpit/plan.ts';
import { drawBoundary, drawOutlines, drawTown, type OverpassTown } from '../../scripts/silverpit/town.ts';
import { neighbourhoodAt } from '../../src/domain/geo.ts';
import { openBasemap } from '../../src/map/tiles/basemap.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { writeWhole } from '../../scripts/write-whole.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

const content = join(import.meta.dirname, '../../content');
const metresInAUnit = 6.06;

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Tiles of a basemap, unpacked, by their addresses. */
async function tilesIn(bytes: Uint8Array): Promise<Map<string, string>> {
  const tiles = new Map<string, string>();
  for await (const tile of (await openBasemap(bytes)).tiles()) {
    tiles.set(`${tile.z}/${tile.x}/${tile.y}`, Buffer.from(tile.bytes).toString('base64'));
  }
  return tiles;
}

describe('the streets of the sample town', () => {
  let town: OverpassTown;
  let folder: string;

  beforeAll(() => {
    town = drawTown();
    folder = mkdtempSync(join(tmpdir(), 'silverpit-'));
    return () => {
      rmSync(folder, { recursive: true });
    };
  });

  test('the map in the sample is what the drawing gives, to the last byte', async () => {
    const file = join(folder, 'silverpit.osm.json');
    writeWhole(file, JSON.stringify(town));
    const box = [2.68, 54.68, 2.82, 54.76] as const;
    const site = { name: 'Silverpit', county: 'Doggerland', bbox: box };
    const report = await buildBasemap(
      { inputs: [openInput(file, { box })], contentDir: folder, box, site },
      quietProgress,
    );
    const made = readFileSync(join(folder, 'map/basemap.pmtiles'));
    // Tile by tile, because another processor may pack the same tiles into other bytes.
    const drawn = await tilesIn(made);
    const current = await tilesIn(readFileSync(join(content, 'map/basemap.pmtiles')));
    const changed = [...drawn].filter(([address, bytes]) => current.get(address) !== bytes);
    expect(
      changed.map(([address]) => address),
      'draw it again: npm run silverpit -- --help',
    ).toEqual([]);
    expect(current.size).toBe(drawn.size);
    expect(made.length).toBeLessThan(400_000);
    expect(report.warnings).toEqual([]);
  });

  test('the outlines and the edge in the sample are those of the drawing', () => {
    expect(readJson('map/neighbourhoods.geojson')).toEqual(drawOutlines());
    expect(readJson('map/boundary.geojson')).toEqual(drawBoundary());
  });

  test('has more than sixty streets by name, A and B roads, and the ground, water and rails of a harbour town', () => {
    const tags = town.elements.map((element) => element.tags ?? {});
    const streets = new Set(tags.filter((tag) => 'highway' in tag).map(({ name }) => name));
    expect(streets.size).toBeGreaterThan(60);
    expect(tags).toEqual(
      expect.arrayContaining(
        [
          { highway: 'primary', name: 'Lantern Street', ref: 'A1931' },
          { highway: 'secondary', name: 'Ropewalk', ref: 'B1931' },
          { natural: 'coastline' },
          { waterway: 'river', name: 'River Silt' },
          { railway: 'station', name: 'Silverpit' },
          { leisure: 'park', name: 'Mammoth Green' },
          { natural: 'wood', name: 'Moorlog Wood' },
          { landuse: 'allotments', name: 'Tidewrack allotments' },
        ].map((tag) => expect.objectContaining(tag) as unknown),
      ),
    );
  });

  test('every venue stands in its street and in its neighbourhood', () => {
    const streets = namedLines(town);
    const { directory } = readDirectory(content);
    const outlines = directory!.outlines!;
    const wrong = directory!.venues.flatMap(({ data, slug, neighbourhood }) => {
      const { lat, lon, address = [] } = data;
      if (lat === undefined || lon === undefined) return [];
      const found = neighbourhoodAt({ lat, lon }, outlines);
      const faults = found === neighbourhood?.slug ? [] : [`${slug} is in ${String(found)}`];
      const words = address.join(', ');
      const near = [...streets].filter(([name]) => words.includes(name)).map(([, lines]) => lines);
      const isNear = near.some((lines) =>
        lines.some(
          (line) =>
            ringHolds(line, spotOf({ lat, lon })) ||
            nearestOn(line, spotOf({ lat, lon })).far * metresInAUnit < 40,
        ),
      );
      return isNear ? faults : [...faults, `${slug} is not at ${words}`];
    });
    expect(wrong).toEqual([]);
  });

  test('no street has the name of another one far away', () => {
    const far = [...namedLines(town)].filter(([, lines]) =>
      lines.some(
        (line) => lines.every((other) => other === line || !touches(line, other)) && lines.length > 1,
      ),
    );
    expect(far.map(([name]) => name)).toEqual([]);
  });
});

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(content, file), 'utf8'));
}

/** Lines of streets, parks and the like, by name. */
function namedLines({ elements }: OverpassTown): Map<string, Spot[][]> {
  const spots = new Map<number, Spot>();
  const lines = new Map<string, Spot[][]>();
  for (const element of elements) if (element.type === 'node') spots.set(element.id, spotOf(element));
  for (const element of elements) {
    if (element.type !== 'way' || element.tags['name'] === undefined) continue;
    if (!('highway' in element.tags) && !('leisure' in element.tags)) continue;
    const line = element.nodes.map((id) => spots.get(id)!);
    lines.set(element.tags['name'], [...(lines.get(element.tags['name']) ?? []), line]);
  }
  return lines;
}

function touches(line: readonly Spot[], other: readonly Spot[]): boolean {
  return line.some((spot) => nearestOn(other, spot).far < 1);
}
