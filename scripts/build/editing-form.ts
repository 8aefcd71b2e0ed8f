import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectFacts } from '../../src/cms/collect-facts.ts';
import { editingConfig } from '../../src/cms/config/editing-config.ts';
import { settingsOf } from '../../src/cms/config/editing-settings.ts';
import { knownDirectory } from '../../src/cms/known-directory.ts';
import type { Site } from '../../src/domain/site.ts';
import { formPage } from '../../src/cms/form-page.ts';
import { basemapOf } from '../../src/map/tiles/basemap.ts';
import type { EditingPlace, Published } from '../../src/reader/published-directory.ts';
import { editingView } from '../../src/views/editing-view.ts';
import { frameView } from '../../src/views/frame-view.ts';
import { viewContextOf } from '../../src/views/view-context.ts';
import type { Environment } from '../environment.ts';
import { filesIn } from './built-site.ts';
import { bundleEditingForm, canBundleEditingForm, formFiles, integrityOf } from './bundle-editing-form.ts';

/** Where the editing form keeps what is written in it; undefined where the site is to have none. */
export function editingPlace(
  site: Pick<Site, 'editing'>,
  editing: Environment['editing'],
): EditingPlace | undefined {
  if (editing === 'off' || !canBundleEditingForm()) return undefined;
  if (editing === 'local') return 'local';
  return site.editing ? 'host' : undefined;
}

/**
 * The form's page, whole; empty where the site has no form.
 *
 * @param bundle folder of the bundle
 */
export function editingPage(published: Published, bundle: string): string {
  const context = viewContextOf(published);
  const { form, page } = editingView(context);
  if (!form) return '';
  const integrity = (file: string) => integrityOf(readFileSync(join(bundle, file)));
  return formPage(frameView(page, context).title, context.base, form, {
    script: integrity(formFiles.script),
    styles: integrity(formFiles.styles),
  });
}

/** The files beside the form's page that it starts from, by name. */
export async function editingData(published: Published): Promise<Readonly<Record<string, unknown>>> {
  const { directory, today, site } = published;
  const basemap = published.basemap && (await basemapOf(published.basemap));
  return {
    'config.json': editingConfig(directory, settingsOf(published)),
    'entries.json': collectFacts({ directory, today, base: site.base, siteUrl: site.url }),
    'directory.json': knownDirectory(published, basemap),
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
  const data = Object.entries(await editingData(published));
  for (const [name, value] of data) writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`);
  writeFileSync(join(folder, 'index.html'), editingPage(published, bundle));
  return filesIn(bundle).length + data.length + 1;
}
