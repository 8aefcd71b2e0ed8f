import type { Directory } from '../domain/directory.ts';
import { middleOfOutline, type Outline } from '../domain/geo.ts';

/** One neighbourhood on the map. */
export interface OutlineFeature {
  readonly type: 'Feature';
  readonly properties: {
    readonly slug: string;
    readonly title: string;
    /** Longitude and latitude of its name. */
    readonly middle: readonly [number, number];
  };
  readonly geometry: Outline;
}

/** `/data/outlines.json`: neighbourhoods as GeoJSON, for the map; without any features where nobody drew them. */
export interface OutlinesData {
  readonly type: 'FeatureCollection';
  readonly features: readonly OutlineFeature[];
}

/** The data of `/data/outlines.json`: outlines of neighbourhoods that the taxonomy knows. */
export function outlinesData({ neighbourhoods, outlines }: Directory): OutlinesData {
  const features = neighbourhoods.flatMap(({ slug, title }) =>
    (outlines?.features ?? [])
      .filter(({ properties }) => properties.slug === slug)
      .map(({ geometry }): OutlineFeature => {
        const { lat, lon } = middleOfOutline(geometry);
        const middle = [toMetres(lon), toMetres(lat)] as const;
        return { type: 'Feature', properties: { slug, title, middle }, geometry: trimmed(geometry) };
      }),
  );
  return { type: 'FeatureCollection', features };
}

function trimmed(outline: Outline): Outline {
  const ring = (points: readonly (readonly number[])[]) =>
    points.map((point) => point.slice(0, 2).map(toMetres));
  return outline.type === 'Polygon'
    ? { type: 'Polygon', coordinates: outline.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: outline.coordinates.map((rings) => rings.map(ring)) };
}

/** Degrees to five decimals, which is a metre. */
function toMetres(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
