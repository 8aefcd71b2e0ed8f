import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { hostBackend, localBackend } from '../../../src/cms/config/backend.ts';
import { editingConfig, type EditingConfig } from '../../../src/cms/config/editing-config.ts';
import type { FormField } from '../../../src/cms/config/form-field.ts';
import { foldName } from '../../../src/cms/config/form-layout.ts';
import { photoWidget } from '../../../src/cms/photos/photo-settings.ts';
import { decapWidgetNames, widgetNames } from '../../../src/cms/widgets/widget-names.ts';
import { assetSchema } from '../../../src/domain/asset.ts';
import { calendarSchema } from '../../../src/domain/calendar.ts';
import { gapSchema } from '../../../src/domain/gap.ts';
import { panelMemberSchema } from '../../../src/domain/panel.ts';
import { roundSchema } from '../../../src/domain/round.ts';
import { screenSchema } from '../../../src/domain/screen.ts';
import { siteSchema, type Site } from '../../../src/domain/site.ts';
import {
  accessFactsFileSchema,
  neighbourhoodsFileSchema,
  targetGroupsFileSchema,
  themesFileSchema,
} from '../../../src/domain/taxonomy.ts';
import { venueSchema } from '../../../src/domain/venue.ts';
import { readDirectory } from '../../../src/reader/read-directory.ts';
import { decapValidator, type DecapValidator } from './decap-validator.ts';

const { directory } = readDirectory('content');
if (!directory) throw new Error('The sample town has errors: run npm run check.');

const local = {
  backend: localBackend('/'),
  folder: '',
  publishMode: 'simple',
  siteUrl: 'https://hereabouts.example/',
} as const;
const config = editingConfig(directory, local);

/** Each kind of record of the content, and where its fields are in the form. */
const records: readonly (readonly [name: string, schema: z.ZodObject, fields: readonly FormField[]])[] = [
  ['assets', assetSchema, fieldsOf('assets')],
  ['venues', venueSchema, fieldsOf('venues')],
  ['panel', panelMemberSchema, fieldsOf('panel')],
  ['screens', screenSchema, fieldsOf('screens')],
  ['gaps', gapSchema, fieldsOf('gaps')],
  ['rounds', roundSchema, fieldsOf('rounds')],
  ['themes', themesFileSchema, fieldsOf('taxonomy', 'themes')],
  ['neighbourhoods', neighbourhoodsFileSchema, fieldsOf('taxonomy', 'neighbourhoods')],
  ['groups', targetGroupsFileSchema, fieldsOf('taxonomy', 'groups')],
  ['facts', accessFactsFileSchema, fieldsOf('taxonomy', 'facts')],
  ['site', siteSchema, fieldsOf('site', 'site')],
  ['calendar', calendarSchema, fieldsOf('site', 'calendar')],
];

function fieldsOf(collection: string, file?: string): readonly FormField[] {
  const found = config.collections.find(({ name }) => name === collection) as
    | { fields?: readonly FormField[]; files?: readonly { name: string; fields: readonly FormField[] }[] }
    | undefined;
  return (file === undefined ? found : found?.files?.find(({ name }) => name === file))?.fields ?? [];
}

/** A field, and all the fields inside it. */
function withInner(field: FormField): readonly FormField[] {
  return [field, ...(field.fields ?? []).flatMap(withInner)];
}

const everyField = records.flatMap(([, , fields]) => fields.flatMap(withInner));

describe('the fields of the editing form', () => {
  test.each(records)('hold every field of the schema of %s, and nothing else', (name, schema, fields) => {
    const own = name === 'assets' ? ['body'] : [];
    const names = fields.map((field) => field.name).filter((field) => field !== foldName);
    expect([...names].sort()).toEqual([...Object.keys(schema.shape), ...own].sort());
  });

  test('are each filled in by a widget that the form registers', () => {
    const registered = new Set<string>([
      ...Object.values(widgetNames),
      ...decapWidgetNames,
      photoWidget,
      // Decap knows this one by itself: the field keeps what it holds.
      'hidden',
    ]);
    expect(everyField.filter(({ widget }) => !registered.has(widget))).toEqual([]);
  });

  test('that must be given stand before the line that opens the rest', () => {
    for (const [name, , fields] of records) {
      const fold = fields.findIndex((field) => field.name === foldName);
      const below = fold === -1 ? [] : fields.slice(fold + 1);
      expect(
        below.filter(({ required }) => required),
        name,
      ).toEqual([]);
    }
    expect(fieldsOf('assets').findIndex(({ name }) => name === foldName)).toBeGreaterThan(0);
  });

  test('are never asked for inside a record that may be left out', () => {
    const asked = everyField
      .filter(({ required, widget }) => !required && widget === 'object')
      .flatMap(({ name, fields = [] }) =>
        fields.filter(({ required }) => required).map((field) => `${name}.${field.name}`),
      );
    expect(asked).toEqual([]);
  });

  test('have names and hints for people, with no word of how a file is written', () => {
    const ofFiles = /\btrue\b|\bfalse\b|in quotes|\.json|\.md\b|taxonomy\/|content\/|\bslug\b|file name/i;
    const shown = everyField.filter(({ widget }) => widget !== 'hidden');
    expect(
      shown.filter(({ hint }) => ofFiles.test(hint ?? '')).map(({ name, hint }) => ({ name, hint })),
    ).toEqual([]);
    expect(shown.filter(({ label, name }) => label === name)).toEqual([]);
  });

  test('offer the words of the directory, not the codes of the files', () => {
    const choices = everyField.flatMap(({ options = [] }) => options);
    expect(choices.filter(({ label }) => /^[a-z]|-[a-z]+-|_/.test(label))).toEqual([]);
    const groups = everyField.find(({ name }) => name === 'groups' && name)?.options ?? [];
    expect(groups.map(({ label }) => label)).toEqual(directory.groups.map(({ title }) => title));
  });

  test('keep what only whoever runs the directory may change as it is', () => {
    const hidden = fieldsOf('site', 'site').filter(({ widget }) => widget === 'hidden');
    expect(hidden.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['schemaVersion', 'repository', 'editing', 'sampleToday']),
    );
  });
});

describe("Decap's own validator", () => {
  let decap: DecapValidator;

  beforeAll(async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    decap = await decapValidator();
    for (const name of [...decapWidgetNames, ...Object.values(widgetNames), photoWidget, 'hidden']) {
      decap.registerWidget({ name, controlComponent: () => null, schema: decap.schemas[name] ?? {} });
    }
  }, 60_000);

  const repository = { url: 'https://codeberg.org/silverpit/hereabouts' };
  const hosts: readonly (readonly [string, Site['editing'], Site['repository']])[] = [
    ['Forgejo', { mode: 'host', appId: 'abc' }, { ...repository, host: 'forgejo' } as Site['repository']],
    ['GitLab', { mode: 'host', appId: 'abc' }, { ...repository, host: 'gitlab' } as Site['repository']],
    [
      'GitHub',
      { mode: 'host', signIn: 'https://sign-in.example.org/' } as Site['editing'],
      { ...repository, host: 'github' } as Site['repository'],
    ],
    [
      'DecapBridge',
      {
        mode: 'decapbridge',
        signIn: 'https://auth.decapbridge.com/sites/1',
        gateway: 'https://gateway.decapbridge.com/',
      } as Site['editing'],
      { ...repository, host: 'github' } as Site['repository'],
    ],
  ];

  test('accepts the configuration on this computer', () => {
    expect(() => {
      decap.validateConfig(structuredClone(config));
    }).not.toThrow();
  });

  test.each(hosts)('accepts the configuration for %s, with drafts', (_host, editing, kept) => {
    const settings = {
      ...local,
      folder: 'content',
      publishMode: 'editorial_workflow',
      backend: hostBackend(editing!, kept!, local.siteUrl),
    } as const;
    expect(() => {
      decap.validateConfig(structuredClone(editingConfig(directory, settings)));
    }).not.toThrow();
  });

  test('refuses a configuration with a slip in it, so that accepting means something', () => {
    const spoilt: readonly [RegExp, (config: Record<string, unknown>) => unknown][] = [
      [/backend/, ({ backend: _, ...rest }) => rest],
      [/publish_mode/, (rest) => ({ ...rest, publish_mode: 'sometimes' })],
      [/collections names must be unique/, (rest) => ({ ...rest, collections: twice(rest) })],
      [/value_type|min|options|fields/, (rest) => ({ ...rest, collections: [withBadField(rest)] })],
    ];
    for (const [says, spoil] of spoilt) {
      expect(() => {
        decap.validateConfig(spoil(structuredClone(config)));
      }).toThrow(says);
    }
  });

  function twice({ collections }: Record<string, unknown>) {
    const [first] = collections as EditingConfig['collections'];
    return [first, first];
  }

  function withBadField({ collections }: Record<string, unknown>) {
    const [first] = collections as EditingConfig['collections'];
    return { ...first, fields: [{ name: 'kind', widget: 'select' }] };
  }
});

describe('where the form keeps what is written', () => {
  test('is the folder of the content in the repository, or the content alone on this computer', () => {
    const hosted = editingConfig(directory, { ...local, folder: 'content' });
    const places = (from: EditingConfig) =>
      from.collections.flatMap((collection) =>
        'files' in collection
          ? (collection as { files: readonly { file: string }[] }).files.map(({ file }) => file)
          : [(collection as { folder: string }).folder],
      );
    expect(places(hosted)).toEqual(places(config).map((place) => `content/${place}`));
    expect(config['media_folder']).toBe('photos');
    expect(hosted['media_folder']).toBe('content/photos');
  });

  test('is named to Decap as each host wants it', () => {
    const forgejo = hostBackend(
      { mode: 'host', appId: 'abc' },
      { host: 'forgejo', url: 'https://codeberg.org/silverpit/hereabouts' as never, branch: 'live' },
      'https://hereabouts.example/',
    );
    expect(forgejo).toMatchObject({
      name: 'forgejo',
      repo: 'silverpit/hereabouts',
      branch: 'live',
      app_id: 'abc',
      api_root: 'https://codeberg.org/api/v1',
    });
    const gitlab = hostBackend(
      { mode: 'host', appId: 'abc' },
      { host: 'gitlab', url: 'https://gitlab.com/town/group/hereabouts.git' as never },
      'https://hereabouts.example/',
    );
    expect(gitlab).toMatchObject({
      repo: 'town/group/hereabouts',
      branch: 'main',
      auth_type: 'pkce',
      api_root: 'https://gitlab.com/api/v4',
    });
    const github = hostBackend(
      { mode: 'host', signIn: 'https://sign-in.example.org/oauth/auth' as never },
      { host: 'github', url: 'https://github.com/silverpit/hereabouts' as never },
      'https://hereabouts.example/',
    );
    expect(github).toMatchObject({
      base_url: 'https://sign-in.example.org',
      auth_endpoint: 'oauth/auth',
    });
  });
});
