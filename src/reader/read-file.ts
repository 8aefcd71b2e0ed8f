import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Problem } from '../domain/problem.ts';
import type { ContentFile } from './list-content.ts';

/** Keeps a symbolic link that took a file's place since it was listed from being followed. Windows has no such flag. */
const openFlags = constants.O_RDONLY | ((constants as { O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0);

/** Bytes of a content file; a problem when it cannot be opened. */
export function readBytes(file: ContentFile): Buffer | Problem {
  try {
    const descriptor = openSync(file.fullPath, openFlags);
    try {
      return fstatSync(descriptor).isFile() ? readFileSync(descriptor) : cannotOpen(file);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return cannotOpen(file);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Text of a content file, in UTF-8 with or without a byte order mark; a problem when it is something else. */
export function readText(file: ContentFile): string | Problem {
  const bytes = readBytes(file);
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (isUtf16(bytes)) return notUtf8(file, 'it is UTF-16');
  try {
    return utf8.decode(bytes);
  } catch {
    return notUtf8(file, 'it is an old encoding, or no text at all');
  }
}

function isUtf16(bytes: Buffer): boolean {
  return ['fffe', 'feff'].includes(bytes.toString('hex', 0, 2));
}

function cannotOpen({ file }: ContentFile): Problem {
  return {
    severity: 'error',
    rule: 'unreadable-file',
    file,
    found: 'This file is there, but it cannot be opened.',
    fix: 'Look at who may read the file, then try again.',
  };
}

function notUtf8({ file }: ContentFile, why: string): Problem {
  return {
    severity: 'error',
    rule: 'not-utf8',
    file,
    found: `The letters of this file are not saved as UTF-8: ${why}.`,
    fix: 'Open it in a text editor and save it again with the encoding UTF-8.',
  };
}
