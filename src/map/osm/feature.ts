/** A place in degrees: longitude, then latitude. */
export type Position = readonly [lon: number, lat: number];

/** A closed line: its last position is its first. */
export type Ring = readonly Position[];

/** The layers of a basemap, from the ground up; names as in Protomaps' basemap, version 4. */
export const layerNames = ['earth', 'landuse', 'water', 'buildings', 'roads', 'places', 'pois'] as const;

/** A layer of a basemap. */
export type LayerName = (typeof layerNames)[number];

/** Shape of a feature. An outer ring comes first in each polygon, then its holes. */
export type Shape =
  | { readonly is: 'point'; readonly at: Position }
  | { readonly is: 'lines'; readonly lines: readonly (readonly Position[])[] }
  | { readonly is: 'polygons'; readonly polygons: readonly (readonly Ring[])[] };

/** What a feature says of itself: `kind`, `kind_detail`, `name` and so on, as in Protomaps' basemap. */
export type Properties = Readonly<Record<string, string | number | boolean>>;

/** Something to be drawn. */
export interface MapFeature {
  readonly layer: LayerName;
  readonly properties: Properties;
  /** The zoom from which it is shown. */
  readonly minZoom: number;
  /** Features of a layer are drawn in this order, low first. */
  readonly rank: number;
  readonly shape: Shape;
}
