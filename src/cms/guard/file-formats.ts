import { withoutBlanks } from '../without-blanks.ts';
import { readFields, type Fields } from './record-fields.ts';
import { recordKindOfNew } from './record-kind.ts';
import { writeRecord } from './write-record.ts';

/** How Decap reads a file into a form, and writes what a form holds. */
export interface FileFormat {
  fromFile(text: string): Fields;
  toFile(data: Fields): string;
}

const entryKind = recordKindOfNew('assets')!;

/** Entries: fields and a text, read by the reader of the content and written as its writer does. */
export const entryFormat: FileFormat = {
  fromFile: (text) => readFields(text, entryKind, 'of this entry'),
  toFile: (data) => writeRecord(data, entryKind),
};

/** All other records. The guard puts their fields in order, because only it knows which record it is. */
export const recordFormat: FileFormat = {
  fromFile: (text) => JSON.parse(text) as Fields,
  toFile: (data) => `${JSON.stringify(withoutBlanks(data) ?? {}, null, 2)}\n`,
};
