import { assetSchema, type Asset } from '../domain/asset.ts';

/** A field of an entry. */
export type AssetField = keyof Asset;

/**
 * How the Open Referral feed carries a field, for whoever reads the feed back:
 * `as-it-is` the same value comes back; `in-words` all its words come back, in the text or beside a value of the
 * standard; `in-part` what the standard has a value for comes back; `left-out` it is only in `data/assets.json`.
 */
export type Keeping = 'as-it-is' | 'in-words' | 'in-part' | 'left-out';

/**
 * What the feed keeps of each field of an entry. Held to what comes back from a feed, field by field, by the tests of
 * there and back; a new field of the schema has to be put in its place here.
 */
export const openReferralKeeps: Readonly<Record<AssetField, Keeping>> = {
  title: 'as-it-is',
  kind: 'as-it-is',
  themes: 'as-it-is',
  spoken: 'as-it-is',
  // Where it is free it comes back as free; all other prices in words.
  cost: 'in-words',
  summary: 'in-words',
  whenInWords: 'in-words',
  firstVisit: 'in-words',
  give: 'in-words',
  joining: 'in-words',
  access: 'in-words',
  links: 'in-words',
  runBy: 'in-words',
  alert: 'in-words',
  // Venues with their address and pin, one where several share an address; areas, online and notes in words.
  where: 'in-part',
  // The rule, times, start and end of a session; days off and terms in words.
  sessions: 'in-part',
  // Ages; everybody it is for in words.
  for: 'in-part',
  // Paused comes back as paused without its day, out of season too; closed entries leave the feed.
  status: 'in-part',
  // Phone numbers, e-mail and web addresses of organisations; roles and named persons do not come back.
  contacts: 'in-part',
  communities: 'left-out',
  number: 'left-out',
  shortTitle: 'left-out',
  formality: 'left-out',
  publicity: 'left-out',
  hook: 'left-out',
  connections: 'left-out',
  checked: 'left-out',
  tried: 'left-out',
  reviewEvery: 'left-out',
  steward: 'left-out',
  added: 'left-out',
  external: 'left-out',
  photo: 'left-out',
  formerly: 'left-out',
};

/** What people call the fields of an entry that are kept in one way: "Hook", "Run by". */
export function fieldsKept(how: Keeping): string[] {
  return Object.entries(assetSchema.shape).flatMap(([field, schema]) =>
    openReferralKeeps[field as AssetField] === how ? (schema.meta()?.title ?? field) : [],
  );
}
