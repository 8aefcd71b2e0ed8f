import { addressOf } from './addresses.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { stepsOf } from './suggest-view.ts';
import type { ViewContext } from './view-context.ts';

/** The receipt: what somebody reads who has just sent something. */
export interface SuggestThanksView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  readonly steps: readonly string[];
  /** Where it can be followed. */
  readonly follow: LinkView;
  readonly privacy: string;
  readonly again: LinkView;
}

/** The receipt: what somebody reads who has just sent something. */
export function suggestThanksView({ directory, base }: ViewContext): SuggestThanksView {
  const { site } = directory;
  return {
    page: {
      title: 'Thank you, the panel has it',
      description: `What happens to what somebody tells the panel of ${site.name}.`,
      path: addressOf.suggestThanks(base),
      isHidden: true,
    },
    title: 'Thank you, the panel has it',
    lead: 'You have just made the list better for somebody you may never meet.',
    steps: stepsOf(site),
    follow: { words: 'what came of what people said', href: addressOf.suggestionOutcomes(base) },
    privacy:
      'What you wrote is not put on the site as it is. Your name and number are never written down; if you left a way to answer, we use it once and destroy it.',
    again: { words: 'Tell us something else', href: addressOf.suggest(base) },
  };
}
