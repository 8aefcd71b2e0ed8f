import { addressOf } from './addresses.ts';
import type { PageFacts } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';

/** The page of the editing form, or the page that says why there is none. */
export interface EditingView {
  readonly page: PageFacts;
  readonly title: string;
  /** The form; absent where the site has none. */
  readonly form?: EditingFormView;
}

/** What the page of the form loads, and whom it may ask. */
export interface EditingFormView {
  readonly script: string;
  readonly styles: string;
  /** Said until the form has come. */
  readonly waiting: string;
  /** Said where scripts do not run. */
  readonly withoutScripts: string;
  /** Scheme and host of each other site that the form may talk to: the git host, and the service that signs in. */
  readonly hosts: readonly string[];
}

/** The page of the editing form. */
export function editingView({ base, directory, hasEditingForm }: ViewContext): EditingView {
  const title = 'Editing form';
  const page = {
    title,
    description: `Where the panel keeps the directory of ${directory.site.name}.`,
    path: addressOf.admin(base),
    isHidden: true,
  };
  if (hasEditingForm !== true) return { page, title };
  return {
    page,
    title,
    form: {
      script: `${addressOf.admin(base)}app.js`,
      styles: `${addressOf.admin(base)}app.css`,
      waiting: 'The editing form is on its way.',
      withoutScripts: 'The editing form needs JavaScript. The pages of the directory do not.',
      hosts: [],
    },
  };
}
