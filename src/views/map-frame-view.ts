import { addressOf } from './addresses.ts';
import type { LinkView } from './frame-view.ts';
import { townPicture, type PictureView } from './map-pictures.ts';
import type { ViewContext } from './view-context.ts';

/** The streets that maps are drawn from, as far as pages need to know them. */
export interface BasemapFacts {
  /** Name of the folder of its tiles. */
  readonly hash: string;
  readonly bounds: {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
  };
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Whom to name for it. */
  readonly attribution: string;
}

/** The map of a page, as a picture and as what is loaded when somebody asks for it. */
export interface MapFrameView {
  /** What it is called for those who cannot see it. */
  readonly name: string;
  /** Address of a tile, with `{z}`, `{x}` and `{y}`. */
  readonly tiles: string;
  /** West, south, east, north, with commas. */
  readonly box: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Address of the outlines of neighbourhoods. */
  readonly outlines: string;
  /** The picture that is there before, and stays where the moving map cannot be drawn. */
  readonly picture: PictureView;
  readonly credit: LinkView;
  /** What opening it loads, in words. */
  readonly weight: string;
  /** The page of the map; absent on that page itself. */
  readonly bigMap?: LinkView | undefined;
}

/** What the moving map weighs with the tiles of a view, in kB; a test holds it to that. */
export const mapWeight = 450;

/**
 * The map of a page; undefined where the directory has no basemap.
 *
 * @param isFull whether it is the page of the map, which has more room
 */
export function mapFrameView(
  context: ViewContext,
  basemap: BasemapFacts | undefined,
  { isFull }: { isFull: boolean },
): MapFrameView | undefined {
  if (basemap === undefined) return undefined;
  const { directory, base } = context;
  const { hash, bounds, minZoom, maxZoom, attribution } = basemap;
  const { west, south, east, north } = bounds;
  return {
    name: `Map of ${directory.site.name}`,
    tiles: `${base}map/${hash}/{z}/{x}/{y}.mvt`,
    box: [west, south, east, north].join(','),
    minZoom,
    maxZoom,
    outlines: addressOf.outlines(base),
    picture: townPicture(context),
    credit: { words: attribution, href: 'https://www.openstreetmap.org/copyright' },
    weight: `It loads about ${mapWeight} kB, as much as one photo.`,
    bigMap: isFull ? undefined : { words: 'The big map', href: addressOf.map(base) },
  };
}
