import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import type { OpenData } from '../../src/domain/open-data.ts';
import { assetsJson, assetsJsonSchema } from '../../src/formats/assets-json.ts';
import { assetsGeojson } from '../../src/formats/geojson.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { siteOf, thatDay } from '../fixtures/there-and-back.ts';
import { contextOf } from '../views/town-on-a-day.ts';

const silverpit = siteOf(readDirectory(join(projectFolder, 'content'), thatDay).directory!);
const schema = JSON.parse(assetsJsonSchema(silverpit)) as Record<string, unknown>;
const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
const data = JSON.parse(assetsJson(silverpit)) as OpenData;

describe('assets.json', () => {
  test('is what its published schema says, with nothing beside it', () => {
    expect(isValid(data) ? [] : isValid.errors).toEqual([]);
    expect(data.$schema).toBe(schema['$id']);
  });

  test.each([
    ['a field that is not in the schema', { ...data, extra: 1 }],
    ['another version', { ...data, version: 2 }],
    ['an entry without a kind', { ...data, assets: [{ ...data.assets[0], facts: {} }] }],
    ['an entry with a field of its own', { ...data, assets: [{ ...data.assets[0], secret: 1 }] }],
  ])('is not, by the schema, with %s', (_, changed) => {
    expect(isValid(changed)).toBe(false);
  });

  test('says whose it is, under which licence, and for which day', () => {
    expect(data).toMatchObject({
      format: 'hereabouts',
      version: 1,
      address: 'https://small.example/',
      day: '2026-11-22',
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    });
    expect(data.licence.credit).toContain('Silverpit');
  });

  test('says of each entry where it is read, and how it stands', () => {
    for (const { slug, page, state } of data.assets) {
      expect(page).toBe(`https://small.example/assets/${slug}/`);
      expect(state.review === 'never-checked').toBe(state.overdueFrom === undefined);
    }
    expect(new Set(data.assets.map(({ state }) => state.review)).size).toBeGreaterThan(3);
  });

  test('has a schema that explains every field in words', () => {
    const silent: string[] = [];
    const walk = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, field] of Object.entries((value as { properties?: object }).properties ?? {})) {
        const described = field as { description?: string; $ref?: string; const?: unknown };
        const isSaid = described.description !== undefined || described.$ref !== undefined;
        if (!isSaid) silent.push(`${path}/${name}`);
      }
      for (const [name, inner] of Object.entries(value)) walk(inner, `${path}/${name}`);
    };
    walk(schema, '');
    expect(silent).toEqual([]);
  });
});

interface GeoJson {
  licence: string;
  features: {
    id: string;
    geometry: { type: string; coordinates: number[] } | null;
    properties: Record<string, unknown>;
  }[];
}

describe('assets.geojson', () => {
  const { licence, features } = JSON.parse(assetsGeojson(silverpit)) as GeoJson;

  test('has a pin, east before north, at each venue of each entry that is not closed', () => {
    const [west, south, east, north] = silverpit.directory.site.area.bbox;
    for (const { id, geometry } of features) {
      if (geometry === null) continue;
      const [lon = 0, lat = 0] = geometry.coordinates;
      expect(geometry.type, id).toBe('Point');
      expect(lon > west && lon < east && lat > south && lat < north, id).toBe(true);
    }
    expect(new Set(features.map(({ id }) => id)).size).toBe(features.length);
    expect(licence).toBe('CC BY 4.0');
  });

  test('holds what has no pin as well, and nothing that is closed or unlisted', () => {
    const { directory } = contextOf(
      {
        assets: {
          helpline: { where: [{ phone: true }] },
          shed: { status: { is: 'closed', on: '2026-11-01' } },
          hidden: { status: { is: 'unlisted' } },
        },
      },
      '2026-11-22',
    );
    const found = (JSON.parse(assetsGeojson(siteOf(directory))) as GeoJson).features;
    expect(found.map(({ id, geometry }) => [id, geometry])).toEqual([['helpline', null]]);
    expect(features.some(({ geometry }) => geometry === null)).toBe(true);
  });
});
