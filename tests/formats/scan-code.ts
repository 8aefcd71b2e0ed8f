import jsQR from 'jsqr';
import type { QrDrawing } from '../../src/formats/qr.ts';

const pixelsPerModule = 3;

/** Draws a code as a browser would, in black on white, and reads it back as a phone would. */
export function scan({ size, path }: QrDrawing): string | undefined {
  const width = size * pixelsPerModule;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    darken(pixels, width, { x: Number(x), y: Number(y), length: Number(length) });
  }
  const found = jsQR(pixels, width, width);
  return found ? Buffer.from(found.binaryData).toString('utf8') : undefined;
}

function darken(
  pixels: Uint8ClampedArray,
  width: number,
  { x, y, length }: { x: number; y: number; length: number },
): void {
  for (let row = y * pixelsPerModule; row < (y + 1) * pixelsPerModule; row += 1) {
    for (let column = x * pixelsPerModule; column < (x + length) * pixelsPerModule; column += 1) {
      pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
    }
  }
}
