/**
 * The editing form: Decap, put together from its parts and set up from two files that the build writes beside it. It is
 * bundled by `scripts/build/bundle-editing-form.ts` and runs in `/admin/` alone.
 */
import './without-eval.ts';
import './admin.css';
import { GitGatewayBackend } from 'decap-cms-backend-git-gateway';
import { GitHubBackend } from 'decap-cms-backend-github';
import { GitLabBackend } from 'decap-cms-backend-gitlab';
import { ForgejoBackend } from 'decap-cms-backend-forgejo';
import { ProxyBackend } from 'decap-cms-backend-proxy';
import { DecapCmsCore } from 'decap-cms-core';
import { DecapCmsWidgetBoolean } from 'decap-cms-widget-boolean';
import { DecapCmsWidgetNumber } from 'decap-cms-widget-number';
import { DecapCmsWidgetObject } from 'decap-cms-widget-object';
import { DecapCmsWidgetSelect } from 'decap-cms-widget-select';
import { DecapCmsWidgetString } from 'decap-cms-widget-string';
import { DecapCmsWidgetText } from 'decap-cms-widget-text';
import { mendAccess } from './access/mend-access.ts';
import { pageNames } from './access/page-names.ts';
import { askHostAlone } from './ask-host-alone.ts';
import { withOwnFilter } from './config/own-filter.ts';
import { openDesk } from './desk/open-desk.ts';
import type { EditingConfig } from './config/editing-config.ts';
import type { EditingFacts } from './editing-facts.ts';
import { carefulForgejo } from './forgejo/forgejo-backend.ts';
import type { FormContext } from './form-context.ts';
import { guardedBackend } from './guard/guarded-backend.ts';
import { registerGuard } from './guard/register-guard.ts';
import { registerPhotos } from './photos/register-photos.ts';
import { registerPreviews } from './previews/register-previews.ts';
import { registerWords } from './words/register-words.ts';
import { registerWidgets } from './widgets/register-widgets.ts';
import { keptChecker } from './who-checks.ts';

const backends = {
  forgejo: carefulForgejo(ForgejoBackend),
  gitlab: GitLabBackend,
  github: askHostAlone(GitHubBackend),
  'git-gateway': askHostAlone(GitGatewayBackend),
  proxy: ProxyBackend,
};

const widgets = [
  DecapCmsWidgetString,
  DecapCmsWidgetText,
  DecapCmsWidgetNumber,
  DecapCmsWidgetBoolean,
  DecapCmsWidgetSelect,
  DecapCmsWidgetObject,
];

/** Reads a file that the build has written beside this program. */
async function readBeside(name: string): Promise<unknown> {
  const response = await fetch(new URL(name, document.baseURI));
  if (!response.ok) throw new Error(`${name} cannot be read (${response.status}).`);
  return response.json();
}

async function start(): Promise<void> {
  const { hash, search } = window.location;
  const [made, facts] = await Promise.all([readBeside('config.json'), readBeside('entries.json')]);
  const config = withOwnFilter(made as EditingConfig, keptChecker().by);
  const cms = DecapCmsCore;
  const context: FormContext = { cms, facts: facts as EditingFacts, config };
  for (const [name, backend] of Object.entries(backends)) {
    cms.registerBackend(name, guardedBackend(backend));
  }
  for (const { Widget } of widgets) cms.registerWidget(Widget());
  registerWords(context);
  registerWidgets(context);
  registerPreviews(context);
  registerGuard(context);
  registerPhotos(context);
  mendAccess(pageNames(context));
  cms.init({ config: config as unknown as NonNullable<Parameters<typeof cms.init>[0]>['config'] });
  openDesk(context, { hash, search });
}

start().catch((error: unknown) => {
  const place = document.querySelector('[data-form-says]');
  if (place) place.textContent = `The form could not start. Load the page again. (${String(error)})`;
});
