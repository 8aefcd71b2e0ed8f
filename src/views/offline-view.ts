import { addressOf } from './addresses.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';

/** The page in the place of one that is not kept, while there is no network. */
export interface OfflineView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  readonly advice: string;
  /** Pages that are kept. */
  readonly links: readonly LinkView[];
}

/** The page in the place of one that is not kept, while there is no network. */
export function offlineView({ base }: ViewContext): OfflineView {
  const title = 'This page needs a network';
  const lead = 'It is not kept on this device yet, and there is no network just now.';
  return {
    page: { title, description: lead, path: addressOf.offline(base), isHidden: true },
    title,
    lead,
    advice: 'These pages work without one. So do pages you looked at before, and everything on your list.',
    links: [
      { words: 'Find something', href: addressOf.find(base) },
      { words: 'What is on this week', href: addressOf.thisWeek(base) },
      { words: 'My list', href: addressOf.myList(base) },
      { words: 'The home page', href: addressOf.home(base) },
    ],
  };
}
