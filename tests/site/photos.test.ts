import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exifr from 'exifr';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { filesIn } from '../../scripts/build/built-site.ts';
import { projectFolder } from '../../scripts/environment.ts';
import { inspectPhoto } from '../../src/reader/photo-file.ts';
import { launchBrowser } from '../browser/chromium.ts';

/** Everything that a second reader of hidden details knows to look for. */
const everything = {
  exif: true,
  gps: true,
  xmp: true,
  iptc: true,
  tiff: true,
  jfif: false,
  ihdr: false,
  icc: false,
};

async function hiddenIn(bytes: Buffer): Promise<unknown> {
  // It reads no WebP, in which both stand in chunks of their own.
  if (bytes.toString('latin1', 8, 12) === 'WEBP') return /EXIF|XMP /.exec(bytes.toString('latin1'))?.[0];
  return exifr.parse(bytes, everything).catch(() => undefined) as Promise<unknown>;
}

it('every picture of the finished site says nothing but what it shows, read by two programs', async () => {
  const { folder } = inject('sample');
  const pictures = filesIn(folder).filter((file) => /\.(jpe?g|png|webp|avif|gif)$/i.test(file));
  expect(pictures.length).toBeGreaterThan(4);
  for (const file of pictures) {
    const bytes = readFileSync(join(folder, file));
    expect({ file, ...inspectPhoto(bytes) }).toMatchObject({ file, details: [] });
    expect({ file, hidden: await hiddenIn(bytes) }).toEqual({ file, hidden: undefined });
  }
});

describe('npm run photos', () => {
  let home: string;
  let photos: string;
  /** A photo from a phone that lay on its side: 40 by 20, red on the left; it says where it was taken. */
  let fromPhone: Buffer;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'hereabouts-photos-'));
    photos = join(home, 'content', 'photos');
    mkdirSync(photos, { recursive: true });
    fromPhone = withPlace(await drawn(2000, 1000));
  });
  afterAll(() => {
    rmSync(home, { recursive: true });
  });

  function run(...words: string[]) {
    const env = { ...process.env, CONTENT_DIR: join(home, 'content') };
    const script = join(projectFolder, 'scripts/photos.ts');
    return spawnSync(process.execPath, [script, ...words], { env, encoding: 'utf8', cwd: home });
  }

  it('takes a photo in: upright, small enough, and without the place it was taken at', async () => {
    expect(await exifr.gps(fromPhone)).toEqual({ latitude: 54.5, longitude: 2.75 });
    writeFileSync(join(home, 'Our Walk.jpg'), fromPhone);
    const { status, stdout } = run('Our Walk.jpg');
    expect(stdout).toMatch(/our-walk\.webp: .* without its Exif/);
    expect(status).toBe(0);
    const made = readFileSync(join(photos, 'our-walk.webp'));
    expect(inspectPhoto(made)).toEqual({ kind: 'webp', details: [], size: { width: 800, height: 1600 } });
    expect(await hiddenIn(made)).toBeUndefined();
    expect(readFileSync(join(home, 'Our Walk.jpg')).equals(fromPhone)).toBe(true);
  });

  it('puts right what the check refuses, keeps what is good, and says what it cannot open', async () => {
    const good = readFileSync(join(photos, 'our-walk.webp'));
    writeFileSync(join(photos, 'beach.jpg'), fromPhone);
    writeFileSync(join(photos, 'zip.jpg'), Buffer.concat([fromPhone, Buffer.from('PK\u0003\u0004<script>')]));
    writeFileSync(join(photos, 'page.png'), '<script>alert(1)</script>');
    const { status, stdout } = run();
    expect(stdout).toContain('page.png: this is no picture that can be opened');
    expect(stdout).toContain('2 photos drawn again.');
    expect(status).toBe(1);
    for (const file of ['beach.jpg', 'zip.jpg']) {
      const bytes = readFileSync(join(photos, file));
      expect(inspectPhoto(bytes)).toMatchObject({ kind: 'jpeg', details: [] });
      expect(await hiddenIn(bytes)).toBeUndefined();
      expect(bytes.includes('<script>')).toBe(false);
    }
    expect(readFileSync(join(photos, 'our-walk.webp')).equals(good)).toBe(true);
    expect(readdirSync(photos).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('overwrites no photo, and needs no browser to say so', () => {
    const { status, stderr } = run('Our Walk.jpg');
    expect(stderr).toMatch(/our-walk\.webp already/);
    expect(status).toBe(2);
  });
});

/** A JPEG drawn by the browser. */
async function drawn(width: number, height: number): Promise<Buffer> {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const text = await page.evaluate(
    async ([wide, high]) => {
      const canvas = new OffscreenCanvas(wide!, high!);
      const pen = canvas.getContext('2d')!;
      pen.fillStyle = 'red';
      pen.fillRect(0, 0, wide! / 2, high!);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [width, height],
  );
  await browser.close();
  return Buffer.from(text, 'base64');
}

/** The photo with Exif as a phone writes it: turn it a quarter to the right, and 54.5 N, 2.75 E. */
function withPlace(photo: Buffer): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer) => {
    const row = Buffer.alloc(12);
    row.writeUInt16BE(tag, 0);
    row.writeUInt16BE(type, 2);
    row.writeUInt32BE(count, 4);
    value.copy(row, 8);
    return row;
  };
  const short = (value: number) => Buffer.from([value >> 8, value & 0xff]);
  const long = (value: number) => Buffer.from([0, 0, value >> 8, value & 0xff]);
  const degrees = (whole: number, minutes: number) =>
    Buffer.concat([long(whole), long(1), long(minutes), long(1), long(0), long(1)]);
  const first = Buffer.concat([
    short(2),
    entry(0x112, 3, 1, short(6)),
    entry(0x8825, 4, 1, long(38)),
    long(0),
  ]);
  const place = Buffer.concat([
    short(4),
    entry(1, 2, 2, Buffer.from('N\0')),
    entry(2, 5, 3, long(92)),
    entry(3, 2, 2, Buffer.from('E\0')),
    entry(4, 5, 3, long(116)),
    long(0),
    degrees(54, 30),
    degrees(2, 45),
  ]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0MM\0*'), long(8), first, place]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1]), short(exif.length + 2), exif]);
  return Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]);
}
