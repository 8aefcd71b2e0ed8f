/** What the first bytes of a photo say it is. */
export type PhotoKind = 'jpeg' | 'png' | 'webp';

/** A photo looked into, without decoding it. */
export interface PhotoFacts {
  /** Undefined for anything that is not a whole picture of one of the three kinds. */
  readonly kind?: PhotoKind | undefined;
  /** Names of the hidden details it carries, such as `Exif`: camera, owner, place and time. */
  readonly details: readonly string[];
}

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
  const details = reader?.read(view);
  return details === undefined ? { details: [] } : { kind: reader?.kind, details: [...new Set(details)] };
}

const readers: readonly {
  kind: PhotoKind;
  start: readonly { at: number; is: string }[];
  /** The hidden details; undefined when the picture is not whole. */
  read: (view: DataView) => string[] | undefined;
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

const jpegDetails: readonly { marker: number; start: string; name: string }[] = [
  { marker: 0xe1, start: 'Exif\0', name: 'Exif' },
  { marker: 0xe1, start: 'http://ns.adobe.com/', name: 'XMP' },
  { marker: 0xe1, start: '', name: 'details of an unknown kind' },
  { marker: 0xed, start: '', name: 'IPTC' },
  { marker: 0xfe, start: '', name: 'a comment' },
];

/** Segments up to the picture itself: marker, length, content (ITU T.81, annex B). */
function readJpeg(view: DataView): string[] | undefined {
  const details: string[] = [];
  const startOfScan = 0xda;
  for (let offset = 2; offset + 4 <= view.byteLength;) {
    if (view.getUint8(offset) !== 0xff) return undefined;
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (marker === startOfScan) return endsAsJpeg(view) ? details : undefined;
    const found = jpegDetails.find(
      (row) => row.marker === marker && textAt(view, offset + 4, row.start.length) === row.start,
    );
    if (found) details.push(found.name);
    offset += 2 + view.getUint16(offset + 2);
  }
  return undefined;
}

function endsAsJpeg(view: DataView): boolean {
  return textAt(view, view.byteLength - 2, 2) === '\xFF\xD9';
}

const pngDetails: Readonly<Record<string, string>> = {
  eXIf: 'Exif',
  tEXt: 'a comment',
  zTXt: 'a comment',
  iTXt: 'XMP or a comment',
  tIME: 'the time it was changed',
};

/** Chunks: length, name, content, checksum (W3C PNG). */
function readPng(view: DataView): string[] | undefined {
  const details: string[] = [];
  for (let offset = 8; offset + 12 <= view.byteLength;) {
    const name = textAt(view, offset + 4, 4);
    if (name in pngDetails) details.push(pngDetails[name]!);
    offset += 12 + view.getUint32(offset);
    if (name === 'IEND') return offset === view.byteLength ? details : undefined;
  }
  return undefined;
}

const webpDetails: Readonly<Record<string, string>> = { EXIF: 'Exif', 'XMP ': 'XMP' };

/** Chunks: name, length, content, filled up to an even length (RFC 9649). */
function readWebp(view: DataView): string[] | undefined {
  if (view.byteLength < 20 || view.getUint32(4, true) + 8 !== view.byteLength) return undefined;
  const details: string[] = [];
  let offset = 12;
  while (offset + 8 <= view.byteLength) {
    const name = textAt(view, offset, 4);
    if (name in webpDetails) details.push(webpDetails[name]!);
    const length = view.getUint32(offset + 4, true);
    offset += 8 + length + (length % 2);
  }
  return offset === view.byteLength ? details : undefined;
}

function textAt(view: DataView, offset: number, length: number): string {
  if (offset < 0 || offset + length > view.byteLength) return '';
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset, length));
}
