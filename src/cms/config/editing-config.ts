import { assetSchema } from '../../domain/asset.ts';
import { calendarSchema } from '../../domain/calendar.ts';
import type { Directory } from '../../domain/directory.ts';
import { gapSchema, gapStateNames } from '../../domain/gap.ts';
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
import { withoutLibrary } from '../photos/photo-settings.ts';
import type { BackendConfig } from './backend.ts';
import { fieldsOfSchema, type FieldsKnown } from './field-of-schema.ts';
import type { FormField } from './form-field.ts';
import { fieldsInSight, layOut } from './form-layout.ts';
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
  const folder = (options: FolderOptions): FolderCollection => ({
    format: 'json',
    extension: 'json',
    create: true,
    // What has ended is closed, so that its address goes on to say so.
    delete: false,
    slug: '{{title}}',
    summary: '{{title}}',
    editor: withoutPreview,
    ...options,
    folder: within(options.name),
  });
  const file = (name: string, label: string, path: string, fields: readonly FormField[]) => ({
    name,
    label,
    file: within(path),
    fields,
  });
  return {
    load_config_file: false,
    locale: 'en_GB',
    site_url: settings.siteUrl,
    display_url: settings.siteUrl,
    logo: { src: `${new URL(settings.siteUrl).pathname}favicon.svg`, show_in_header: false },
    show_preview_links: false,
    backend: settings.backend,
    publish_mode: settings.publishMode,
    media_folder: within('photos'),
    // An entry holds the bare name of its photo.
    public_folder: '',
    ...withoutLibrary,
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    collections: [
      {
        ...folder({
          name: 'assets',
          label: 'Entries',
          label_singular: 'entry',
          format: 'yaml-frontmatter',
          extension: 'md',
          editor: withPreview,
          summary: withState('{{title}}', 'status.is'),
          fields: assetFields(directory),
          sortable_fields: [
            { field: 'title', label: 'Name', default_sort: 'asc' },
            { field: 'checked.on', label: 'Last checked' },
          ],
          view_filters: assetFilters(directory),
          view_groups: [
            { label: 'What it is', field: 'kind' },
            { label: 'Looked after by', field: 'steward' },
          ],
        }),
      },
      folder({
        name: 'venues',
        label: 'Venues',
        label_singular: 'venue',
        editor: withPreview,
        fields: layOut(fieldsOfSchema(venueSchema, knownFields.venue), fieldsInSight.venue),
        sortable_fields: byTitle,
      }),
      folder({
        name: 'gaps',
        label: 'What is missing',
        label_singular: 'gap',
        editor: withPreview,
        summary: withState('{{title}}', 'state'),
        fields: layOut(fieldsOfSchema(gapSchema, knownFields.gap), fieldsInSight.gap),
        sortable_fields: [...byTitle, { field: 'noticedOn', label: 'Noticed on' }],
        view_filters: Object.entries(gapStateNames).map(([state, label]) => ({
          label,
          field: 'state',
          pattern: `^${state}$`,
        })),
      }),
      folder({
        name: 'panel',
        label: 'Panel members',
        label_singular: 'panel member',
        // A member has no name of the directory's own; Decap wants to be told of some field all the same.
        identifier_field: 'term',
        slug: nextMember(directory),
        summary: "{{filename}}{{name | ternary(', ', '')}}{{name}}",
        fields: fieldsOfSchema(panelMemberSchema, knownFields.panel),
        sortable_fields: [{ field: 'term.to', label: 'End of the term' }],
      }),
      folder({
        name: 'rounds',
        label: 'Review rounds',
        label_singular: 'review round',
        fields: fieldsOfSchema(roundSchema, knownFields.round),
        sortable_fields: [{ field: 'from', label: 'First day' }],
      }),
      folder({
        name: 'screens',
        label: 'Screens',
        label_singular: 'screen',
        fields: layOut(fieldsOfSchema(screenSchema, knownFields.screen), fieldsInSight.screen),
        sortable_fields: byTitle,
      }),
      {
        name: 'taxonomy',
        label: 'Words we sort by',
        format: 'json',
        editor: withoutPreview,
        description: 'After a change here the site is built anew before the form offers the new words.',
        files: [
          file(
            'themes',
            'Themes',
            'taxonomy/themes.json',
            fieldsOfSchema(themesFileSchema, knownFields.themes),
          ),
          file(
            'neighbourhoods',
            'Neighbourhoods',
            'taxonomy/neighbourhoods.json',
            fieldsOfSchema(neighbourhoodsFileSchema, knownFields.neighbourhoods),
          ),
          file(
            'groups',
            'Who it may be for',
            'taxonomy/target-groups.json',
            fieldsOfSchema(targetGroupsFileSchema, knownFields.groups),
          ),
          file(
            'facts',
            'Access facts',
            'taxonomy/access-facts.json',
            fieldsOfSchema(accessFactsFileSchema, knownFields.facts),
          ),
        ],
      },
      {
        name: 'site',
        label: 'The directory itself',
        editor: withoutPreview,
        format: 'json',
        files: [
          file(
            'site',
            'About this directory',
            'site.json',
            layOut(fieldsOfSchema(siteSchema, knownFields.site), fieldsInSight.site),
          ),
          file(
            'calendar',
            'School terms and bank holidays',
            'calendar.json',
            fieldsOfSchema(calendarSchema, knownFields.calendar),
          ),
        ],
      },
    ],
  };
}

type FolderOptions = Pick<FolderCollection, 'name' | 'label' | 'label_singular' | 'fields'> &
  Readonly<Record<string, unknown>>;

/** What has a page of its own has a preview of it: see `src/cms/previews`. */
const withPreview = { preview: true } as const;
const withoutPreview = { preview: false } as const;

const byTitle = [{ field: 'title', label: 'Name', default_sort: 'asc' }] as const;

/** "Plot 14 (paused)": a row of a list, with a word that not every record has. */
function withState(title: string, field: string): string {
  return `${title}{{${field} | ternary(' (', '')}}{{${field}}}{{${field} | ternary(')', '')}}`;
}

function assetFields(directory: Directory): FormField[] {
  const groups = directory.groups.map(({ slug, title }) => ({ value: slug, label: title }));
  const known: FieldsKnown = {
    ...knownFields.asset,
    'for.groups': { ...knownFields.asset['for.groups'], options: groups },
  };
  const body: FormField = {
    name: 'body',
    label: 'Text',
    widget: 'text',
    required: false,
    hint: 'More about it, in short paragraphs and plain words.',
  };
  return layOut([...fieldsOfSchema(assetSchema, known), body], fieldsInSight.asset);
}

/** Decap matches a pattern with the words of a value; a list of texts shows each in double quotes. */
function assetFilters(directory: Directory) {
  return [
    { label: 'Paused', field: 'status.is', pattern: '^paused$' },
    { label: 'Closed', field: 'status.is', pattern: '^closed$' },
    ...directory.themes.map(({ slug, title }) => ({ label: title, field: 'themes', pattern: `"${slug}"` })),
  ];
}

/** The next name for a panel member, who has no other: `member-14`. */
function nextMember(directory: Directory): string {
  const numbers = directory.members.map(({ slug }) => Number(/^member-(\d+)$/.exec(slug)?.[1] ?? 0));
  return `member-${Math.max(0, ...numbers) + 1}`;
}
