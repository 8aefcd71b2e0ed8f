import type { z } from 'zod';
import { assetSchema } from '../../domain/asset.ts';
import { calendarSchema } from '../../domain/calendar.ts';
import { gapSchema } from '../../domain/gap.ts';
import { panelMemberSchema } from '../../domain/panel.ts';
import { roundSchema } from '../../domain/round.ts';
import { screenSchema } from '../../domain/screen.ts';
import { siteSchema } from '../../domain/site.ts';
import {
  accessFactsFileSchema,
  neighbourhoodsFileSchema,
  targetGroupsFileSchema,
  themesFileSchema,
} from '../../domain/taxonomy.ts';
import { venueSchema } from '../../domain/venue.ts';

/** What a file of the content holds, and how it is written. */
export interface RecordKind {
  readonly schema: z.ZodType;
  /** An entry has fields and a text below them; all else is JSON. */
  readonly isEntry: boolean;
}

const schemasOfFolders: Readonly<Record<string, z.ZodType | undefined>> = {
  venues: venueSchema,
  panel: panelMemberSchema,
  screens: screenSchema,
  gaps: gapSchema,
  rounds: roundSchema,
};

const schemasOfFiles: Readonly<Record<string, z.ZodType | undefined>> = {
  'taxonomy/themes.json': themesFileSchema,
  'taxonomy/neighbourhoods.json': neighbourhoodsFileSchema,
  'taxonomy/target-groups.json': targetGroupsFileSchema,
  'taxonomy/access-facts.json': accessFactsFileSchema,
  'site.json': siteSchema,
  'calendar.json': calendarSchema,
};

/**
 * What a file holds, by its path in the repository, which may have the content in any folder; undefined for files that
 * are no record, such as photos.
 */
export function recordKindOf(path: string): RecordKind | undefined {
  const [name = '', folder = ''] = path.split('/').reverse();
  if (folder === 'assets' && name.endsWith('.md')) return { schema: assetSchema, isEntry: true };
  const schema =
    schemasOfFiles[`${folder}/${name}`] ??
    schemasOfFiles[name] ??
    (name.endsWith('.json') ? schemasOfFolders[folder] : undefined);
  return schema && { schema, isEntry: false };
}

/**
 * What a record holds that has no file yet, by the collection of the form that it is made in.
 *
 * @param collection name of the collection, the same as its folder
 */
export function recordKindOfNew(collection: string): RecordKind | undefined {
  return recordKindOf(`${collection}/new.${collection === 'assets' ? 'md' : 'json'}`);
}
