import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const reader = readFileSync(createRequire(import.meta.url).resolve('jsqr/dist/jsQR.js'), 'utf8');

/** Makes an empty page able to read codes in pictures. */
export async function prepareScanner(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.addScriptTag({ content: reader });
}

/**
 * Reads the code in a picture, as a phone held up to it would.
 *
 * @param page an empty page that `prepareScanner` made ready
 * @param picture bytes of a PNG
 * @returns what the code holds; undefined when none is seen
 */
export async function scanPicture(page: Page, picture: Buffer): Promise<string | undefined> {
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const brush = canvas.getContext('2d');
    brush?.drawImage(image, 0, 0);
    const pixels = brush?.getImageData(0, 0, canvas.width, canvas.height);
    const { jsQR: read } = globalThis as unknown as {
      jsQR: (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
    };
    return (pixels && read(pixels.data, pixels.width, pixels.height)?.data) ?? undefined;
  }, picture.toString('base64'));
}
