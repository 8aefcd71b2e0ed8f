import { Document, isScalar, Scalar, visit } from 'yaml';
import { assetSchema, type Asset } from '../domain/asset.ts';
import { formatPhone, phoneSchema } from '../domain/phone.ts';
import { venueSchema, type Venue } from '../domain/venue.ts';
import { inSchemaOrder } from './schema-order.ts';

/** Texts that are quoted although YAML would not always ask for it: phones lose their first 0, "10:00" looks odd bare. */
const digitsOnly = /^[\d: ]+$/;

/** Lists of short words stand on one line up to this many characters. */
const longestRow = 90;

/**
 * Writes an entry's file: front matter in the order of the schema, phone numbers and times in quotes, short lists
 * on one line, then the text. Reading the file gives the same entry back.
 */
export function writeEntry(asset: Asset, body: string): string {
  // Parsing puts the fields in the order of the schema, at every depth.
  return withFrontMatter(asWritten(assetSchema.parse(asset)), body);
}

/**
 * Writes an entry that may be half finished, as a form holds it: in the same way as `writeEntry`, and without asking
 * whether it is good. Blanks are to be left out before.
 */
export function writeEntryAsItIs(fields: Readonly<Record<string, unknown>>, body: string): string {
  return withFrontMatter(asWritten(inSchemaOrder(assetSchema, fields)), body);
}

function withFrontMatter(fields: unknown, body: string): string {
  return `---\n${toYaml(fields)}---\n${body === '' ? '' : `\n${body.trim()}\n`}`;
}

/** Writes some fields of an entry as `writeEntry` would; those that are undefined are left out. */
export function writeFields(fields: { readonly [Field in keyof Asset]?: Asset[Field] | undefined }): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : toYaml(asWritten(Object.fromEntries(given)));
}

function toYaml(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && digitsOnly.test(scalar.value))
        scalar.type = Scalar.QUOTE_DOUBLE;
    },
    Seq: (_, list) => {
      const isShort =
        list.items.every((item) => isScalar(item)) && JSON.stringify(list.toJSON()).length <= longestRow;
      if (isShort) list.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Writes a venue's file: fields in the order of the schema. Reading the file gives the same venue back. */
export function writeVenue(venue: Venue): string {
  return `${JSON.stringify(asWritten(venueSchema.parse(venue)), null, 2)}\n`;
}

/** Leaves out what a schema fills in by itself (weekly is every week), and groups phone numbers as people say them. */
export function asWritten(value: unknown, name = ''): unknown {
  if (name === 'phone' && typeof value === 'string') return writtenPhone(value);
  if (Array.isArray(value)) return value.map((item) => asWritten(item));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([key, field]) => !(key === 'every' && field === 1));
  return Object.fromEntries(fields.map(([key, field]) => [key, asWritten(field, key)]));
}

/** A phone number in groups; one that is not good yet stays as it was typed. */
function writtenPhone(typed: string): string {
  const result = phoneSchema.safeParse(typed);
  return result.success ? formatPhone(result.data) : typed;
}
