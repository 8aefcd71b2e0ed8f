const kmPerMile = 1.609344;
const farthestSaid = 10;
const nearestSaid = 0.1;

/** Kilometres as miles. */
export function milesFrom(km: number): number {
  return km / kmPerMile;
}

/**
 * A distance as people in Britain say it. It is measured along a straight line, so it is given in miles and never
 * as minutes on foot: rivers, railways and hills would make those untrue, and not everybody walks.
 *
 * @param km how far, in kilometres, 0 or more; throws for anything else
 * @example "under 0.1 miles", "0.4 miles", "1 mile", "2.5 miles", "10 miles", "over 10 miles"
 */
export function distanceInWords(km: number): string {
  if (!(km >= 0)) throw new RangeError(`Found ${km}. A distance is 0 or more.`);
  const miles = milesFrom(km);
  if (miles < nearestSaid) return `under ${nearestSaid} miles`;
  const tenths = Math.round(miles * 10);
  if (tenths > farthestSaid * 10) return `over ${farthestSaid} miles`;
  return tenths === 10 ? '1 mile' : `${tenths / 10} miles`;
}
