import type { Directory } from '../../domain/directory.ts';
import { hostBackend, localBackend } from './backend.ts';
import type { EditingSettings } from './editing-config.ts';

/** What is published, as far as the settings of the form depend on it. */
export interface PublishedForm {
  readonly directory: Pick<Directory, 'site'>;
  readonly site: { readonly url: string; readonly base: string };
  readonly editing?: 'host' | 'local' | undefined;
}

/** The settings of the form: those of `site.json`, or those of this computer. */
export function settingsOf({ directory, site, editing }: PublishedForm): EditingSettings {
  const siteUrl = `${site.url}${site.base}`;
  const { editing: own, repository } = directory.site;
  if (editing === 'local' || !own || !repository) {
    return { siteUrl, folder: '', publishMode: 'simple', backend: localBackend(site.base) };
  }
  return {
    siteUrl,
    folder: own.folder ?? 'content',
    publishMode: own.workflow === true ? 'editorial_workflow' : 'simple',
    backend: hostBackend(own, repository, site.url),
  };
}
