import type { Site } from '../domain/site.ts';
import { addressOf } from './addresses.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';

/** The page of the editing form, or the page that says why there is none. */
export interface EditingView {
  readonly page: PageFacts;
  readonly title: string;
  /** The form; absent where the site has none. */
  readonly form?: EditingFormView;
  /** What to do where there is none. */
  readonly without: NoFormView;
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

/** What somebody reads who looks for the form where there is none. */
export interface NoFormView {
  readonly lead: string;
  /** For readers, for panel members, and for whoever looks after the site. */
  readonly ways: readonly {
    readonly title: string;
    readonly words: string;
    /** A command to type. */
    readonly command?: string;
    readonly link?: LinkView;
  }[];
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
  const without = noForm(base, directory.site);
  if (hasEditingForm !== true) return { page, title, without };
  return {
    page,
    title,
    without,
    form: {
      script: `${addressOf.admin(base)}app.js`,
      styles: `${addressOf.admin(base)}app.css`,
      waiting: 'The editing form is on its way.',
      withoutScripts: 'The editing form needs JavaScript. The pages of the directory do not.',
      hosts: hostsOf(directory.site),
    },
  };
}

function noForm(base: string, { editing }: Site): NoFormView {
  return {
    lead:
      editing === undefined
        ? 'This copy of the directory is not joined to a place where changes are kept, so nothing can be changed from here.'
        : 'This copy of the directory was built without its editing form, so nothing can be changed from here.',
    ways: [
      {
        title: 'Something is wrong or missing?',
        words: 'Tell the panel. It takes a minute, and you need no account.',
        link: { words: 'Tell us', href: addressOf.suggest(base) },
      },
      {
        title: 'You keep this directory on your computer?',
        words: 'Type this in its folder. The form opens in your browser, for the files on your computer.',
        command: 'npm run edit',
      },
      {
        title: 'You look after the site?',
        words:
          'Say in site.json, under "editing", how members of the panel sign in. The page "Editing" in the repository goes through it, host by host.',
      },
    ],
  };
}

/** The other sites that the form talks to. Photos of accounts and pages about the health of a host are not among them. */
function hostsOf({ editing, repository }: Site): readonly string[] {
  if (!editing || !repository) return [];
  const own = repository.host === 'github' ? 'https://api.github.com' : new URL(repository.url).origin;
  const services = [editing.signIn, editing.gateway].flatMap((address) =>
    address === undefined ? [] : [new URL(address).origin],
  );
  // With GitHub, the sign-in service is a window of its own; by e-mail, all goes through the service.
  if (editing.mode !== 'host') return [...new Set(services)];
  return [own];
}
