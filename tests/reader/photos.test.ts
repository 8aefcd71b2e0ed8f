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
    ['gif.png', 'GIF89a'],
    ['other.jpg', png()],
    ['other.webp', jpeg()],
  ])('%s: is refused by name when it is not the picture it says', (file, bytes) => {
    expect(rulesFor(file, bytes)).toEqual([`error photo-kind photos/${file}`]);
  });
});
