import type { Site } from '../domain/site.ts';
import {
  formCalled,
  formField,
  questionsOf,
  suggestionFormNames,
  suggestionForms,
  trapField,
  type Question,
  type SuggestionFormName,
} from '../domain/suggestion-form.ts';
import { suggestionWays, usualAnswerDays, type SuggestionWay } from '../domain/suggestion.ts';
import { issueWith, mailWith } from '../formats/suggestion-message.ts';
import { daysInWords } from '../formats/suggestion-pull-request.ts';
import { absoluteAddress, addressOf } from './addresses.ts';
import { suggestPageId } from './content-page-view.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { outcomeRow, type OutcomeRow } from './suggestion-outcomes-view.ts';
import type { ViewContext } from './view-context.ts';

/** A way to send what one has to say, with a message begun. */
export interface SuggestLink extends LinkView {
  readonly way: SuggestionWay;
  /** What to know first, like that everybody can read it. */
  readonly note?: string | undefined;
}

/** A form that the host of the site keeps for the panel. */
export interface HostedForm {
  /** Where it is sent: an address of the site itself. */
  readonly action: string;
  readonly service: 'netlify' | 'cloudflare';
  /** Name under which the host keeps it. */
  readonly called: string;
  /** The field that holds that name. */
  readonly field: string;
  /** The field that nobody sees and that must stay empty. */
  readonly trap: string;
  readonly questions: readonly Question[];
}

/** One thing to tell the panel. */
export interface SuggestPart {
  readonly name: SuggestionFormName;
  readonly title: string;
  readonly lead: string;
  /** What to say, also on the phone or at the desk. */
  readonly questions: readonly Question[];
  readonly hosted?: HostedForm | undefined;
  readonly links: readonly SuggestLink[];
}

/** The page on which people tell the panel what is wrong or missing. */
export interface SuggestView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly SuggestPart[];
  /** Whether people can come by or ring. */
  readonly hasDesk: boolean;
  /** The address that messages go to, in words; absent where there is none. */
  readonly email?: string | undefined;
  /** The page in MDX whose words stand below. */
  readonly wordsId: string;
  /** The slip to print, fill in and hand in. */
  readonly slip: LinkView;
  /** What happens to what people say, in short steps. */
  readonly steps: readonly string[];
  /** The latest outcomes, and where all of them are. */
  readonly outcomes: { readonly latest: readonly OutcomeRow[]; readonly all: LinkView };
  /** Where the site lies, absolute: what follows `?about=` is looked up under it by the page's small script. */
  readonly home: string;
}

const mostOutcomes = 3;

/** The page on which people tell the panel what is wrong or missing. */
export function suggestView(context: ViewContext): SuggestView {
  const { base, directory } = context;
  const { site } = directory;
  const ways = waysOf(site);
  const lead = `Anybody may tell us${waysInWords(ways, site)}. You do not need an account, and you do not have to say who you are.`;
  return {
    page: {
      title: 'Tell us what is wrong or missing',
      description: `How to correct or add something in ${site.name}. ${lead}`,
      path: addressOf.suggest(base),
    },
    title: 'Tell us what is wrong or missing',
    lead,
    parts: suggestionFormNames.map((name) => partOf(name, context)),
    hasDesk: ways.includes('desk'),
    email: ways.includes('email') ? suggestionEmail(site) : undefined,
    wordsId: suggestPageId,
    slip: { words: 'Print a slip to fill in and hand in', href: addressOf.slip(base) },
    steps: stepsOf(site),
    outcomes: {
      latest: directory.suggestions.slice(0, mostOutcomes).map((one) => outcomeRow(one, context)),
      all: { words: 'What came of what people said', href: addressOf.suggestionOutcomes(base) },
    },
    home: absoluteAddress(context, base),
  };
}

/** The ways by which people reach the panel, the first offered first; those that lack an address are left out. */
export function waysOf(site: Site): readonly SuggestionWay[] {
  const wanted = site.suggestions?.ways ?? ['email', 'desk'];
  const canBe: Readonly<Record<SuggestionWay, boolean>> = {
    form: site.suggestions?.form !== undefined,
    issues: site.repository !== undefined,
    email: suggestionEmail(site) !== undefined,
    desk: site.panel.desk !== undefined || site.panel.phone !== undefined,
  };
  return wanted.filter((way) => suggestionWays.includes(way) && canBe[way]);
}

function waysInWords(ways: readonly SuggestionWay[], { panel }: Site): string {
  const words = [
    ...(ways.includes('form') ? ['on this page'] : []),
    ...(ways.includes('desk') && panel.desk !== undefined ? ['at the desk'] : []),
    ...(ways.includes('desk') && panel.phone !== undefined ? ['by phone'] : []),
    ...(ways.includes('email') ? ['by e-mail'] : []),
  ];
  if (words.length === 0) return '';
  const last = words.at(-1) ?? '';
  return `: ${words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`}`;
}

function partOf(name: SuggestionFormName, context: ViewContext): SuggestPart {
  const { site } = context.directory;
  const { title, lead } = suggestionForms[name];
  return {
    name,
    title,
    lead,
    questions: questionsOf(name, false),
    hosted: hostedForm(name, context),
    links: suggestLinks(name, site),
  };
}

function hostedForm(name: SuggestionFormName, { base, directory }: ViewContext): HostedForm | undefined {
  const service = directory.site.suggestions?.form;
  if (service === undefined) return undefined;
  return {
    service,
    // Netlify takes what is sent to any page of the site; on Cloudflare a function answers at this one.
    action: addressOf.suggestThanks(base),
    called: formCalled(name),
    field: formField,
    trap: trapField,
    questions: questionsOf(name, true),
  };
}

/**
 * The ways that open a message, in the order the panel wants them.
 *
 * @param about what the message is to name; left out where the reader has to say
 */
export function suggestLinks(
  form: SuggestionFormName,
  site: Site,
  about?: { readonly title: string; readonly address: string },
): readonly SuggestLink[] {
  const start = { form, place: site.name, about };
  const email = suggestionEmail(site);
  return waysOf(site).flatMap((way): SuggestLink[] => {
    if (way === 'email' && email !== undefined)
      return [{ way, words: 'Write this e-mail', href: mailWith(email, start) }];
    if (way !== 'issues' || site.repository === undefined) return [];
    const { hostname } = new URL(site.repository.url);
    return [
      {
        way,
        words: `Write it on ${hostname}`,
        href: issueWith(site.repository, start),
        note: 'Everybody can read it there, and you need an account.',
      },
    ];
  });
}

/** What happens to what somebody says, in short steps. */
export function stepsOf(site: Site): readonly string[] {
  const days = daysInWords(site.suggestions?.answerDays ?? usualAnswerDays);
  return [
    `Somebody from the panel reads it within ${days}.`,
    'A neighbour goes along, rings or asks, to be sure.',
    'The list is changed, with the day it was checked. Or we say why not.',
  ];
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
