import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { mayShow, outputs } from '../../../src/domain/consent.ts';
import type { Contact } from '../../../src/domain/contact.ts';
import type { Directory } from '../../../src/domain/directory.ts';
import { isServing } from '../../../src/domain/panel.ts';
import type { IsoDay } from '../../../src/domain/calendar-day.ts';
import { patternOf } from '../../forget/words.ts';
import { siteError, type SiteRule } from './rule.ts';

/**
 * Nothing in the whole of the site, search index and calendars included, tells of somebody whose consent was
 * withdrawn or has run out, or of a member who no longer serves. Every output leaves them out by itself; this is a
 * second look at all that is about to be published. What was found is not repeated.
 */
export const nobodyIsTold: SiteRule = ({ folder, files }, { directory, today }) => {
  const secrets = secretsOf(directory, today);
  if (secrets.length === 0) return [];
  return files
    .filter((file) => !holdsNoText.test(file))
    .flatMap((file) => {
      const text = textOf(join(folder, file));
      return secrets
        .filter(({ pattern }) => text.search(pattern) >= 0)
        .map(({ owner }) =>
          siteError(
            'private-details',
            file,
            `details of somebody who has not agreed to it, from ${owner}`,
            'Take the details out of that file of the content. Then tell the makers of Hereabouts, since this should never happen.',
          ),
        );
    });
};

const holdsNoText = /\.(?:jpe?g|png|webp|woff2|pbf|mvt|wasm|ico)$/;

interface Secret {
  /** The file it stands in. */
  readonly owner: string;
  readonly pattern: RegExp;
}

/** Details that nobody may see now, save those that the directory states elsewhere for everybody. */
function secretsOf(directory: Directory, today: IsoDay): Secret[] {
  const isWithheld = ({ consent }: Contact) =>
    consent !== undefined && outputs.every((output) => !mayShow(consent, output, today));
  const ofContacts = directory.assets.flatMap(({ data, source }) =>
    (data.contacts ?? [])
      .filter(isWithheld)
      .flatMap(({ name, phone, email }) => details(source.file, name, phone, email)),
  );
  const ofMembers = directory.members
    .filter(({ data }) => !data.public || !isServing(data, today))
    .flatMap(({ data, source }) => details(source.file, data.name));
  const found = [...ofContacts, ...ofMembers];
  if (found.length === 0) return [];
  const elsewhere = statedElsewhere(directory, isWithheld);
  return found.filter(({ pattern }) => elsewhere.search(pattern) < 0);
}

/** A name of one word alone says too little: "Rose" is a flower as well. */
function details(owner: string, name?: string, phone?: string, email?: string): Secret[] {
  const words = [name?.includes(' ') ? name : undefined, phone, email].filter((word) => word !== undefined);
  return words.map((word) => ({ owner, pattern: patternOf(word) }));
}

/** All else that the directory says, as Latin-1: a number that is a desk's as well is no secret. */
function statedElsewhere(directory: Directory, isWithheld: (contact: Contact) => boolean): string {
  const { site, assets, venues, gaps, screens, themes, neighbourhoods } = directory;
  const entries = assets.map(({ data, body }) => ({
    ...data,
    contacts: data.contacts?.filter((contact) => !isWithheld(contact)),
    body: body.text,
  }));
  const records = [...venues, ...gaps, ...screens].map(({ data }) => data);
  const text = JSON.stringify([site, themes, neighbourhoods, entries, records]);
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** A file's text as Latin-1; what is packed, as the search index is, unpacked. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isPacked ? gunzipSync(bytes) : bytes).toString('latin1');
}
