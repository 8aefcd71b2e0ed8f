import { standingOn } from '../../src/domain/standing.ts';
import type { Directory, LinkedAsset } from '../../src/domain/directory.ts';
import { filesIn } from '../../scripts/build/built-site.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { sampleContent, sampleDay } from './built-site.ts';

/** The sample town as the reader gives it. */
export function sampleDirectory(): Directory {
  const { directory, problems } = readDirectory(sampleContent, sampleDay);
  if (directory === undefined) throw new Error(JSON.stringify(problems, undefined, 2));
  return directory;
}

/** Addresses of all pages of a built site, those of the search library's own folder left out. */
export function pagesOf(folder: string): string[] {
  return filesIn(folder)
    .filter((file) => file.endsWith('.html') && !file.startsWith('pagefind/'))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`);
}

/** One address for each kind of page, by what it shows: the fullest of its kind where there are many. */
export function kindsOfPage(directory: Directory = sampleDirectory()): Map<string, string> {
  return new Map([
    ['home', '/'],
    ['this week', '/this-week/'],
    ['find, before a search', '/find/'],
    ['find, with results', '/find/?q=lunch'],
    ['find, with nothing found', '/find/?q=zzzzzz'],
    ...assetsInEachState(directory),
    ['the longest asset', `/assets/${longest(directory.assets).slug}/`],
    ['A to Z', '/assets/'],
    ['the map', '/map/'],
    ['venues', '/venues/'],
    ['a venue', `/venues/${busiest(directory)}/`],
    ['themes', '/themes/'],
    ['a theme', `/themes/${directory.themes[0]?.slug ?? ''}/`],
    ['neighbourhoods', '/neighbourhoods/'],
    ['a neighbourhood', `/neighbourhoods/${directory.neighbourhoods[0]?.slug ?? ''}/`],
    ['a map to print', `/map/print/${directory.neighbourhoods[0]?.slug ?? ''}/`],
    ['communities', '/communities/'],
    ['a day', '/days/tuesday/'],
    ['new', '/new/'],
    ['suggest', '/suggest/'],
    ['the panel', '/panel/'],
    ['what is missing', '/gaps/'],
    ['a gap', `/gaps/${directory.gaps.find(({ data }) => data.wanted)?.slug ?? ''}/`],
    ['what there is, counted', '/coverage/'],
    ['how things connect', '/connections/'],
    ['in numbers', '/in-numbers/'],
    ['about', '/about/'],
    ['how this is kept', '/how-this-is-kept/'],
    ['accessibility', '/accessibility/'],
    ['privacy', '/privacy/'],
    ['our data', '/data/'],
    ['calendars', '/calendar/'],
    ['not found', '/404.html'],
  ]);
}

/** A page that only sends the reader on. */
export const redirectAddress = '/12/';

/** One asset for each status and each state of its checked date that the sample has, by that state. */
export function assetsInEachState(directory: Directory): Map<string, string> {
  const found = new Map<string, string>();
  for (const asset of directory.assets) {
    const { status, review } = standingOn(asset.data, directory.site, sampleDay);
    const state = status === 'active' ? review : status;
    const name = `an asset: ${state}`;
    if (!found.has(name)) found.set(name, `/assets/${asset.slug}/`);
  }
  return found;
}

function longest(assets: readonly LinkedAsset[]): LinkedAsset {
  const sizeOf = ({ data, body }: LinkedAsset) => JSON.stringify(data).length + body.html.length;
  return assets.reduce((most, asset) => (sizeOf(asset) > sizeOf(most) ? asset : most));
}

function busiest({ assets, venues }: Directory): string {
  const countOf = (slug: string) =>
    assets.filter((asset) => asset.venues.some((venue) => venue.slug === slug)).length;
  return venues.reduce(
    (most, { slug }) => (countOf(slug) > countOf(most) ? slug : most),
    venues[0]?.slug ?? '',
  );
}
