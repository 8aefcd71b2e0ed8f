/** A point on the earth, in degrees. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** The mean radius of the earth. */
const radiusKm = 6371.0088;

/** How far two points lie apart in a straight line, in kilometres (haversine formula). */
export function distanceKm(one: Point, other: Point): number {
  const [lat, otherLat] = [toRadians(one.lat), toRadians(other.lat)];
  const acrossLat = Math.sin((otherLat - lat) / 2) ** 2;
  const acrossLon = Math.sin(toRadians(other.lon - one.lon) / 2) ** 2;
  return 2 * radiusKm * Math.asin(Math.sqrt(acrossLat + Math.cos(lat) * Math.cos(otherLat) * acrossLon));
}

function toRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
