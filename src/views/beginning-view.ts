import { addressOf } from './addresses.ts';
import type { LinkView } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';

/** What pages show while a directory has no entries at all: an invitation in the place of many empty rows. */
export interface BeginningView {
  readonly title: string;
  readonly says: string;
  readonly link: LinkView;
}

/** The invitation, while there is no entry that lists may hold or ever held; undefined once there is one. */
export function beginningView({ directory, base }: ViewContext): BeginningView | undefined {
  if (directory.assets.length > 0) return undefined;
  return {
    title: 'This list is just beginning',
    says: 'Do you know of a lunch, a walk, a choir, a place to sit, or somebody with a ladder to lend? It may have no name and no address. Tell us, and somebody will go and see.',
    link: { words: 'Tell us of something good', href: addressOf.suggest(base) },
  };
}
