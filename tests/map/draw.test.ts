import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { describe, expect, test, vi } from 'vitest';
import { quietProgress } from '../../scripts/build/progress.ts';
import { buildBasemap } from '../../scripts/map/build-basemap.ts';
import { openInput } from '../../scripts/map/open-input.ts';
import type { Outline } from '../../src/domain/geo.ts';
import { drawMap, type DrawnMap, type MapDrawing, type Pin } from '../../src/map/draw/draw-map.ts';
import { drawPng } from '../../src/map/draw/draw-png.ts';
import type { Edges } from '../../src/map/draw/lines.ts';
import { pinEdges } from '../../src/map/draw/pins.ts';
import type { MapFeature } from '../../src/map/osm/feature.ts';
import { palette } from '../../src/map/palette.ts';
import { openBasemap, type Basemap } from '../../src/map/tiles/basemap.ts';
import { cutTiles } from '../../src/map/tiles/cut.ts';
import { makeBasemap } from '../../src/map/tiles/make-basemap.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { readBasemap } from '../../src/reader/read-basemap.ts';
import { mapPictures } from '../../src/views/map-pictures.ts';
import { viewContextOf } from '../../src/views/view-context.ts';
import { hostileStrings } from '../hostile/own-strings.ts';

vi.setConfig({ testTimeout: 60_000 });

const content = join(import.meta.dirname, '../../content');
const silverpit = await openBasemap(readBasemap(content)!);
const { directory, today } = readDirectory(content);
const site = { url: 'https://hereabouts.example', base: '/' };
const pictures = mapPictures(viewContextOf({ directory: directory!, today, site, basemap: silverpit }));
const library = { lat: 54.72152, lon: 2.75452 };

const locator: MapDrawing = {
  width: 384,
  height: 288,
  shows: { centre: library, metresAcross: 640 },
  title: 'Map of the library',
  pins: [{ at: library, colour: 'kelp', mark: 'learn' }],
};

/** Every picture of the sample site, drawn. */
const drawn = await Promise.all(
  pictures.map(async (picture) => ({ picture, map: await drawMap(picture, silverpit) })),
);

interface Markup {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Elements of an SVG in order, and all words in it. */
function readSvg(svg: string): { readonly elements: readonly Markup[]; readonly words: string } {
  const elements: Markup[] = [];
  let words = '';
  const parser = new Parser(
    {
      onopentag: (name, attributes) => elements.push({ name, attributes }),
      ontext: (text) => (words += `${text}\n`),
    },
    { xmlMode: true },
  );
  parser.end(svg);
  return { elements, words };
}

function overlaps([w1, n1, e1, s1]: Edges, [w2, n2, e2, s2]: Edges): boolean {
  return w1 < e2 && w2 < e1 && n1 < s2 && n2 < s1;
}

describe('a drawn map', () => {
  test('says what it is, how far things are and whom the streets are from', async () => {
    const { svg } = await drawMap({ ...locator, description: 'The library is on Market Quay.' }, silverpit);
    const { elements, words } = readSvg(svg);
    const [root, title, description] = elements;
    expect(root).toMatchObject({ name: 'svg', attributes: { role: 'img', 'aria-labelledby': 'mt md' } });
    expect(title).toMatchObject({ name: 'title', attributes: { id: 'mt' } });
    expect(description).toMatchObject({ name: 'desc', attributes: { id: 'md' } });
    for (const said of [
      'Map of the library',
      'The library is on Market Quay.',
      '100 m',
      '© OpenStreetMap contributors',
    ]) {
      expect(words).toContain(said);
    }
  });

  test('is the same each time, at any size', async () => {
    for (const size of [
      { width: 300, height: 200 },
      { width: 1920, height: 1080, letterScale: 2 },
    ]) {
      const [once, again] = [
        await drawMap({ ...locator, ...size }, silverpit),
        await drawMap({ ...locator, ...size }, silverpit),
      ];
      expect(once.svg).toBe(again.svg);
      expect(readSvg(once.svg).elements[0]?.attributes).toMatchObject({
        viewBox: `0 0 ${size.width} ${size.height}`,
      });
    }
  });

  test('draws land, water, buildings, roads with their edges, rails and paths', async () => {
    const shows = { centre: { lat: 54.7143, lon: 2.7424 }, metresAcross: 1100 };
    const { svg } = await drawMap({ ...locator, shows }, silverpit);
    const { casing, water, building, park, rail, path } = palette;
    expect([casing, water, building, park, rail, path].filter((colour) => !svg.includes(colour))).toEqual([]);
  });

  test('leaves out a pin that lies outside it', async () => {
    const outside: Pin = { at: { lat: 54.73, lon: 2.75452 }, colour: 'clay', mark: 2 };
    const { pins } = await drawMap({ ...locator, pins: [...(locator.pins ?? []), outside] }, silverpit);
    expect(pins.map(({ pin }) => pin.mark)).toEqual(['learn']);
  });

  test('shows open sea where there is nothing else', async () => {
    const sea = await drawMap(
      { ...locator, shows: { centre: { lat: 54.7, lon: 2.81 }, metresAcross: 500 }, pins: [] },
      silverpit,
    );
    expect(sea.svg.includes(palette.water)).toBe(true);
    expect(sea.labels).toEqual([]);
  });
});

describe('names on every map of the sample', () => {
  test('are never upside down', () => {
    const upsideDown = drawn.flatMap(({ picture, map }) =>
      map.labels
        .filter(({ along }) => along && along.at(-1)![0] < along[0]![0])
        .map(({ name }) => `${picture.name}: ${name}`),
    );
    expect(upsideDown).toEqual([]);
    expect(drawn.flatMap(({ map }) => map.labels.filter(({ along }) => along)).length).toBeGreaterThan(200);
  });

  test('cover neither a pin nor another name, and stay inside', () => {
    const faults = drawn.flatMap(({ picture, map }) => {
      const pins = map.pins.flatMap(pinEdges);
      return map.labels.flatMap(({ name, edges }, index) => {
        const others = map.labels.filter((_, other) => other !== index).flatMap((label) => label.edges);
        return edges.flatMap((box) => [
          ...(pins.some((pin) => overlaps(box, pin)) ? [`${picture.name}: ${name} covers a pin`] : []),
          ...(others.some((other) => overlaps(box, other)) ? [`${picture.name}: ${name} covers a name`] : []),
          ...(overlaps(box, [0, 0, picture.width, picture.height])
            ? []
            : [`${picture.name}: ${name} is outside`]),
        ]);
      });
    });
    expect(faults).toEqual([]);
  });

  test('tell the street of the address on nearly every map of a venue', () => {
    const locators = drawn.filter(({ picture }) => /^place\/.*-wide$/.test(picture.name));
    const unsaid = locators.filter(
      ({ picture, map }) => !map.labels.some(({ name }) => picture.streets?.includes(name) ?? false),
    );
    expect(locators.length).toBe(directory!.venues.length);
    // A yard too short for its name, and a place that is called like its street.
    expect(unsaid.map(({ picture }) => picture.name).length).toBeLessThanOrEqual(3);
  });
});

describe('pins', () => {
  const pin = (number: number, lat: number, lon: number): Pin => ({
    at: { lat, lon },
    colour: 'clay',
    mark: number,
  });

  test('stand apart and inside, each with its tip where it belongs, also where many share a point', async () => {
    const pins = [1, 2, 3, 4, 5].map((number) => pin(number, library.lat, library.lon));
    const { pins: placed } = await drawMap({ ...locator, pins }, silverpit);
    for (const [index, { head, tip, radius }] of placed.entries()) {
      expect(tip[0]).toBeCloseTo(192, 1);
      expect(tip[1]).toBeCloseTo(144, 1);
      expect(head[0] > radius && head[0] < 384 - radius && head[1] > radius && head[1] < 288 - radius).toBe(
        true,
      );
      for (const other of placed.slice(index + 1)) {
        expect(Math.hypot(head[0] - other.head[0], head[1] - other.head[1])).toBeGreaterThan(2 * radius);
      }
    }
  });

  test('never tell anything by colour alone: each has a number or the shape of its theme', () => {
    for (const { picture, map } of drawn) {
      const { elements, words } = readSvg(map.svg);
      const numbers = (picture.pins ?? []).filter(({ mark }) => typeof mark === 'number');
      for (const { mark } of numbers) expect(words).toMatch(new RegExp(`^${mark}$`, 'm'));
      const shapes = elements.filter(({ attributes }) => attributes['transform']?.includes('scale(0.8'));
      expect(shapes.length).toBeGreaterThanOrEqual((picture.pins ?? []).length - numbers.length);
    }
  });

  test('none stands for something whose place is kept vague: the map of an area has no pin', () => {
    const vague = drawn.filter(({ picture }) => picture.name.startsWith('area/'));
    expect(vague.length).toBe(7);
    for (const { map } of vague) {
      expect(map.pins).toEqual([]);
      expect(map.svg.includes(`fill="${palette.damson}" fill-opacity="0.16"`)).toBe(true);
    }
  });
});

describe('weights', () => {
  test('maps of places take under 8 kB each, packed, on average', () => {
    const sizes = drawn
      .filter(({ picture }) => picture.name.startsWith('place/') && !picture.name.endsWith('-wide'))
      .map(({ map }) => gzipSync(map.svg).length);
    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(8000);
    expect(Math.max(...sizes)).toBeLessThan(12_000);
  });

  test('a tile is read once, however many maps need it', async () => {
    const asked: string[] = [];
    const counted: Basemap = {
      ...silverpit,
      tile: (z, x, y) => {
        asked.push(`${z}/${x}/${y}`);
        return silverpit.tile(z, x, y);
      },
    };
    for (let shift = 0; shift < 12; shift++) {
      const centre = { lat: library.lat + shift / 5000, lon: library.lon };
      await drawMap({ ...locator, shows: { centre, metresAcross: 640 } }, counted);
    }
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked).size).toBe(asked.length);
  });
});

/** Everything that a drawn map is made of. Anything else came in with a name. */
const known = new Set('svg title desc rect path g text textPath circle'.split(' '));
const safeAttributes =
  /^(xmlns|viewBox|width|height|role|aria-labelledby|id|d|fill|fill-opacity|fill-rule|stroke|stroke-[a-z]+|x|y|rx|cx|cy|r|transform|font-[a-z]+|text-anchor|letter-spacing|paint-order|href|startOffset)$/;

function realHostileStrings(): readonly string[] {
  const folder = process.env['REAL_DATA'];
  const file = folder === undefined ? '' : join(folder, 'hostile-strings', 'blns.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

/** Streets, towns and parks of these names, one below the other. */
function townOf(names: readonly string[]): MapFeature[] {
  const label = (
    layer: 'places' | 'pois',
    kind: string,
    name: string,
    at: readonly [number, number],
  ): MapFeature => ({
    layer,
    properties: { kind, name, sort_rank: 2, min_zoom: 8 },
    minZoom: 8,
    rank: 2,
    shape: { is: 'point', at },
  });
  return names.flatMap((name, index) => {
    const lat = 51.501 + index * 0.002;
    const line = [
      [0.001, lat],
      [0.019, lat],
    ] as const;
    const road: MapFeature = {
      layer: 'roads',
      properties: { kind: 'major_road', kind_detail: 'primary', name, ref: name.slice(0, 12) },
      minZoom: 8,
      rank: 80,
      shape: { is: 'lines', lines: [line] },
    };
    return [road, label('places', 'locality', name, [0.024, lat]), label('pois', 'park', name, [0.034, lat])];
  });
}

describe('hostile names', () => {
  const texts = [...Object.values(hostileStrings).flat(), ...realHostileStrings()];
  const atSea = { centre: { lat: 54.7, lon: 2.81 }, metresAcross: 500 };

  test('as titles and names of areas come out as text alone, in XML that a strict reader takes', async () => {
    const outline: Outline = {
      type: 'Polygon',
      coordinates: [
        [
          [2.809, 54.699],
          [2.811, 54.699],
          [2.811, 54.701],
          [2.809, 54.699],
        ],
      ],
    };
    const drawings = await Promise.all(
      texts.map((text) =>
        drawMap(
          {
            width: 600,
            height: 400,
            shows: atSea,
            title: text,
            description: text,
            areas: [{ outline, manner: 'vague', name: text }],
          },
          silverpit,
        ),
      ),
    );
    expectSafe(drawings.map(({ svg }) => svg));
  });

  test('as names of streets, towns and parks in the tiles, too', async () => {
    const box = [0, 51.5, 0.04, 51.52] as const;
    const drawings: DrawnMap[] = [];
    for (let first = 0; first < texts.length; first += 9) {
      const made = await makeBasemap(cutTiles(townOf(texts.slice(first, first + 9)), box), {
        name: 'Anywhere',
        bounds: box,
      });
      const basemap = await openBasemap(made.bytes);
      drawings.push(await drawMap({ width: 1400, height: 900, shows: { box }, title: 'Map' }, basemap));
    }
    expect(drawings.flatMap(({ labels }) => labels).length).toBeGreaterThan(texts.length);
    expectSafe(drawings.map(({ svg }) => svg));
  });
});

function expectSafe(drawings: readonly string[]): void {
  const strange = drawings.flatMap((svg) =>
    readSvg(svg).elements.flatMap(({ name, attributes }) => [
      ...(known.has(name) ? [] : [name]),
      ...Object.keys(attributes).filter((key) => !safeAttributes.test(key)),
      ...Object.entries(attributes)
        .filter(([key, value]) => key === 'href' && !/^#m\d+$/.test(value))
        .map(([, value]) => value),
    ]),
  );
  expect(strange).toEqual([]);
  // The reader behind the bitmap refuses anything that is not well-formed.
  const together = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${drawings.join('')}</svg>`;
  expect(() => drawPng(together, 1)).not.toThrow();
  expect(() => drawPng(together.replace('</title>', '<b></title>'), 1)).toThrow();
}

describe('a map as a bitmap', () => {
  test('has the size that was asked for, and letters also where the computer has none', async () => {
    const { svg } = await drawMap(locator, silverpit);
    const picture = Buffer.from(drawPng(svg, 2));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([768, 576]);
    const silent = svg.replaceAll(/>[^<>]+<\/text(Path)?>/g, '></text$1>');
    expect(picture.equals(Buffer.from(drawPng(silent, 2)))).toBe(false);
  });
});

const realData = process.env['REAL_DATA'] ?? '';
const rutland = join(realData, 'osm-rutland/rutland-2018-02-27.osm.pbf');

describe.skipIf(!existsSync(rutland))('the town of Oakham (set REAL_DATA to try it)', () => {
  test('has its streets by name, its station, and maps of places under 8 kB', async () => {
    const basemap = await openBasemap(await basemapOfOakham());
    const sizes: number[] = [];
    const names = new Set<string>();
    for (let step = 0; step < 20; step++) {
      const centre = { lat: 52.662 + (step % 5) * 0.004, lon: -0.7343 + Math.floor(step / 5) * 0.006 };
      const pins: Pin[] = [{ at: centre, colour: 'damson', mark: 'place' }];
      const { svg, labels } = await drawMap(
        { ...locator, shows: { centre, metresAcross: 640 }, pins },
        basemap,
      );
      sizes.push(gzipSync(svg).length);
      for (const { name } of labels) names.add(name);
    }
    expect([...names]).toEqual(
      expect.arrayContaining(['Oakham', 'High Street', 'Station Road', 'Oakham station']),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(8000);
  });
});

async function basemapOfOakham(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'oakham-'));
  try {
    const box = [-0.76, 52.65, -0.69, 52.69] as const;
    const inputs = [openInput(rutland, { box })];
    await buildBasemap({ inputs, contentDir: folder, box, site: undefined }, quietProgress);
    return readFileSync(join(folder, 'map/basemap.pmtiles'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
