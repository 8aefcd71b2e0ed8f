/** Finds where somebody wants to be near to. Nothing of it is kept, and nothing leaves the device. */
import { findPlace, placeOfPhone, whyNoPlace, whyPhoneIsOutside, type FoundPlace } from './places.ts';
import type { PlacesData } from '../formats/places.ts';

/** What stands in the field when the phone says where it is. */
export const myLocation = 'My location';

/** Where somebody is, or why that is not known. */
export type Whereabouts =
  | {
      readonly place: FoundPlace;
      readonly says: string;
      /** Whom the licence of the postcodes wants named. */ readonly credit?: string | undefined;
    }
  | { readonly place?: undefined; readonly says: string };

/** Ways to say where one is. */
export interface NearMe {
  /** Looks up what was typed. */
  readonly find: (text: string) => Promise<Whereabouts>;
  /** Asks the phone, which asks its owner first. */
  readonly locate: () => Promise<Whereabouts>;
}

const staysHere = 'It stays on this device.';

const refusals: Readonly<Record<number, string>> = {
  1: 'That is all right: we do not need it. Type a postcode or the name of a place instead.',
  3: 'Your phone took too long to say where you are. Type a postcode or the name of a place instead.',
};

const cannotTell = 'Your phone cannot say where you are. Type a postcode or the name of a place instead.';

/** How long a phone may take, and how old its answer may be, in milliseconds. */
const patience = { timeout: 10_000, maximumAge: 300_000 };

/**
 * Takes the ways into use.
 *
 * @param data address of the list of places
 */
export function useNearMe(data: string): NearMe {
  let loading: Promise<PlacesData> | undefined;
  let phone: Whereabouts | undefined;

  function load(): Promise<PlacesData> {
    loading ??= fetchPlaces(data).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  return {
    async find(text) {
      if (text === myLocation) return phone ?? { says: 'Press “Use my location” to use it again.' };
      const places = await load();
      const found = findPlace(text, places);
      if (found === undefined || found === 'outside') return { says: whyNoPlace(text, places) };
      return { place: found, says: staysHere, credit: places.credit };
    },
    async locate() {
      const places = await load();
      const asked = await askPhone();
      if (typeof asked === 'string') return { says: asked };
      const place = placeOfPhone(asked, places);
      phone =
        place === 'outside'
          ? { says: whyPhoneIsOutside(places) }
          : { place: { ...place, label: 'where you are' }, says: staysHere, credit: places.credit };
      return phone;
    },
  };
}

async function fetchPlaces(data: string): Promise<PlacesData> {
  const answer = await fetch(data);
  if (!answer.ok) throw new Error(`Got ${answer.status} for ${data}`);
  return (await answer.json()) as PlacesData;
}

/** Where the phone is, or why it does not say. */
function askPhone(): Promise<{ lat: number; lon: number } | string> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve(cannotTell);
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        resolve({ lat: coords.latitude, lon: coords.longitude });
      },
      ({ code }) => {
        resolve(refusals[code] ?? cannotTell);
      },
      patience,
    );
  });
}
