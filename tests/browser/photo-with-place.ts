import type { Page } from 'playwright-core';

/** Where the photo says it was taken: in the North Sea, by the sample town. */
export const placeOfPhoto = { latitude: 54.72, longitude: 2.75 };

/**
 * A photo as a telephone takes it: a real JPEG, wide or tall, that says in its Exif part where it was taken and that it
 * is to be shown turned.
 */
export async function photoWithPlace(page: Page, width: number, height: number): Promise<Buffer> {
  const drawn = await page.evaluate(
    async ([wide, high]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: high });
      const pen = canvas.getContext('2d')!;
      for (let row = 0; row < 12; row += 1) {
        pen.fillStyle = `hsl(${row * 30} 60% 50%)`;
        pen.fillRect(0, (row * high) / 12, wide, high / 12);
      }
      const blob = await new Promise<Blob | null>((resolve) => {
        canvas.toBlob(resolve, 'image/jpeg', 0.9);
      });
      return [...new Uint8Array(await blob!.arrayBuffer())];
    },
    [width, height] as const,
  );
  const bytes = Buffer.from(drawn);
  // After the mark that a JPEG starts with.
  return Buffer.concat([bytes.subarray(0, 2), exifPart(), bytes.subarray(2)]);
}

/** Exif 2.3: a TIFF block with the way up, and a block of its own for the place. */
function exifPart(): Buffer {
  const orientation = entry(0x0112, 3, 1, Buffer.from([0, 6, 0, 0]));
  const startOfPlace = 8 + 2 + 2 * 12 + 4;
  const place = entry(0x8825, 4, 1, long(startOfPlace));
  const startOfDegrees = startOfPlace + 2 + 4 * 12 + 4;
  const main = block([orientation, place]);
  const gps = block([
    entry(1, 2, 2, Buffer.from('N\0\0\0')),
    entry(2, 5, 3, long(startOfDegrees)),
    entry(3, 2, 2, Buffer.from('E\0\0\0')),
    entry(4, 5, 3, long(startOfDegrees + 24)),
  ]);
  const { latitude, longitude } = placeOfPhoto;
  const tiff = Buffer.concat([
    Buffer.from('MM\0*'),
    long(8),
    main,
    gps,
    degrees(latitude),
    degrees(longitude),
  ]);
  const content = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function entry(tag: number, type: number, count: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(tag, 0);
  head.writeUInt16BE(type, 2);
  return Buffer.concat([head, long(count), value]);
}

function block(entries: readonly Buffer[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16BE(entries.length);
  return Buffer.concat([count, ...entries, long(0)]);
}

/** Degrees, minutes and seconds, each as a fraction. */
function degrees(value: number): Buffer {
  const whole = Math.floor(value);
  const minutes = Math.round((value - whole) * 60 * 100);
  return Buffer.concat([long(whole), long(1), long(minutes), long(100), long(0), long(1)]);
}
