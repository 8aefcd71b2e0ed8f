import { z } from 'zod';
import type { Site } from './site.ts';

/** A point on the earth, in degrees (WGS 84). */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** A box in degrees: west, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number];

const earthRadiusKm = 6371.0088;

/** Distance between two points along the ground, in kilometres (haversine, mean earth radius). */
export function distanceKm(a: Point, b: Point): number {
  const lat = radians(b.lat - a.lat) / 2;
  const lon = radians(b.lon - a.lon) / 2;
  const h = Math.sin(lat) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lon) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Whether a box holds a point, its edges included. */
export function boxHolds([west, south, east, north]: Box, { lat, lon }: Point): boolean {
  return west <= lon && lon <= east && south <= lat && lat <= north;
}

/**
 * The same box, larger by a distance on each side.
 *
 * @param km how far, in kilometres
 */
export function widenBox([west, south, east, north]: Box, km: number): Box {
  const lat = km / 111.32;
  const lon = km / (111.32 * Math.cos(radians((south + north) / 2)));
  return [west - lon, south - lat, east + lon, north + lat];
}

/** How a pair of coordinates stands to the area of a site. */
export type PointStanding = 'inside' | 'near' | 'swapped' | 'mirrored' | 'outside';

/** How far outside the area's box a venue may lie and still be called near, in kilometres. */
export const nearAreaKm = 25;

/**
 * Says whether a point lies in or near the area, or would if latitude and longitude changed places, or if the
 * longitude had its minus (west of Greenwich) or had it not.
 */
export function judgePoint(point: Point, area: Site['area']): PointStanding {
  if (boxHolds(area.bbox, point)) return 'inside';
  const near = widenBox(area.bbox, nearAreaKm);
  if (boxHolds(near, point)) return 'near';
  if (boxHolds(near, { lat: point.lon, lon: point.lat })) return 'swapped';
  return boxHolds(near, { lat: point.lat, lon: -point.lon }) ? 'mirrored' : 'outside';
}

const ringSchema = z.array(z.array(z.number()).min(2)).min(4);
const polygonSchema = z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) });
const multiPolygonSchema = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ringSchema).min(1)).min(1),
});

/**
 * `map/neighbourhoods.geojson`: outlines joined to the taxonomy by the property `slug`. Outside data, so
 * properties we do not know are left alone.
 */
export const neighbourhoodOutlinesSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({ slug: z.string() }),
      geometry: z.union([polygonSchema, multiPolygonSchema]),
    }),
  ),
});

/** Outlines of neighbourhoods, as read from their file. */
export type NeighbourhoodOutlines = z.infer<typeof neighbourhoodOutlinesSchema>;

/** The slug of the neighbourhood whose outline holds a point; the first one where outlines overlap. */
export function neighbourhoodAt(point: Point, outlines: NeighbourhoodOutlines): string | undefined {
  return outlines.features.find(({ geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.some((rings) => polygonHolds(rings, point));
  })?.properties.slug;
}

/** An outline of one neighbourhood. */
export type Outline = NeighbourhoodOutlines['features'][number]['geometry'];

/** The middle of an outline: the centre of gravity of its largest part. */
export function middleOfOutline(outline: Outline): Point {
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  const parts = polygons.map(([outer = []]) => weighRing(outer));
  const [largest] = parts.sort((one, other) => Math.abs(other.area) - Math.abs(one.area));
  return largest ?? { lat: 0, lon: 0 };
}

/** Area and centre of gravity of a ring, counted from its first corner so that small ones lose no digits. */
function weighRing(ring: readonly (readonly number[])[]): Point & { readonly area: number } {
  const [lon = 0, lat = 0] = ring[0] ?? [];
  let [area, east, north] = [0, 0, 0];
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [beforeX = 0, beforeY = 0] = ring[index - 1] ?? ring[0] ?? [];
    const [ax, ay, bx, by] = [beforeX - lon, beforeY - lat, x - lon, y - lat];
    const cross = ax * by - bx * ay;
    area += cross / 2;
    east += ((ax + bx) * cross) / 6;
    north += ((ay + by) * cross) / 6;
  }
  return area === 0 ? { area, lat, lon } : { area, lat: lat + north / area, lon: lon + east / area };
}

/** Even-odd rule over all rings, so that holes are outside. */
function polygonHolds(rings: readonly (readonly (readonly number[])[])[], { lat, lon }: Point): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x1 = 0, y1 = 0] = ring[i] ?? [];
      const [x2 = 0, y2 = 0] = ring[j] ?? [];
      const crosses = y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1;
      if (crosses) inside = !inside;
    }
  }
  return inside;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
