import type { Problem } from '../domain/problem.ts';
import type { ContentFile } from './list-content.ts';
import { inspectPhoto, photoEndings, type PhotoFacts } from './photo-file.ts';
import { readBytes } from './read-file.ts';

/** Checks a photo: a whole picture of the kind its ending says, and without hidden details of its maker. */
export function checkPhoto(photo: ContentFile): Problem[] {
  const bytes = readBytes(photo);
  if (!Buffer.isBuffer(bytes)) return [bytes];
  const facts = inspectPhoto(bytes);
  return [
    ...checkKind(photo.file, facts),
    ...checkSize(photo.file, facts),
    ...checkDetails(photo.file, facts),
  ];
}

function checkKind(file: string, { kind }: PhotoFacts): Problem[] {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  const wrong = { severity: 'error', rule: 'photo-kind', file } as const;
  if (kind === undefined) {
    const found = 'This is not a whole JPEG, PNG or WebP picture.';
    return [
      {
        ...wrong,
        found,
        fix: 'Run "npm run photos", or open the picture and save it again as a JPEG, with the ending .jpg.',
      },
    ];
  }
  const [usual] = photoEndings[kind];
  if (photoEndings[kind].includes(ending)) return [];
  const found = `This is a ${kind.toUpperCase()} picture with the ending .${ending}.`;
  return [{ ...wrong, found, fix: `Give the file the ending .${usual}.` }];
}

/** A file of few bytes can say it is as wide as a street, and a phone that opens it runs out of memory. */
function checkSize(file: string, { size }: PhotoFacts): Problem[] {
  if (size === undefined || size.width * size.height <= mostPixels) return [];
  const { width, height } = size;
  return [
    {
      severity: 'error',
      rule: 'photo-size',
      file,
      found: `The picture is ${width.toLocaleString('en-GB')} by ${height.toLocaleString('en-GB')} pixels, too large for a phone to open.`,
      fix: 'Run "npm run photos", or save a smaller copy, about 1,600 pixels wide.',
    },
  ];
}

/** What the best cameras of phones take. */
const mostPixels = 50_000_000;

function checkDetails(file: string, { details }: PhotoFacts): Problem[] {
  if (details.length === 0) return [];
  return [
    {
      severity: 'error',
      rule: 'photo-metadata',
      file,
      found: `The picture carries hidden details (${details.join(', ')}). They may tell who took it, where and when.`,
      fix: 'Run "npm run photos", which takes them out. Or put a screenshot of the picture in its place.',
    },
  ];
}
