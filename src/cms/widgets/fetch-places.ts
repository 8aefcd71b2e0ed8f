import type { PlacesData } from '../../formats/places.ts';

let asked: Promise<PlacesData | undefined> | undefined;

/** The site's own file of postcodes and names; nothing where it does not load, because a pin can be set without it. */
export function fetchPlaces(address: string): Promise<PlacesData | undefined> {
  asked ??= fetchOnce(address);
  return asked;
}

async function fetchOnce(address: string): Promise<PlacesData | undefined> {
  try {
    const answer = await fetch(address);
    if (answer.ok) return (await answer.json()) as PlacesData;
  } catch {
    // Asked again at the next postcode.
  }
  asked = undefined;
  return undefined;
}
