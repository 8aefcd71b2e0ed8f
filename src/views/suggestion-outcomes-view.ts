import { addMonths, dayInWords } from '../domain/calendar-day.ts';
import type { LinkedSuggestion } from '../domain/directory.ts';
import { suggestionStateNames, type SuggestionState } from '../domain/suggestion.ts';
import { addressOf } from './addresses.ts';
import { homeCrumb } from './crumbs.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';
import { asSentence } from './words.ts';

/** What became of one thing that somebody told the panel. */
export interface OutcomeRow {
  /** Name of its place on the page of all outcomes. */
  readonly id: string;
  readonly state: string;
  /** Class of the stylesheet for the tag of the state. */
  readonly colour: 'ochre' | 'moss' | 'damson';
  /** What it is about: an entry, a place or a gap. */
  readonly about?: LinkView | undefined;
  /** "You said: The times have changed." */
  readonly said: string;
  /** What was changed, or why it was left; empty while it is being checked. */
  readonly outcome: string;
  /** "Told us on 16 November 2026, settled on 18 November 2026." */
  readonly days: string;
}

/** The page on which people see what became of what they said. */
export interface SuggestionOutcomesView {
  readonly page: PageFacts;
  readonly crumbs: readonly LinkView[];
  readonly title: string;
  readonly lead: string;
  readonly groups: readonly {
    readonly id: SuggestionState;
    readonly title: string;
    readonly rows: readonly OutcomeRow[];
  }[];
  readonly gaps: LinkView;
  readonly tell: LinkView;
}

const colours = { 'being-checked': 'ochre', changed: 'moss', left: 'damson' } as const;

const groupTitles: Readonly<Record<SuggestionState, string>> = {
  'being-checked': 'Being checked',
  changed: 'You said, we changed',
  left: 'Looked at, and left as it is',
};

/** What is settled is told for so long. */
const monthsTold = 12;

/** The page on which people see what became of what they said. */
export function suggestionOutcomesView(context: ViewContext): SuggestionOutcomesView {
  const { base, directory, today } = context;
  const first = addMonths(today, -monthsTold);
  const told = directory.suggestions.filter(
    ({ data }) => data.settledOn === undefined || data.settledOn > first,
  );
  const groups = (['being-checked', 'changed', 'left'] as const).map((state) => ({
    id: state,
    title: groupTitles[state],
    rows: told.filter(({ data }) => data.state === state).map((one) => outcomeRow(one, context)),
  }));
  return {
    page: {
      title: 'What came of what people said',
      description: `What people in ${directory.site.name} told the panel, and what was changed, or why not.`,
      path: addressOf.suggestionOutcomes(base),
    },
    crumbs: [homeCrumb(context), { words: 'Tell us', href: addressOf.suggest(base) }],
    title: 'What came of what people said',
    lead:
      told.length === 0
        ? 'Nobody has told us of anything lately. Be the first.'
        : 'Each thing that somebody told the panel, in our words. Who said it is written nowhere.',
    groups: groups.filter(({ rows }) => rows.length > 0),
    gaps: { words: 'What is missing, and what has been filled', href: addressOf.gaps(base) },
    tell: { words: 'Tell us something', href: addressOf.suggest(base) },
  };
}

/** What became of one thing that somebody told the panel. */
export function outcomeRow(
  { slug, data, asset, venue, gap }: LinkedSuggestion,
  { base }: ViewContext,
): OutcomeRow {
  const about =
    (asset && { words: asset.data.title, href: addressOf.asset(base, asset.slug) }) ??
    (venue && { words: venue.data.title, href: addressOf.venue(base, venue.slug) }) ??
    (gap && { words: gap.data.title, href: addressOf.gap(base, gap.slug) });
  const settled = data.settledOn === undefined ? '' : `, settled on ${dayInWords(data.settledOn)}`;
  return {
    id: slug,
    state: suggestionStateNames[data.state],
    colour: colours[data.state],
    about,
    said: asSentence(data.said),
    outcome: data.outcome === undefined ? '' : asSentence(data.outcome),
    days: `Told us on ${dayInWords(data.cameOn)}${settled}.`,
  };
}
