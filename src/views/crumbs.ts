import { addressOf } from './addresses.ts';
import type { LinkView } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';

/** The first step of every way back: the home page, under the name of the place. */
export function homeCrumb({ directory, base }: ViewContext): LinkView {
  return { words: directory.site.name, href: addressOf.home(base) };
}
