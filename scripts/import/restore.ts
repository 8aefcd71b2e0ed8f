import type { OpenRecords } from '../../src/domain/open-records.ts';
import { writeEntry, writeVenue } from '../../src/reader/write-entry.ts';

/** The files of a content folder that say what records say, by path. */
export interface Restored {
  readonly files: ReadonlyMap<string, string>;
  /** What did not come along, in words. */
  readonly notes: readonly string[];
}

/**
 * A whole directory as a content folder: what was exported comes back as it was, its checks included. Photos are not
 * in an export, so entries come without theirs.
 */
export function filesOfRecords(records: OpenRecords): Restored {
  const files = new Map<string, string>();
  const json = (path: string, value: unknown) => files.set(path, `${JSON.stringify(value, null, 2)}\n`);
  json('site.json', records.site);
  json('calendar.json', records.calendar);
  json('taxonomy/themes.json', { themes: records.themes });
  json('taxonomy/neighbourhoods.json', { neighbourhoods: records.neighbourhoods });
  json('taxonomy/target-groups.json', { groups: records.groups });
  json('taxonomy/access-facts.json', { facts: records.facts });
  let photos = 0;
  for (const { slug, facts, text } of records.assets) {
    const { photo, ...rest } = facts;
    if (photo !== undefined) photos += 1;
    files.set(`assets/${slug}.md`, writeEntry(rest, text ?? ''));
  }
  for (const { slug, facts } of records.venues) files.set(`venues/${slug}.json`, writeVenue(facts));
  for (const folder of ['panel', 'gaps', 'rounds', 'screens'] as const) {
    for (const { slug, facts } of records[folder]) json(`${folder}/${slug}.json`, facts);
  }
  const notes = photos === 0 ? [] : [`Photos are not in an export: ${photos} entries come without theirs.`];
  return { files, notes };
}
