import type { Problem } from '../domain/problem.ts';
import type { ContentFile } from './list-content.ts';
import { inspectPhoto, photoEndings, type PhotoFacts } from './photo-file.ts';
import { readBytes } from './read-file.ts';

/** Checks a photo: a whole picture of the kind its ending says, and without hidden details of its maker. */
export function checkPhoto(photo: ContentFile): Problem[] {
  const bytes = readBytes(photo);
  if (!Buffer.isBuffer(bytes)) return [bytes];
  const facts = inspectPhoto(bytes);
  return [...checkKind(photo.file, facts), ...checkDetails(photo.file, facts)];
}

function checkKind(file: string, { kind }: PhotoFacts): Problem[] {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  const wrong = { severity: 'error', rule: 'photo-kind', file } as const;
  if (kind === undefined) {
    const found = 'This is not a whole JPEG, PNG or WebP picture.';
    return [{ ...wrong, found, fix: 'Open the picture and save it again as a JPEG, with the ending .jpg.' }];
  }
  const [usual] = photoEndings[kind];
  if (photoEndings[kind].includes(ending)) return [];
  const found = `This is a ${kind.toUpperCase()} picture with the ending .${ending}.`;
  return [{ ...wrong, found, fix: `Give the file the ending .${usual}.` }];
}

function checkDetails(file: string, { details }: PhotoFacts): Problem[] {
  if (details.length === 0) return [];
  return [
    {
      severity: 'error',
      rule: 'photo-metadata',
      file,
      found: `The picture carries hidden details (${details.join(', ')}). They may tell who took it, where and when.`,
      fix: 'Take a screenshot of the picture and put that in its place, or export it without its details.',
    },
  ];
}
