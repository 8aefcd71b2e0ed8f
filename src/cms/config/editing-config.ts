import type { z } from 'zod';
import { assetSchema } from '../../domain/asset.ts';
import { calendarSchema } from '../../domain/calendar.ts';
import type { Directory } from '../../domain/directory.ts';
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
import type { BackendConfig } from './backend.ts';
import { fieldsOfSchema } from './field-of-schema.ts';
import type { FormField } from './form-field.ts';
import { knownFields } from './known-fields.ts';

/** What a configuration is made for. */
export interface EditingSettings {
  readonly backend: BackendConfig;
  /** Folder of the content in the repository, without slashes; empty where the repository is the content. */
  readonly folder: string;
  readonly publishMode: 'simple' | 'editorial_workflow';
  /** Address of the site, with its base path. */
  readonly siteUrl: string;
}

/** A kind of record of which there are many, each in a file of its own. */
export interface FolderCollection {
  readonly name: string;
  readonly label: string;
  readonly label_singular: string;
  readonly folder: string;
  readonly format: 'yaml-frontmatter' | 'json';
  readonly extension: 'md' | 'json';
  readonly create: boolean;
  readonly delete: boolean;
  readonly fields: readonly FormField[];
  readonly [setting: string]: unknown;
}

/** Records of which there is one each. */
export interface FilesCollection {
  readonly name: string;
  readonly label: string;
  readonly files: readonly {
    readonly name: string;
    readonly label: string;
    readonly file: string;
    readonly fields: readonly FormField[];
    readonly [setting: string]: unknown;
  }[];
  readonly [setting: string]: unknown;
}

/** The whole configuration of the form: `/admin/config.json`. */
export interface EditingConfig {
  readonly backend: BackendConfig;
  readonly collections: readonly (FolderCollection | FilesCollection)[];
  readonly [setting: string]: unknown;
}

/** The configuration of the form, made from the schemas of the domain and from the directory's own words. */
export function editingConfig(directory: Directory, settings: EditingSettings): EditingConfig {
  const within = (path: string) => (settings.folder === '' ? path : `${settings.folder}/${path}`);
  return {
    load_config_file: false,
    locale: 'en_GB',
    site_url: settings.siteUrl,
    display_url: settings.siteUrl,
    backend: settings.backend,
    publish_mode: settings.publishMode,
    media_folder: within('photos'),
    public_folder: '',
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    collections: [
      {
        name: 'assets',
        label: 'Entries',
        label_singular: 'Entry',
        folder: within('assets'),
        format: 'yaml-frontmatter',
        extension: 'md',
        create: true,
        delete: false,
        slug: '{{title}}',
        summary: '{{title}}',
        fields: [
          ...fieldsOfSchema(assetSchema, knownFields.asset),
          { name: 'body', label: 'Text', widget: 'text', required: false },
        ],
      },
      folder('venues', 'Venues', 'Venue', venueSchema, knownFields.venue, within),
      folder('panel', 'Panel', 'Panel member', panelMemberSchema, knownFields.panel, within),
      folder('screens', 'Screens', 'Screen', screenSchema, knownFields.screen, within),
      folder('gaps', 'Gaps', 'Gap', gapSchema, knownFields.gap, within),
      folder('rounds', 'Review rounds', 'Review round', roundSchema, knownFields.round, within),
      {
        name: 'taxonomy',
        label: 'Words we sort by',
        files: [
          file('themes', 'Themes', 'taxonomy/themes.json', themesFileSchema, knownFields.themes, within),
          file(
            'neighbourhoods',
            'Neighbourhoods',
            'taxonomy/neighbourhoods.json',
            neighbourhoodsFileSchema,
            knownFields.neighbourhoods,
            within,
          ),
          file(
            'groups',
            'Who it is for',
            'taxonomy/target-groups.json',
            targetGroupsFileSchema,
            knownFields.groups,
            within,
          ),
          file(
            'facts',
            'Access facts',
            'taxonomy/access-facts.json',
            accessFactsFileSchema,
            knownFields.facts,
            within,
          ),
        ],
      },
      {
        name: 'site',
        label: 'The directory itself',
        files: [
          file('site', directory.site.name, 'site.json', siteSchema, knownFields.site, within),
          file(
            'calendar',
            'School terms and bank holidays',
            'calendar.json',
            calendarSchema,
            knownFields.calendar,
            within,
          ),
        ],
      },
    ],
  };
}

type Known = Parameters<typeof fieldsOfSchema>[1];
type Within = (path: string) => string;

function folder(
  name: string,
  label: string,
  singular: string,
  schema: z.ZodType,
  known: Known,
  within: Within,
): FolderCollection {
  return {
    name,
    label,
    label_singular: singular,
    folder: within(name),
    format: 'json',
    extension: 'json',
    create: true,
    delete: false,
    fields: fieldsOfSchema(schema, known),
  };
}

function file(name: string, label: string, path: string, schema: z.ZodType, known: Known, within: Within) {
  return { name, label, file: within(path), fields: fieldsOfSchema(schema, known) };
}
