import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { assetView } from '../../src/views/asset-view.ts';
import { neighbourhoodPages } from '../../src/views/browse-view.ts';
import { mapPictures, numbered, type PicturePair, type PictureView } from '../../src/views/map-pictures.ts';
import { mapSheets } from '../../src/views/map-sheet-view.ts';
import { venueView } from '../../src/views/venue-view.ts';
import { viewContextOf } from '../../src/views/view-context.ts';
import { smallContext } from './small-context.ts';

const { directory, today } = readDirectory('content');
if (directory === undefined) throw new Error('The sample town has errors: run npm run check.');
const site = { url: 'https://hereabouts.example', base: '/sub/' };
const context = viewContextOf({ directory, today, site, basemap: 'there' });
const unmapped = viewContextOf({ directory, today, site });
const pictures = mapPictures(context);

function assetCalled(slug: string) {
  return directory!.assets.find((asset) => asset.slug === slug)!;
}

function picturesOf(slug: string) {
  return assetView(assetCalled(slug), context).facts.flatMap(({ items }) =>
    items.flatMap(({ picture }) => picture ?? []),
  );
}

function bothOf(pair: PicturePair | undefined): readonly PictureView[] {
  return pair ? [pair.narrow, pair.wide] : [];
}

describe('maps drawn as pictures', () => {
  test('an entry at a venue shows the map of the venue, with words for those who cannot see it', () => {
    expect(picturesOf('pot-luck-thursday')).toEqual([
      {
        src: '/sub/map/pictures/place/st-elmos-hall.svg',
        alt: 'Map of St Elmo’s Hall, Lantern Street',
        width: 384,
        height: 288,
      },
    ]);
  });

  test('an entry whose place is kept vague shows the whole part of town, and its map has no pin', () => {
    const vague = directory.assets.filter(
      ({ places, data }) => data.status?.is !== 'closed' && places.some(({ is }) => is === 'area'),
    );
    expect(vague.length).toBeGreaterThan(3);
    for (const { slug, places } of vague) {
      const areas = places.flatMap((place) => (place.is === 'area' ? [place.area.slug] : []));
      const shown = picturesOf(slug).map(({ src }) => src);
      for (const area of areas) expect(shown).toContain(`/sub/map/pictures/area/${area}.svg`);
    }
    const areaMaps = pictures.filter(({ name }) => name.startsWith('area/'));
    expect(areaMaps.flatMap(({ pins = [] }) => pins)).toEqual([]);
  });

  test('what has closed, is online or goes by phone shows none', () => {
    for (const slug of ['the-ukulele-lot', 'night-owls', 'silverpit-free-and-wanted']) {
      expect(picturesOf(slug), slug).toEqual([]);
    }
  });

  test('every picture that a page asks for is drawn, and no two have the same address', () => {
    const names = pictures.map(({ name }) => `/sub/map/pictures/${name}.svg`);
    expect(new Set(names).size).toBe(names.length);
    const asked = [
      ...directory.assets.flatMap(({ slug }) => picturesOf(slug)),
      ...directory.venues.flatMap((venue) => bothOf(venueView(venue, context).map)),
      ...neighbourhoodPages(context).flatMap(({ view }) => bothOf(view.map?.pictures)),
      ...mapSheets(context).map(({ view }) => view.picture),
    ].map(({ src }) => src);
    expect(asked.filter((src) => !names.includes(src))).toEqual([]);
  });

  test('the list beside a numbered map has its numbers, in its order and colours', () => {
    for (const { view, path } of neighbourhoodPages(context).filter(({ path: at }) => !at.includes('/'))) {
      const pins = pictures.find(({ name }) => name === `key/${path}-wide`)?.pins;
      expect(view.map?.places.map(({ number, colour }) => ({ mark: number, colour }))).toEqual(
        pins?.map(({ mark, colour }) => ({ mark, colour })),
      );
    }
  });

  test('where there are too many places, those where most happens keep their numbers', () => {
    const few = numbered(directory.venues, 3, context).map(({ slug }) => slug);
    expect(few).toHaveLength(3);
    expect(few).toEqual(expect.arrayContaining(['silverpit-library', 'st-elmos-hall']));
  });

  test('without a map every page reads as before: no picture, no sheet, no numbers', () => {
    expect(mapSheets(unmapped)).toEqual([]);
    expect(neighbourhoodPages(unmapped).flatMap(({ view }) => view.map ?? [])).toEqual([]);
    const views = [
      ...directory.assets.map((asset) => assetView(asset, unmapped)),
      ...directory.venues.map((venue) => venueView(venue, unmapped)),
    ];
    expect(JSON.stringify(views)).not.toContain('map/pictures');
  });

  test('a town without outlines or venues has a map of its area alone', () => {
    const small = { ...smallContext(), hasMap: true };
    const bare = { ...small, directory: { ...small.directory, venues: [], outlines: undefined } };
    expect(mapPictures(bare)).toEqual([
      expect.objectContaining({ name: 'town', shows: { box: bare.directory.site.area.bbox, roomPx: 10 } }),
    ]);
  });
});

describe('sheets to print', () => {
  const sheets = mapSheets(context);

  test('there is one for the whole town and one for each neighbourhood with places', () => {
    expect(sheets.map(({ path }) => path)).toEqual([
      undefined,
      ...directory.neighbourhoods.map(({ slug }) => slug),
    ]);
  });

  test('each says since when it is true, when to take it down, and where to learn more', () => {
    const { view } = sheets[1]!;
    expect(view).toMatchObject({
      title: 'Oyster Ground',
      dates: { made: '22 November 2026', until: '22 May 2027' },
      address: 'hereabouts.example/sub/neighbourhoods/oyster-ground',
      phone: '01632 960 200',
      more: undefined,
      saysThings: true,
    });
  });

  test('a town with more places than a sheet has room for says how many are missing', () => {
    const [venue] = directory.venues;
    const many = Array.from({ length: 50 }, (_, index) => ({ ...venue!, slug: `hall-${index}` }));
    const [town] = mapSheets({ ...context, directory: { ...directory, venues: many } });
    expect(town?.view.places).toHaveLength(36);
    expect(town?.view.more).toBe('And 14 more places on the site.');
    expect(town?.view.saysThings).toBe(false);
  });
});
