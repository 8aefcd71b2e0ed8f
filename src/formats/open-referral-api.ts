import { addressIn, type OpenSite } from './open-site.ts';

const lists = ['services', 'service_at_locations', 'taxonomies', 'taxonomy_terms'] as const;

const schemas = 'https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/compiled/';

/** Schemas that the UK profile publishes for what a file holds; where it has none, the file is said in words alone. */
const schemaFiles: Readonly<Record<string, string>> = {
  services: 'service.json',
  service_at_locations: 'service_at_location.json',
};

/**
 * `open-referral/openapi.json` (OpenAPI 3.1): what these files answer, and no more. It names the files themselves, which
 * are there on every host.
 */
export function openReferralApi(site: OpenSite): Readonly<Record<string, unknown>> {
  const { name, licence } = site.directory.site;
  return {
    openapi: '3.1.0',
    info: {
      title: `Hereabouts ${name}, Open Referral UK 3.0`,
      description:
        'Files, made anew whenever the site is. Anybody may read them; there is nothing to log in to.',
      version: 'HSDS-UK-3.0',
      license: { name: licence.name, url: licence.url },
    },
    servers: [{ url: addressIn(site, 'open-referral') }],
    paths: {
      '/index.json': { get: answer('About the feed', {}) },
      ...Object.fromEntries(lists.flatMap(pathsOfList)),
    },
  };
}

function pathsOfList(list: (typeof lists)[number]): [string, unknown][] {
  const file = schemaFiles[list];
  const one = file === undefined ? { type: 'object' } : { $ref: `${schemas}${file}` };
  const page = {
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
  return [
    [`/${list}/index.json`, { get: answer('The first page of the list', page) }],
    [
      `/${list}/page/{page_number}.json`,
      {
        get: answer('A page of the list', page),
        parameters: [inPath('page_number', { type: 'integer', minimum: 1 })],
      },
    ],
    [
      `/${list}/{id}.json`,
      {
        get: answer('One of them, whole', one),
        parameters: [inPath('id', { type: 'string', format: 'uuid' })],
      },
    ],
  ];
}

function inPath(name: string, schema: unknown): unknown {
  return { name, in: 'path', required: true, schema };
}

function answer(summary: string, schema: unknown): unknown {
  return {
    summary,
    responses: { 200: { description: summary, content: { 'application/json': { schema } } } },
  };
}
