import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { jpeg, png, webp } from './photo-bytes.ts';
import { makeTown, type Town } from './town.ts';

let town: Town;
beforeEach(() => {
  town = makeTown();
});
afterEach(() => {
  town.clear();
});

function rulesFor(file: string, bytes: Buffer | string): string[] {
  town.write(`photos/${file}`, bytes);
  return readDirectory(town.folder).problems.map(
    (problem) => `${problem.severity} ${problem.rule} ${problem.file}`,
  );
}

const exif = { marker: 0xe1, content: 'Exif\0\0MM\0*GPS' };

/** A picture in two scans, with details between them. */
const withSegmentAfterScan = Buffer.concat([jpeg().subarray(0, -2), jpeg(exif).subarray(2)]);

describe('photos', () => {
  it.each([
    ['harbour.jpg', jpeg({ marker: 0xe0, content: 'JFIF\0' })],
    ['harbour.jpeg', jpeg({ marker: 0xe2, content: 'ICC_PROFILE\0' })],
    ['harbour.png', png()],
    ['harbour.webp', webp({ name: 'ICCP', content: 'abc' })],
  ])('%s: is taken when it is a whole picture without hidden details', (file, bytes) => {
    expect(rulesFor(file, bytes)).toEqual([]);
    expect(readDirectory(town.folder).directory?.photos).toEqual(new Set([file]));
  });

  it.each([
    ['a.jpg', jpeg(exif)],
    [
      'b.jpg',
      jpeg(
        { marker: 0xe0, content: 'JFIF\0' },
        { marker: 0xe1, content: 'http://ns.adobe.com/xap/1.0/\0<x/>' },
      ),
    ],
    ['c.jpg', jpeg({ marker: 0xed, content: 'Photoshop 3.0\0' })],
    ['d.jpg', jpeg({ marker: 0xfe, content: 'taken by Bernadette' })],
    ['e.png', png({ name: 'eXIf', content: 'MM' })],
    ['f.png', png({ name: 'tEXt', content: 'Author\0Bernadette' })],
    ['g.png', png({ name: 'iTXt', content: 'XML:com.adobe.xmp' })],
    ['h.webp', webp({ name: 'EXIF', content: 'MM' })],
    ['i.webp', webp({ name: 'XMP ', content: '<x/>' })],
    ['j.jpg', jpeg({ marker: 0xe2, content: 'MPF\0II*' })],
    ['k.jpg', jpeg({ marker: 0xe5, content: '<script>alert(1)</script>' })],
    ['l.png', png({ name: 'prVt', content: '<script>alert(1)</script>' })],
    ['m.webp', webp({ name: 'HIDE', content: '<script>alert(1)</script>' })],
    ['n.jpg', withSegmentAfterScan],
  ])('%s: is refused by name when it says who took it, where or when', (file, bytes) => {
    expect(rulesFor(file, bytes)).toEqual([`error photo-metadata photos/${file}`]);
  });

  it.each([
    ['page.jpg', '<html><script>alert(1)</script></html>'],
    ['drawing.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['empty.webp', ''],
    ['half.jpg', jpeg(exif).subarray(0, 12)],
    ['half.png', png().subarray(0, 30)],
    ['half.webp', webp().subarray(0, 20)],
    ['more.png', Buffer.concat([png(), Buffer.from('<script>')])],
    ['more.webp', Buffer.concat([webp(), Buffer.from('<script>')])],
    ['more.jpg', Buffer.concat([jpeg(), Buffer.from('PK\u0003\u0004')])],
    ['zip.jpg', Buffer.concat([jpeg(), Buffer.from('PK\u0003\u0004 and so on'), Buffer.from([0xff, 0xd9])])],
    ['two.jpg', Buffer.concat([jpeg(), jpeg(exif)])],
    ['page-in-front.jpg', Buffer.concat([Buffer.from('<script>'), jpeg()])],
    ['no-picture.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['pdf.png', '%PDF-1.7'],
    ['archive.webp', 'PK\u0003\u0004'],
    ['heic.jpg', '\0\0\0\u0018ftypheic'],
    ['gif.png', 'GIF89a'],
    ['other.jpg', png()],
    ['other.webp', jpeg()],
  ])('%s: is refused by name when it is not the picture it says', (file, bytes) => {
    expect(rulesFor(file, bytes)).toEqual([`error photo-kind photos/${file}`]);
  });

  it.each([
    ['wide.png', pngOf(30_000, 30_000)],
    ['wide.jpg', jpeg({ marker: 0xc2, content: '\u0008\u00ff\u00ff\u00ff\u00ff\u0003' })],
    ['wide.webp', webpOf('VP8X', [0, 0, 0, 0, 0xff, 0x7f, 0, 0xff, 0x7f, 0])],
    ['wide-too.webp', webpOf('VP8L', [0x2f, 0xff, 0xff, 0xff, 0x0f, 0, 0, 0, 0, 0])],
    ['wide-also.webp', webpOf('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0xff, 0x3f, 0xff, 0x3f])],
  ])(
    '%s: is refused by name when it is too large for a phone to open, however few its bytes',
    (file, bytes) => {
      expect(rulesFor(file, bytes)).toEqual([`error photo-size photos/${file}`]);
    },
  );

  it('of 48 million pixels, which a good phone takes, is not too large', () => {
    expect(rulesFor('a.png', pngOf(8000, 6000))).toEqual([]);
  });
});

function pngOf(width: number, height: number): Buffer {
  const bytes = png();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A WebP of one chunk. */
function webpOf(name: string, content: readonly number[]): Buffer {
  const chunk = [Buffer.from(name), Buffer.from([content.length, 0, 0, 0]), Buffer.from(content)];
  const length = 12 + content.length;
  return Buffer.concat([Buffer.from('RIFF'), Buffer.from([length, 0, 0, 0]), Buffer.from('WEBP'), ...chunk]);
}
