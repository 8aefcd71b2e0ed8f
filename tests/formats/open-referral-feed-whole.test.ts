import { describe, expect, test } from 'vitest';
import { slugSchema } from '../../src/domain/slug.ts';
import { openReferralApi } from '../../src/formats/open-referral-api.ts';
import {
  openReferralFiles,
  referralPageSize,
  type ReferralDocument,
} from '../../src/formats/open-referral-feed.ts';
import { listedService, listedServiceAtLocation, openReferral } from '../../src/formats/open-referral.ts';
import { fullTown } from './full-town.ts';

type Paths = Readonly<Record<string, unknown>>;

describe('the description of the feed for programs', () => {
  test('says whose it is, under which licence, and where its files lie', () => {
    const { paths, ...about } = openReferralApi(fullTown());
    expect(about).toStrictEqual({
      openapi: '3.1.0',
      info: {
        title: 'Hereabouts Smallville, Open Referral UK 3.0',
        description:
          'Files, made anew whenever the site is. Anybody may read them; there is nothing to log in to.',
        version: 'HSDS-UK-3.0',
        license: {
          name: 'CC BY 4.0',
          url: 'https://creativecommons.org/licenses/by/4.0/',
        },
      },
      servers: [
        {
          url: 'https://small.example/town/open-referral',
        },
      ],
    });
    expect(Object.keys(paths as Paths)).toEqual([
      '/index.json',
      ...['services', 'service_at_locations', 'taxonomies', 'taxonomy_terms'].flatMap((list) => [
        `/${list}/index.json`,
        `/${list}/page/{page_number}.json`,
        `/${list}/{id}.json`,
      ]),
    ]);
  });

  test('says what each file of a list answers, and what to put in its address', () => {
    const paths = openReferralApi(fullTown())['paths'] as Paths;
    const services = Object.fromEntries(
      Object.entries(paths).filter(([path]) => path === '/index.json' || path.startsWith('/services/')),
    );
    expect(services).toStrictEqual({
      '/index.json': {
        get: {
          summary: 'About the feed',
          responses: {
            '200': {
              description: 'About the feed',
              content: {
                'application/json': {
                  schema: {},
                },
              },
            },
          },
        },
      },
      '/services/index.json': {
        get: {
          summary: 'The first page of the list',
          responses: {
            '200': {
              description: 'The first page of the list',
              content: {
                'application/json': {
                  schema: page(),
                },
              },
            },
          },
        },
      },
      '/services/page/{page_number}.json': {
        get: {
          summary: 'A page of the list',
          responses: {
            '200': {
              description: 'A page of the list',
              content: {
                'application/json': {
                  schema: page(),
                },
              },
            },
          },
        },
        parameters: [
          {
            name: 'page_number',
            in: 'path',
            required: true,
            schema: {
              type: 'integer',
              minimum: 1,
            },
          },
        ],
      },
      '/services/{id}.json': {
        get: {
          summary: 'One of them, whole',
          responses: {
            '200': {
              description: 'One of them, whole',
              content: {
                'application/json': {
                  schema: {
                    $ref: 'https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/compiled/service.json',
                  },
                },
              },
            },
          },
        },
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
            },
          },
        ],
      },
    });
  });

  test('points to a schema of the UK profile where it has one, and says an object where it has none', () => {
    const paths = openReferralApi(fullTown())['paths'] as Readonly<Record<string, Answering>>;
    const schemaOf = (list: string) =>
      paths[`/${list}/{id}.json`]!.get.responses[200].content['application/json'].schema;
    expect(schemaOf('service_at_locations')).toStrictEqual({
      $ref: 'https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/compiled/service_at_location.json',
    });
    expect(schemaOf('taxonomies')).toStrictEqual({ type: 'object' });
    expect(schemaOf('taxonomy_terms')).toStrictEqual({ type: 'object' });
  });
});

describe('the files of the feed', () => {
  test('begin with one about the feed, which says what no file can do', () => {
    const document = at('open-referral/index.json');
    const { limits, ...about } = document!;
    expect(about).toStrictEqual({
      version: 'HSDS-UK-3.0',
      profile: 'https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md',
      openapi_url: 'https://small.example/town/open-referral/openapi.json',
      name: 'Hereabouts Smallville',
      publisher: 'Smallville panel',
      day: '2026-11-22',
      licence: 'CC BY 4.0',
      licence_url: 'https://creativecommons.org/licenses/by/4.0/',
      credit: 'Smallville panel',
      source: 'https://small.example/town/data/',
    });
    expect(limits).toContainEqual(expect.stringContaining(`pages of ${referralPageSize}`));
    expect(at('open-referral/openapi.json')).toStrictEqual(openReferralApi(fullTown()));
  });

  test('are a page of each list, under two names, and one of each thing', () => {
    const feed = openReferral(fullTown());
    const { services, servicesAtLocations, taxonomies, terms } = feed;
    const lists = {
      services: [services, services.map(listedService)],
      service_at_locations: [servicesAtLocations, servicesAtLocations.map(listedServiceAtLocation)],
      taxonomies: [taxonomies, taxonomies],
      taxonomy_terms: [terms, terms],
    } as const;
    const expected = Object.entries(lists).flatMap(([name, [whole, listed]]) => {
      const page = {
        total_items: whole.length,
        total_pages: 1,
        page_number: 1,
        size: whole.length,
        first_page: true,
        last_page: true,
        empty: false,
        contents: listed,
      };
      return [
        { path: `open-referral/${name}/index.json`, document: page },
        { path: `open-referral/${name}/page/1.json`, document: page },
        ...whole.map((thing) => ({
          path: `open-referral/${name}/${String(thing['id'])}.json`,
          document: thing,
        })),
      ];
    });
    expect([...openReferralFiles(fullTown())].slice(2)).toStrictEqual(expected);
  });

  test('are as many pages of 50 as it takes, and the first of them is the index', () => {
    const site = fullTown();
    const [group] = site.directory.groups;
    const groups = Array.from({ length: 84 }, (_, index) => ({
      ...group!,
      slug: slugSchema.parse(`group-${index}`),
    }));
    const many = [...openReferralFiles({ ...site, directory: { ...site.directory, groups } })];
    const pages = many.filter(({ path }) => /terms\/(?:page\/\d+|index)\.json$/.test(path));
    expect(pages.map(({ path, document: { contents, ...page } }) => [path, page])).toStrictEqual(
      [
        ['index', 1],
        ['page/1', 1],
        ['page/2', 2],
        ['page/3', 3],
      ].map(([name, number]) => [
        `open-referral/taxonomy_terms/${name}.json`,
        {
          total_items: 103,
          total_pages: 3,
          page_number: number,
          size: number === 3 ? 3 : 50,
          first_page: number === 1,
          last_page: number === 3,
          empty: false,
        },
      ]),
    );
    const held = pages.slice(1).flatMap(({ document }) => document['contents'] as { id: string }[]);
    expect(new Set(held.map(({ id }) => id)).size).toBe(103);
  });

  test('are an empty page of a list of nothing', () => {
    const site = fullTown();
    const none = [...openReferralFiles({ ...site, directory: { ...site.directory, assets: [] } })];
    expect(none.find(({ path }) => path === 'open-referral/services/index.json')?.document).toStrictEqual({
      total_items: 0,
      total_pages: 1,
      page_number: 1,
      size: 0,
      first_page: true,
      last_page: true,
      empty: true,
      contents: [],
    });
  });
});

interface Answering {
  get: { responses: { 200: { content: { 'application/json': { schema: unknown } } } } };
}

function at(path: string): ReferralDocument['document'] | undefined {
  return [...openReferralFiles(fullTown())].find((file) => file.path === path)?.document;
}

/** The schema of a page of a list: the fields that the UK profile asks for. */
function page(): unknown {
  return {
    type: 'object',
    required: [
      'total_items',
      'total_pages',
      'page_number',
      'size',
      'first_page',
      'last_page',
      'empty',
      'contents',
    ],
    properties: { contents: { type: 'array', items: { type: 'object' } } },
  };
}
