import type { FilesCollection } from '../config/editing-config.ts';
import type { FormContext } from '../form-context.ts';
import type { PageNames } from './page-heading.ts';

/** What the form's pages are called, from how the form is set up. */
export function pageNames({ config, facts }: Pick<FormContext, 'config' | 'facts'>): PageNames {
  const kinds = config.collections.map(({ name, label, label_singular: one }) => [
    name,
    (typeof one === 'string' ? one : label).toLowerCase(),
  ]);
  const files = config.collections.flatMap((collection) =>
    'files' in collection
      ? (collection as FilesCollection).files.map(({ name, label }) => [`${collection.name}/${name}`, label])
      : [],
  );
  const members = facts.members.map(({ slug, title }) => [`panel/${slug}`, title]);
  return {
    place: facts.place,
    kinds: Object.fromEntries(kinds) as PageNames['kinds'],
    titles: Object.fromEntries([...files, ...members]) as PageNames['titles'],
  };
}
