import {
  listedService,
  listedServiceAtLocation,
  openReferral,
  type ReferralObject,
} from './open-referral.ts';
import { fieldsKept } from './open-referral-keeps.ts';
import { openReferralApi } from './open-referral-api.ts';
import { addressIn, creditOf, type OpenSite } from './open-site.ts';

/** One document of the feed. */
export interface ReferralDocument {
  /** Where it lies, below the base of the site: "open-referral/services/index.json". */
  readonly path: string;
  readonly document: ReferralObject;
}

/** How many things stand on a page of a list. */
export const referralPageSize = 50;

/**
 * The whole feed as files: a page for the feed itself, numbered pages of each list with the first one as its
 * `index.json` too, and a file for each thing.
 */
export function* openReferralFiles(site: OpenSite): Generator<ReferralDocument> {
  const { services, servicesAtLocations, taxonomies, terms } = openReferral(site);
  yield { path: 'open-referral/index.json', document: feedDocument(site) };
  yield { path: 'open-referral/openapi.json', document: openReferralApi(site) };
  yield* listFiles('services', services, listedService);
  yield* listFiles('service_at_locations', servicesAtLocations, listedServiceAtLocation);
  yield* listFiles('taxonomies', taxonomies);
  yield* listFiles('taxonomy_terms', terms);
}

/** What the files cannot do that a server could, for those who read the feed. */
export const referralLimits = [
  'The feed is a set of files. Filters and page sizes in an address are not looked at: each list has pages of 50, and page 2 is at services/page/2.json.',
  'Not every host can answer at the bare addresses of the standard. services/index.json and services/<id>.json are always there.',
  'Times are those of a clock on the wall in London. Days off, term times and bank holidays are in the notes of a schedule, in words.',
  'Phone numbers and e-mail addresses of contacts, and names of languages, are where HSDS 3.0 has them; the UK profile has no place for them.',
  'Closed entries leave the feed. Review states, connections and gaps are only in data/assets.json.',
  `Read back from the feed, an entry has lost: ${fieldsKept('left-out').join(', ')}.`,
  `Of these it has only what the standard has a value for: ${fieldsKept('in-part').join(', ')}.`,
] as const;

function feedDocument(site: OpenSite): ReferralObject {
  const { licence, name, panel } = site.directory.site;
  return {
    version: 'HSDS-UK-3.0',
    profile: 'https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md',
    openapi_url: addressIn(site, 'open-referral/openapi.json'),
    name: `Hereabouts ${name}`,
    publisher: panel.name,
    day: site.today,
    licence: licence.name,
    licence_url: licence.url,
    credit: creditOf(site),
    source: addressIn(site, 'data/'),
    limits: referralLimits,
  };
}

function* listFiles(
  name: string,
  objects: readonly ReferralObject[],
  listed: (object: ReferralObject) => ReferralObject = (object) => object,
): Generator<ReferralDocument> {
  const pages = Math.max(1, Math.ceil(objects.length / referralPageSize));
  for (let number = 1; number <= pages; number += 1) {
    const contents = objects.slice((number - 1) * referralPageSize, number * referralPageSize).map(listed);
    const document = {
      total_items: objects.length,
      total_pages: pages,
      page_number: number,
      size: contents.length,
      first_page: number === 1,
      last_page: number === pages,
      empty: contents.length === 0,
      contents,
    };
    if (number === 1) yield { path: `open-referral/${name}/index.json`, document };
    yield { path: `open-referral/${name}/page/${number}.json`, document };
  }
  for (const object of objects) {
    yield { path: `open-referral/${name}/${String(object['id'])}.json`, document: object };
  }
}
