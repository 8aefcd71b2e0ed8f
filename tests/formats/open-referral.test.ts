import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { openReferral, type ReferralObject } from '../../src/formats/open-referral.ts';
import { openReferralFiles, referralPageSize } from '../../src/formats/open-referral-feed.ts';
import { addressNamespace, uuidOf } from '../../src/formats/uuid.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { siteOf, thatDay } from '../fixtures/there-and-back.ts';
import type { SmallTown } from '../fixtures/small-directory.ts';
import { contextOf } from '../views/town-on-a-day.ts';

const schemas = join(process.env['REAL_DATA'] ?? '', 'oruk-3.0', 'schema');
const hasSchemas = process.env['REAL_DATA'] !== undefined && existsSync(schemas);

const silverpit = siteOf(readDirectory(join(projectFolder, 'content'), thatDay).directory!);
const files = new Map([...openReferralFiles(silverpit)].map(({ path, document }) => [path, document]));

const lists = ['services', 'service_at_locations', 'taxonomies', 'taxonomy_terms'] as const;

function items(list: string): ReferralObject[] {
  const ofList = new RegExp(`^open-referral/${list}/[0-9a-f-]{36}\\.json$`);
  return [...files].flatMap(([path, document]) => (ofList.test(path) ? [document] : []));
}

function pages(list: string): ReferralObject[] {
  const ofList = new RegExp(`^open-referral/${list}/page/\\d+\\.json$`);
  return [...files].flatMap(([path, document]) => (ofList.test(path) ? [document] : []));
}

/** Every object of a document, with its path, at any depth. */
function* objectsIn(value: unknown, path = ''): Generator<{ path: string; object: ReferralObject }> {
  if (Array.isArray(value)) {
    for (const item of value) yield* objectsIn(item, path);
  } else if (typeof value === 'object' && value !== null) {
    yield { path, object: value as ReferralObject };
    for (const [name, field] of Object.entries(value)) yield* objectsIn(field, `${path}/${name}`);
  }
}

describe.skipIf(!hasSchemas)('by the official schemas (set REAL_DATA to try them)', () => {
  const validators = hasSchemas ? compiled() : new Map<string, ValidateFunction>();
  const wanted: [list: string, item: string, listItem: string][] = [
    ['services', 'service', 'service_list'],
    ['service_at_locations', 'service_at_location', 'service_at_location_list'],
    ['taxonomies', 'taxonomy', 'taxonomy'],
    ['taxonomy_terms', 'taxonomy_term', 'taxonomy_term'],
  ];

  test.each(wanted)('each document of %s is valid', (list, item, listItem) => {
    expect(items(list).length).toBeGreaterThan(0);
    expect(items(list).flatMap((document) => faultsOf(validators, item, document))).toEqual([]);
    const listed = pages(list).flatMap(({ contents }) => contents as ReferralObject[]);
    expect(listed.length).toBe(items(list).length);
    expect(listed.flatMap((document) => faultsOf(validators, listItem, document))).toEqual([]);
  });

  test('what the compiled schemas leave out is valid by the schema of its table', () => {
    const found = items('services').flatMap((service) => [...objectsIn(service)]);
    const phones = found.filter(({ path }) => path.endsWith('/phones'));
    expect(phones.length).toBeGreaterThan(10);
    expect(phones.flatMap(({ object }) => faultsOf(validators, 'phone', object))).toEqual([]);
    for (const [name, table] of Object.entries(tableOf)) {
      const ofTable = found.filter(({ path }) => path.split('/').at(-1) === name);
      expect(
        ofTable.flatMap(({ object }) => faultsOf(validators, table, object)),
        name,
      ).toEqual([]);
    }
  });

  test('the schemas do judge', () => {
    expect(faultsOf(validators, 'service', { id: 'x', name: 'Soup', status: 'going' })).not.toEqual([]);
  });
});

/** Where an object stands, and the table it is of. */
const tableOf: Readonly<Record<string, string>> = {
  schedules: 'schedule',
  service_areas: 'service_area',
  service_at_locations: 'service_at_location',
  location: 'location',
  addresses: 'address',
  accessibility: 'accessibility',
  languages: 'language',
  organization: 'organization',
  cost_options: 'cost_option',
  contacts: 'contact',
  attributes: 'attribute',
  taxonomy_term: 'taxonomy_term',
};

/** Fields that HSDS 3.0 has and the UK profile leaves out; they are said on the page of the data. */
const beyondTheProfile = new Set(['contact/phones', 'contact/email', 'language/name', 'language/code']);

describe('by rules stricter than the schemas', () => {
  const services = items('services');
  const all = services.flatMap((service) => [...objectsIn(service, '/service')]);

  test('every list says truly how long it is, and its pages hold everything once, in one order', () => {
    for (const list of lists) {
      const found = pages(list);
      const ids = found.flatMap(({ contents }) => (contents as ReferralObject[]).map(({ id }) => id));
      expect(new Set(ids).size, list).toBe(ids.length);
      expect([...ids].sort()).toEqual(
        items(list)
          .map(({ id }) => id)
          .sort(),
      );
      found.forEach((page, index) => {
        expect(page).toMatchObject({
          total_items: ids.length,
          total_pages: found.length,
          page_number: index + 1,
          size: (page['contents'] as unknown[]).length,
          first_page: index === 0,
          last_page: index === found.length - 1,
          empty: false,
        });
        expect(Number(page['size'])).toBeLessThanOrEqual(referralPageSize);
      });
      expect(files.get(`open-referral/${list}/index.json`)).toEqual(found[0]);
    }
  });

  test('each thing lies in the file of its id, with an id of version 5', () => {
    for (const [path, document] of files) {
      const [, id] = /\/([0-9a-f-]{36})\.json$/.exec(path) ?? [];
      if (id === undefined) continue;
      expect(document['id']).toBe(id);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  test('one id is one thing: objects that share it are the same, and of the same sort', () => {
    const seen = new Map<unknown, string>();
    for (const { path, object } of all) {
      const text = JSON.stringify([path.split('/').at(-1), object]);
      expect(seen.get(object['id']) ?? text).toBe(text);
      seen.set(object['id'], text);
    }
  });

  test('every reference leads to something in the document or in a list', () => {
    const terms = new Set(items('taxonomy_terms').map(({ id }) => id));
    const taxonomies = new Set(items('taxonomies').map(({ id }) => id));
    for (const service of services) {
      const within = new Set([...objectsIn(service)].map(({ object }) => object['id']));
      for (const { object } of objectsIn(service)) {
        for (const [name, value] of Object.entries(object)) {
          if (name === 'taxonomy_id') expect(taxonomies).toContain(value);
          else if (name === 'parent_id' || name === 'taxonomy_term_id') expect(terms).toContain(value);
          else if (name.endsWith('_id')) expect(within, name).toContain(value);
        }
      }
      expect((service['organization'] as ReferralObject)['id']).toBe(service['organization_id']);
    }
  });

  test('nothing is empty, blank or null, and no list holds the lists of its things', () => {
    const empty = [...files.values()].flatMap((document) =>
      [...objectsIn(document)].flatMap(({ path, object }) =>
        Object.entries(object)
          .filter(
            ([, value]) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
          )
          .map(([name]) => `${path}/${name}`),
      ),
    );
    expect(empty).toEqual([]);
    const nested = [...pages('services'), ...pages('service_at_locations')]
      .flatMap(({ contents }) => contents as ReferralObject[])
      .flatMap((item) => [...objectsIn(item)])
      .flatMap(({ object }) => Object.values(object).filter(Array.isArray));
    expect(nested).toEqual([]);
  });

  test('days, times, places, ages and weekdays are real ones', () => {
    for (const { path, object } of all) {
      for (const [name, value] of Object.entries(object)) {
        const where = `${path}/${name}: ${JSON.stringify(value)}`;
        if (/^(valid_from|valid_to|dtstart|assured_date)$/.test(name))
          expect(value, where).toMatch(/^\d{4}-\d\d-\d\d$/);
        if (/^(opens|closes)_at$/.test(name)) expect(value, where).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        if (name === 'byday')
          expect(value, where).toMatch(
            /^(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/,
          );
        if (name === 'last_modified') expect(value, where).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
        if (name === 'latitude') expect(Math.abs(Number(value)), where).toBeLessThanOrEqual(90);
        if (name === 'longitude') expect(Math.abs(Number(value)), where).toBeLessThanOrEqual(180);
        if (name === 'postal_code') expect(value, where).toMatch(/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/);
        if (/^(url|uri|website|term_uri)$/.test(name)) expect(value, where).toMatch(/^https?:\/\//);
        if (name === 'interval')
          expect(Number(value) > 1 ? object['dtstart'] : 'none needed', where).toBeDefined();
      }
    }
  });

  test.skipIf(!hasSchemas)('no field is misspelt: each is in the schema of its table, or in HSDS 3.0', () => {
    const known = new Map(
      [...Object.values(tableOf), 'service', 'phone'].map((table) => [table, fieldsOf(table)] as const),
    );
    const tables: Readonly<Record<string, string>> = { ...tableOf, service: 'service', phones: 'phone' };
    const unknown = all.flatMap(({ path, object }) => {
      const table = tables[path.split('/').at(-1) ?? ''] ?? 'nothing';
      return Object.keys(object)
        .filter((name) => !known.get(table)?.has(name) && !beyondTheProfile.has(`${table}/${name}`))
        .map((name) => `${table}/${name}`);
    });
    expect([...new Set(unknown)]).toEqual([]);
  });

  test('the first document names the version, and addresses that are whole', () => {
    const first = files.get('open-referral/index.json');
    expect(first).toMatchObject({
      version: 'HSDS-UK-3.0',
      openapi_url: 'https://small.example/open-referral/openapi.json',
      licence: 'CC BY 4.0',
    });
    expect(URL.canParse(String(first?.['profile']))).toBe(true);
    expect(first?.['limits']).toContainEqual(expect.stringContaining('Filters'));
    const api = files.get('open-referral/openapi.json')?.['paths'] as object;
    for (const path of Object.keys(api)) {
      const pattern = new RegExp(
        `^open-referral${path.replaceAll(/\{[^}]+\}/g, '[^/]+').replaceAll('.json', '\\.json')}$`,
      );
      expect(
        [...files.keys()].some((file) => pattern.test(file)),
        path,
      ).toBe(true);
    }
  });
});

describe('which entries are services', () => {
  const serviceOf = (town: SmallTown) =>
    openReferral(siteOf(contextOf(town, '2026-11-22').directory)).services;
  const statusOf = (status: object) =>
    serviceOf({ assets: { soup: { status } } }).map((service) => service['status']);

  test('are those that are going, paused or out of season, of every kind', () => {
    expect(statusOf({ is: 'active' })).toEqual(['active']);
    expect(statusOf({ is: 'paused' })).toEqual(['temporarily closed']);
    expect(statusOf({ is: 'seasonal', months: [4] })).toEqual(['temporarily closed']);
    expect(statusOf({ is: 'seasonal', months: [11] })).toEqual(['active']);
    expect(statusOf({ is: 'paused', until: '2026-11-01' })).toEqual(['active']);
    expect(statusOf({ is: 'closed', on: '2026-12-24' })).toEqual(['active']);
    expect(statusOf({ is: 'closed', on: '2026-11-01' })).toEqual([]);
    expect(statusOf({ is: 'unlisted' })).toEqual([]);
    const kinds = new Set(silverpit.directory.assets.map(({ data }) => data.kind));
    const names = new Set(
      items('services').flatMap(({ attributes }) =>
        (attributes as ReferralObject[])
          .filter(({ link_type }) => link_type === 'kind')
          .map((attribute) => (attribute['taxonomy_term'] as ReferralObject)['name']),
      ),
    );
    expect(names.size).toBe(kinds.size);
  });

  test('say in words what people must know first, and that nobody has checked', () => {
    const [service] = serviceOf({
      assets: { soup: { status: { is: 'paused', until: '2027-01-07', note: 'New roof' } } },
    });
    expect(service?.['alert']).toBe(
      'Paused until 7 January 2027. New roof. Nobody has checked this yet. Ring before you go.',
    );
  });

  test('keep their id when they are renamed, when the site moves, and from day to day', () => {
    const [before] = serviceOf({ assets: { soup: {} } });
    const [after] = serviceOf({ assets: { 'soup-lunch': { formerly: ['soup'] } } });
    expect(after?.['id']).toBe(before?.['id']);
    const [other] = serviceOf({ assets: { soup: {} }, site: { shortHost: 'other.example' } });
    expect(other?.['id']).not.toBe(before?.['id']);
  });

  test('never take the id of a new entry under an old name', () => {
    const ids = serviceOf({ assets: { soup: {}, 'soup-lunch': { formerly: ['soup'] } } }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  test('state no address where a part of it is not known', () => {
    const [service] = serviceOf({
      venues: { hall: { title: 'Hall', address: ['Quay Street'] } },
      assets: { soup: { where: [{ venue: 'hall' }] } },
    });
    const [at] = service?.['service_at_locations'] as { location: ReferralObject }[];
    expect(at?.location).not.toHaveProperty('addresses');
    expect(at?.location['name']).toBe('Hall');
  });

  test('say a rule as a rule, and each day that no rule can say as a day', () => {
    const [service] = serviceOf({
      assets: {
        soup: {
          sessions: [
            {
              repeats: 'weekly',
              every: 2,
              on: ['tue'],
              from: '10:00',
              to: '12:00',
              starting: '2026-11-09',
              termTimeOnly: true,
              except: [{ date: '2026-12-08', note: 'Hall painted' }],
              extra: [{ date: '2026-12-09', from: '14:00', note: 'Carols' }],
            },
            { repeats: 'monthly', on: ['2nd tue', 'last fri'], from: '19:00' },
            {
              repeats: 'dates',
              dates: ['2026-11-01', '2026-12-03', '2026-12-17'],
              from: '11:00',
              except: [{ date: '2026-12-17' }],
            },
          ],
          whenInWords: undefined,
        },
      },
    });
    const schedules = (service?.['schedules'] as ReferralObject[]).map(({ id, service_id, ...rest }) => {
      expect([id, service_id].every((value) => typeof value === 'string')).toBe(true);
      return rest;
    });
    expect(schedules).toEqual([
      {
        valid_from: '2026-11-09',
        dtstart: '2026-11-10',
        freq: 'WEEKLY',
        interval: 2,
        byday: 'TU',
        description: 'Every other Tuesday, 10am to midday, in term time only',
        opens_at: '10:00',
        closes_at: '12:00',
        notes: 'In term time only. On bank holidays, ring first. Not on 8 December 2026 (Hall painted).',
      },
      {
        valid_from: '2026-12-09',
        valid_to: '2026-12-09',
        dtstart: '2026-12-09',
        description: 'Also on 9 December 2026',
        opens_at: '14:00',
        notes: 'Carols',
      },
      {
        freq: 'MONTHLY',
        interval: 1,
        byday: '2TU,-1FR',
        description: expect.stringContaining('Friday of the month') as string,
        opens_at: '19:00',
        notes: 'On bank holidays, ring first.',
      },
      {
        valid_from: '2026-12-03',
        valid_to: '2026-12-03',
        dtstart: '2026-12-03',
        description: expect.stringContaining('3 December') as string,
        opens_at: '11:00',
        notes: 'Not on 17 December 2026.',
      },
    ]);
  });
});

test('a UUID made from a name is that of RFC 9562, for names of any length', () => {
  expect(uuidOf('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
  for (let length = 0; length < 200; length += 7) {
    const name = 'é'.repeat(length);
    const digest = createHash('sha1')
      .update(Buffer.from(addressNamespace.replaceAll('-', ''), 'hex'))
      .update(name)
      .digest('hex');
    const id = uuidOf(addressNamespace, name).replaceAll('-', '');
    expect(id.slice(0, 12)).toBe(digest.slice(0, 12));
    expect(id.slice(13, 16) + id.slice(17)).toBe(digest.slice(13, 16) + digest.slice(17, 32));
  }
});

function compiled(): Map<string, ValidateFunction> {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const tables = readdirSync(schemas).filter((file) => file.endsWith('.json') && file !== 'openapi.json');
  for (const file of tables) ajv.addSchema(readSchema(file), file);
  const whole = readdirSync(join(schemas, 'compiled'));
  return new Map([
    ...tables.map((file) => [file.replace('.json', ''), ajv.getSchema(file)!] as const),
    ...whole.map(
      (file) => [file.replace('.json', ''), ajv.compile(readSchema(join('compiled', file)))] as const,
    ),
  ]);
}

function readSchema(file: string): { properties?: object } {
  return JSON.parse(readFileSync(join(schemas, file), 'utf8')) as { properties?: object };
}

function fieldsOf(table: string): ReadonlySet<string> {
  return new Set(Object.keys(readSchema(`${table}.json`).properties ?? {}));
}

function faultsOf(
  validators: ReadonlyMap<string, ValidateFunction>,
  schema: string,
  document: unknown,
): string[] {
  const validate = validators.get(schema);
  if (validate === undefined) return [`no schema ${schema}`];
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
