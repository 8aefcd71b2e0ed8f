import { Document, isScalar, Scalar, visit } from 'yaml';
import { assetSchema, type Asset } from '../domain/asset.ts';
import { venueSchema, type Venue } from '../domain/venue.ts';

/** Texts that are quoted although YAML would not always ask for it: phones lose their first 0, "10:00" looks odd bare. */
const digitsOnly = /^[\d:]+$/;

/** Lists of short words stand on one line up to this many characters. */
const longestRow = 90;

/**
 * Writes an entry's file: front matter in the order of the schema, phone numbers and times in quotes, short lists
 * on one line, then the text. Reading the file gives the same entry back.
 */
export function writeEntry(asset: Asset, body: string): string {
  // Parsing puts the fields in the order of the schema, at every depth.
  const document = new Document(withoutDefaults(assetSchema.parse(asset)));
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
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n${body === '' ? '' : `\n${body.trim()}\n`}`;
}

/** Writes a venue's file: fields in the order of the schema. Reading the file gives the same venue back. */
export function writeVenue(venue: Venue): string {
  return `${JSON.stringify(withoutDefaults(venueSchema.parse(venue)), null, 2)}\n`;
}

/** Leaves out what a schema fills in by itself: every week is what "weekly" says already. */
function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([name, field]) => !(name === 'every' && field === 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutDefaults(field)]));
}
