import type { Browser } from 'playwright-core';
import { inspectPhoto, type PhotoKind } from '../../src/reader/photo-file.ts';

/** The longest edge of a photo on the site, in pixels: sharp on any phone, and on most of a laptop's screen. */
export const longestEdge = 1600;

/** Above this a photo is drawn again with fewer shades, in bytes: a phone on a slow network waits for it. */
const mostBytes = 300_000;

/**
 * Draws photos again, so that nothing is left of a file but what can be seen: upright as its camera said, at most
 * `longestEdge` wide or high, and without camera, place, time or anything that was hidden in or behind it.
 */
export class Redrawer {
  readonly #browser: Browser;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /**
   * Draws one photo again.
   *
   * @returns undefined when the browser cannot open it as a picture
   */
  async redraw(photo: Uint8Array, kind: PhotoKind): Promise<Buffer | undefined> {
    const context = await this.#browser.newContext({ serviceWorkers: 'block' });
    try {
      const page = await context.newPage();
      const drawn = await page.evaluate(drawInPage, {
        photo: Buffer.from(photo).toString('base64'),
        type: `image/${kind}`,
        longestEdge,
        mostBytes,
      });
      if (drawn === undefined) return undefined;
      const bytes = Buffer.from(drawn, 'base64');
      const facts = inspectPhoto(bytes);
      if (facts.kind !== kind || facts.details.length > 0)
        throw new Error(`The browser drew a photo with ${facts.details.join(', ') || 'another ending'}.`);
      return bytes;
    } finally {
      await context.close();
    }
  }
}

interface ToDraw {
  /** As base64. */
  photo: string;
  type: string;
  longestEdge: number;
  mostBytes: number;
}

/** Runs in the page. */
async function drawInPage({ photo, type, longestEdge: most, mostBytes: heaviest }: ToDraw) {
  const bytes = Uint8Array.from(atob(photo), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' }).catch(
    () => undefined,
  );
  if (picture === undefined) return undefined;
  const scale = Math.min(1, most / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const canvas = new OffscreenCanvas(width, Math.max(1, Math.round(picture.height * scale)));
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  let drawn = await canvas.convertToBlob({ type, quality: 0.82 });
  for (const quality of [0.7, 0.55]) {
    if (drawn.size > heaviest && type !== 'image/png') drawn = await canvas.convertToBlob({ type, quality });
  }
  const out = new Uint8Array(await drawn.arrayBuffer());
  let text = '';
  for (let at = 0; at < out.length; at += 8192) text += String.fromCharCode(...out.subarray(at, at + 8192));
  return btoa(text);
}
