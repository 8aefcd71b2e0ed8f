/** What the first bytes of a photo say it is. */
export type PhotoKind = 'jpeg' | 'png' | 'webp';

/** A photo looked into, without decoding it. */
export interface PhotoFacts {
  /** Undefined for anything that is not a whole picture of one of the three kinds. */
  readonly kind?: PhotoKind | undefined;
  /** Names of the hidden details it carries, such as `Exif`: camera, owner, place and time. */
  readonly details: readonly string[];
  /** Width and height in pixels, as the file states them; undefined where it does not. */
  readonly size?: PhotoSize | undefined;
}

/** Width and height in pixels. */
export interface PhotoSize {
  readonly width: number;
  readonly height: number;
}

/** What a reader of one kind of picture finds in a whole one. */
type Contents = Omit<PhotoFacts, 'kind'>;

/** File endings by kind, the usual one first. */
export const photoEndings: Readonly<Record<PhotoKind, readonly [string, ...string[]]>> = {
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  webp: ['webp'],
};

/**
 * Says what kind of picture some bytes are and which hidden details they carry. Colour profiles are let through;
 * everything else that describes the picture, its maker or its place is named.
 */
export function inspectPhoto(bytes: Uint8Array): PhotoFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = readers.find(({ start }) =>
    start.every((part) => textAt(view, part.at, part.is.length) === part.is),
  );
  const found = reader?.read(view);
  if (found === undefined) return { details: [] };
  return { kind: reader?.kind, ...found, details: [...new Set(found.details)] };
}

const readers: readonly {
  kind: PhotoKind;
  start: readonly { at: number; is: string }[];
  /** Undefined when the picture is not whole, or when something comes after it. */
  read: (view: DataView) => Contents | undefined;
}[] = [
  { kind: 'jpeg', start: [{ at: 0, is: '\xFF\xD8\xFF' }], read: readJpeg },
  { kind: 'png', start: [{ at: 0, is: '\x89PNG\r\n\x1A\n' }], read: readPng },
  {
    kind: 'webp',
    start: [
      { at: 0, is: 'RIFF' },
      { at: 8, is: 'WEBP' },
    ],
    read: readWebp,
  },
];

/** Something that neither a browser nor a person needs to see the picture. */
const unknownDetails = 'details of an unknown kind';

/** Segments that describe a picture: what each is called, or nothing where it is needed to show the picture. */
const jpegSegments: readonly { marker: number; start: string; name?: string }[] = [
  { marker: 0xe0, start: 'JFIF\0' },
  { marker: 0xe2, start: 'ICC_PROFILE\0' },
  { marker: 0xee, start: 'Adobe' },
  { marker: 0xe1, start: 'Exif\0', name: 'Exif' },
  { marker: 0xe1, start: 'http://ns.adobe.com/', name: 'XMP' },
  { marker: 0xed, start: '', name: 'IPTC' },
  { marker: 0xfe, start: '', name: 'a comment' },
];

const startOfScan = 0xda;
const endOfImage = 0xd9;

/**
 * Segments: marker, length, content (ITU T.81, annex B). The picture's own bytes follow a scan, and there may be
 * several; nothing may come after the end of the image.
 */
function readJpeg(view: DataView): Contents | undefined {
  const details: string[] = [];
  let size: PhotoSize | undefined;
  let hasPicture = false;
  for (let offset = 2; offset + 2 <= view.byteLength;) {
    if (view.getUint8(offset) !== 0xff) return undefined;
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (marker === endOfImage)
      return hasPicture && offset + 2 === view.byteLength ? { details, size } : undefined;
    if (offset + 4 > view.byteLength) return undefined;
    const describes = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (describes) details.push(...nameOfSegment(view, offset, marker));
    if (startsFrame(marker) && offset + 9 <= view.byteLength) {
      size = { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) };
    }
    offset += 2 + view.getUint16(offset + 2);
    if (marker !== startOfScan) continue;
    hasPicture = true;
    offset = endOfScan(view, offset);
  }
  return undefined;
}

function nameOfSegment(view: DataView, offset: number, marker: number): string[] {
  const known = jpegSegments.find(
    (row) => row.marker === marker && textAt(view, offset + 4, row.start.length) === row.start,
  );
  if (known === undefined) return [unknownDetails];
  return known.name === undefined ? [] : [known.name];
}

/** Start of a frame, of which there are many kinds; three markers among them are something else. */
function startsFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Where the next marker stands: in a scan, 0xFF means itself before a zero, and eight marks only keep time. */
function endOfScan(view: DataView, from: number): number {
  let offset = from;
  while (offset + 1 < view.byteLength) {
    const next = view.getUint8(offset + 1);
    const isMarker = view.getUint8(offset) === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7);
    if (isMarker) return offset;
    offset += 1;
  }
  return view.byteLength;
}

/** Chunks that a picture is made of, or that say how its colours are meant. */
const pngChunks: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST sPLT pHYs acTL fcTL fdAT'.split(' '),
);

const pngDetails: Readonly<Record<string, string>> = {
  eXIf: 'Exif',
  tEXt: 'a comment',
  zTXt: 'a comment',
  iTXt: 'XMP or a comment',
  tIME: 'the time it was changed',
};

/** Chunks: length, name, content, checksum (W3C PNG). */
function readPng(view: DataView): Contents | undefined {
  const details: string[] = [];
  let size: PhotoSize | undefined;
  for (let offset = 8; offset + 12 <= view.byteLength;) {
    const name = textAt(view, offset + 4, 4);
    if (!pngChunks.has(name)) details.push(pngDetails[name] ?? unknownDetails);
    if (name === 'IHDR' && offset + 16 <= view.byteLength) {
      size = { width: view.getUint32(offset + 8), height: view.getUint32(offset + 12) };
    }
    offset += 12 + view.getUint32(offset);
    if (name === 'IEND') return offset === view.byteLength ? { details, size } : undefined;
  }
  return undefined;
}

const webpChunks: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const webpDetails: Readonly<Record<string, string>> = { EXIF: 'Exif', 'XMP ': 'XMP' };

/** Chunks: name, length, content, filled up to an even length (RFC 9649). */
function readWebp(view: DataView): Contents | undefined {
  if (view.byteLength < 20 || view.getUint32(4, true) + 8 !== view.byteLength) return undefined;
  const details: string[] = [];
  let size: PhotoSize | undefined;
  let offset = 12;
  while (offset + 8 <= view.byteLength) {
    const name = textAt(view, offset, 4);
    if (!webpChunks.has(name)) details.push(webpDetails[name] ?? unknownDetails);
    size ??= sizeOfWebp(view, name, offset + 8);
    const length = view.getUint32(offset + 4, true);
    offset += 8 + length + (length % 2);
  }
  return offset === view.byteLength ? { details, size } : undefined;
}

/** Each of the three chunks that may come first states the size in its own way (RFC 9649, RFC 6386). */
function sizeOfWebp(view: DataView, name: string, at: number): PhotoSize | undefined {
  if (at + 10 > view.byteLength) return undefined;
  if (name === 'VP8X') {
    const edge = (from: number) => (view.getUint32(from, true) & 0xffffff) + 1;
    return { width: edge(at + 4), height: (view.getUint32(at + 6, true) >>> 8) + 1 };
  }
  if (name === 'VP8 ' && textAt(view, at + 3, 3) === '\x9D\x01\x2A') {
    const edge = (from: number) => view.getUint16(from, true) & 0x3fff;
    return { width: edge(at + 6), height: edge(at + 8) };
  }
  if (name === 'VP8L' && view.getUint8(at) === 0x2f) {
    const bits = view.getUint32(at + 1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return undefined;
}

function textAt(view: DataView, offset: number, length: number): string {
  if (offset < 0 || offset + length > view.byteLength) return '';
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset, length));
}
