import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectFacts } from '../../src/cms/collect-facts.ts';
import { editingConfig } from '../../src/cms/config/editing-config.ts';
import { settingsOf } from '../../src/cms/config/editing-settings.ts';
import { knownDirectory } from '../../src/cms/known-directory.ts';
import type { Site } from '../../src/domain/site.ts';
import { basemapOf } from '../../src/map/tiles/basemap.ts';
import type { EditingPlace, Published } from '../../src/reader/published-directory.ts';
import type { Environment } from '../environment.ts';
import { filesIn } from './built-site.ts';
import { bundleEditingForm, canBundleEditingForm, formFiles } from './bundle-editing-form.ts';

/** Where the editing form keeps what is written in it; undefined where the site is to have none. */
export function editingPlace(
  site: Pick<Site, 'editing'>,
  editing: Environment['editing'],
): EditingPlace | undefined {
  if (editing === 'off' || !canBundleEditingForm()) return undefined;
  if (editing === 'local') return 'local';
  return site.editing ? 'host' : undefined;
}

/** The files beside the form's page that it starts from, by name. */
export function editingData(published: Published): Readonly<Record<string, unknown>> {
  const { directory, today, site } = published;
  return {
    'config.json': editingConfig(directory, settingsOf(published)),
    'entries.json': collectFacts({ directory, today, base: site.base, siteUrl: site.url }),
  };
}

/**
 * Puts the editing form beside its page: the bundle, its configuration and what it needs of the directory.
 *
 * @returns how many files were written
 */
export async function addEditingForm(published: Published, siteFolder: string): Promise<number> {
  const bundle = await bundleEditingForm();
  const folder = join(siteFolder, formFiles.folder);
  cpSync(bundle, folder, { recursive: true });
  const basemap = published.basemap && (await basemapOf(published.basemap));
  const data = Object.entries({
    ...editingData(published),
    'directory.json': knownDirectory(published, basemap),
  });
  for (const [name, value] of data) writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`);
  return filesIn(bundle).length + data.length;
}
