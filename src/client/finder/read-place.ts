/** Tells the place somebody names from what they look for; where it is, the list of places knows. */

/** A query without the place it names. */
export interface PlaceReading {
  /** What is looked for. */
  readonly rest: string;
  /** The place as typed: a postcode, part of one, or what stands behind "near". */
  readonly place?: string | undefined;
  /** Words of the place that may also be found as words: none of a whole postcode. */
  readonly placeWords: string;
}

const postcode = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/i;
const partOfPostcode = /\b[a-z]{1,2}\d[a-z\d]?(?:\s+\d)?\b/i;
const behindNear = /\b(?:near(?:est)?(?: to)?|close to|next to|not far from|round by|around)\s+(.+)$/i;

/** What "near me" names is for the phone to say. */
const meansHere = /^(?:me|here|my (?:house|home|place)|us|home|where i live)$/i;

/** Reads a query. */
export function readPlace(text: string): PlaceReading {
  const near = behindNear.exec(text)?.[1]?.trim();
  const code = (postcode.exec(text) ?? partOfPostcode.exec(text))?.[0];
  if (code !== undefined) {
    const rest = text.replace(code, ' ').replace(/\b(?:near(?:est)?|in|around|close)(?: to)?\s*$/i, '');
    return { rest, place: code, placeWords: '' };
  }
  if (near === undefined) return { rest: text, placeWords: '' };
  const rest = text.replace(behindNear, '');
  return meansHere.test(near) ? { rest, placeWords: '' } : { rest, place: near, placeWords: near };
}
