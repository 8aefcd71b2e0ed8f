import { fromJS } from 'immutable';
import type { EditingFacts } from '../editing-facts.ts';
import type { FormContext } from '../form-context.ts';
import { askInDialog } from './ask.ts';
import { BeforeSave, type Draft } from './before-save.ts';
import { DraftOrigins, type TextStore } from './draft-origins.ts';
import type { NameOfSlug } from './field-words.ts';
import { entryFormat, recordFormat } from './file-formats.ts';
import { focusField } from './focus-field.ts';
import { SaveGuard } from './save-guard.ts';
import { useGuard } from './signed-in.ts';
import { hasUnsavedWords } from './unsaved-words.ts';

/** Registers what is done to an entry before it is saved: blanks out, keys in order, and the schema's own rules. */
export function registerGuard({ cms, facts }: FormContext): void {
  const origins = new DraftOrigins(browserStore(), hasUnsavedWords);
  useGuard(
    new SaveGuard({
      origins,
      ask: askInDialog,
      nameOf: namesOf(facts),
      showAgain: openFormAgain,
    }),
  );
  cms.registerCustomFormat('yaml-frontmatter', 'md', entryFormat);
  cms.registerCustomFormat('json', 'json', recordFormat);
  const beforeSave = new BeforeSave({ origins, ask: askInDialog, facts, showField: focusField });
  cms.registerEventListener({
    name: 'preSave',
    handler: async ({ entry }: { entry: DecapEntry }) => fromJS(await beforeSave.prepare(draftOf(entry))),
  } as unknown as Parameters<typeof cms.registerEventListener>[0]);
}

/** An entry in the form, as Decap hands it over. */
interface DecapEntry {
  get(name: 'path' | 'collection' | 'raw'): string | undefined;
  get(name: 'newRecord'): boolean | undefined;
  get(name: 'data'): { toJS(): Draft['fields'] };
}

function draftOf(entry: DecapEntry): Draft {
  return {
    collection: entry.get('collection') ?? '',
    path: entry.get('newRecord') === true ? undefined : entry.get('path'),
    raw: entry.get('raw') ?? '',
    fields: entry.get('data').toJS(),
  };
}

/** Long enough for Decap to close a form, in milliseconds. */
const formCloses = 100;

/** Closes the form that is open and opens it again, so that it shows what is kept now. */
function openFormAgain(): void {
  const here = window.location.hash;
  const comeBack = () => {
    setTimeout(() => {
      window.location.replace(here);
    }, formCloses);
  };
  window.addEventListener('hashchange', comeBack, { once: true });
  // Decap keeps no page at this address.
  window.location.replace('#/again');
}

function browserStore(): TextStore {
  return {
    getItem: (key) => localStorage.getItem(key),
    setItem: (key, text) => {
      localStorage.setItem(key, text);
    },
    removeItem: (key) => {
      localStorage.removeItem(key);
    },
    keys: () => Object.keys(localStorage),
  };
}

/** Titles of what fields name by slug. */
function namesOf({ venues, entries, members }: EditingFacts): NameOfSlug {
  const names = new Map([...entries, ...venues, ...members].map(({ slug, title }) => [slug, title]));
  return (slug) => names.get(slug);
}
