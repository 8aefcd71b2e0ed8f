import type { FormContext } from '../form-context.ts';
import type { PageNames } from './page-heading.ts';

/** What the form's pages are called, from how the form is set up. */
export function pageNames({ config, facts }: Pick<FormContext, 'config' | 'facts'>): PageNames {
  const kinds = config.collections.map(({ name, label, label_singular: one }) => [
    name,
    (typeof one === 'string' ? one : label).toLowerCase(),
  ]);
  return { place: facts.place, kinds: Object.fromEntries(kinds) as PageNames['kinds'] };
}
