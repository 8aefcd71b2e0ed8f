import { addressOf } from './addresses.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';

/** The page for an address that leads nowhere. */
export interface NotFoundView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  readonly searchAction: string;
  /** Ways on. */
  readonly links: readonly LinkView[];
}

/** The page for an address that leads nowhere. */
export function notFoundView({ base }: ViewContext): NotFoundView {
  const title = 'Nothing lives at this address';
  const lead = 'It may have moved, or a letter is wrong in the address. What you want may still be here.';
  return {
    page: { title, description: lead, path: `${base}404.html`, isHidden: true, search: 'page' },
    title,
    lead,
    searchAction: addressOf.find(base),
    links: [
      { words: 'Everything, A to Z', href: addressOf.assets(base) },
      { words: 'What is on this week', href: addressOf.thisWeek(base) },
      { words: 'The home page', href: addressOf.home(base) },
      { words: 'Tell us what is wrong or missing', href: addressOf.suggest(base) },
    ],
  };
}
