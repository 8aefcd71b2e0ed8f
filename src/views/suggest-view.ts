import type { Site } from '../domain/site.ts';
import { absoluteAddress, addressOf } from './addresses.ts';
import { suggestPageId } from './content-page-view.ts';
import type { PageFacts } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';

/** One reason to write to the panel, with a message begun. */
export interface SuggestReason {
  readonly title: string;
  /** What to say, also on the phone or at the desk. */
  readonly say: readonly string[];
  /** Whether it is about an entry that is here already. */
  readonly isAboutEntry: boolean;
  /** Opens a message with its subject and questions; absent where the panel has no e-mail address. */
  readonly href?: string;
}

/** The page on which people tell the panel what is wrong or missing. */
export interface SuggestView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  readonly reasons: readonly SuggestReason[];
  /** The address that messages go to, in words; absent where there is none. */
  readonly email?: string;
  /** The page in MDX whose words stand below. */
  readonly wordsId: string;
  /** The slip to print, fill in and hand in. */
  readonly slip: { readonly words: string; readonly href: string };
  /** Where entries live, absolute: `?about=<slug>` is looked up under it by the page's small script. */
  readonly entries: string;
}

/** The first question of what is about an entry that is here already. */
const whichOne = 'Which one is it?';

const reasons: readonly { title: string; say: readonly string[] }[] = [
  {
    title: 'The times or the place are wrong',
    say: [whichOne, 'What is right?', 'How do you know? You go there, you run it, or you saw a notice.'],
  },
  {
    title: 'It has closed or stopped for now',
    say: [whichOne, 'Since when?', 'Where could people go instead?'],
  },
  {
    title: 'Something else is wrong',
    say: [whichOne, 'What is wrong, and what is right?'],
  },
  {
    title: 'Something good is not here yet',
    say: [
      'What is it called?',
      'What happens there, when, and where?',
      'Who may come, and what does it cost?',
      'Whom can we ask? A place or a role, please, not the number of a private person.',
    ],
  },
  {
    title: 'I looked for something and there is nothing',
    say: ['What did you look for?', 'Whereabouts?', 'When would it help?'],
  },
];

/** The page on which people tell the panel what is wrong or missing. */
export function suggestView(context: ViewContext): SuggestView {
  const { site } = context.directory;
  const email = suggestionEmail(site);
  const lead = 'Anybody may tell us: at the desk, by phone or by e-mail. You do not have to say who you are.';
  return {
    page: {
      title: 'Tell us what is wrong or missing',
      description: `How to correct or add something in ${site.name}. ${lead}`,
      path: addressOf.suggest(context.base),
    },
    title: 'Tell us what is wrong or missing',
    lead,
    reasons: reasons.map(({ title, say }) => ({
      title,
      say,
      isAboutEntry: say[0] === whichOne,
      ...(email === undefined ? {} : { href: messageAddress(email, site.name, title, say) }),
    })),
    ...(email === undefined ? {} : { email }),
    wordsId: suggestPageId,
    slip: { words: 'Print a slip to fill in and hand in', href: addressOf.slip(context.base) },
    entries: absoluteAddress(context, addressOf.assets(context.base)),
  };
}

/** Where messages to the panel go; undefined where it has no e-mail address. */
export function suggestionEmail(site: Site): string | undefined {
  return site.suggestions?.email ?? site.panel.email;
}

/**
 * A `mailto:` address with a message begun; encodeURIComponent because in these a plus is a plus and not a space.
 *
 * @param say questions to answer, each with room below it
 */
export function messageAddress(email: string, place: string, title: string, say: readonly string[]): string {
  const subject = encodeURIComponent(`Hereabouts ${place}: ${title}`);
  const body = encodeURIComponent(say.map((question) => `${question}\r\n\r\n`).join(''));
  return `mailto:${email}?subject=${subject}&body=${body}`;
}
