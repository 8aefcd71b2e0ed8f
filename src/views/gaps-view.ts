import { dayInWords } from '../domain/calendar-day.ts';
import type { LinkedGap } from '../domain/directory.ts';
import type { Gap } from '../domain/gap.ts';
import { addressOf } from './addresses.ts';
import { countedEntries } from './coverage.ts';
import { methodOfCounting, placeGrid } from './coverage-view.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { helpForAll, type GapAct } from './gap-page-view.ts';
import { gapView, type GapView } from './gap-view.ts';
import type { SunGridView } from './sun-grid-view.ts';
import { messageAddress, suggestionEmail, waysOf } from './suggest-view.ts';
import { thinView } from './thin-view.ts';
import type { ViewContext } from './view-context.ts';
import { capitalised, listInWords, numberInWords } from './words.ts';

/** The register of what is missing. */
export interface GapsView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  /** "Four things are missing, two are being worked on, three have been filled." */
  readonly counts: string;
  /** What is missing or being worked on, what most people asked for first; then what cannot be done now. */
  readonly asked: readonly GapView[];
  /** What was filled, the latest first. */
  readonly changed: readonly GapView[];
  readonly start: { readonly helpForAll: readonly string[]; readonly act: GapAct };
  readonly coverage: {
    readonly grid: SunGridView;
    readonly asOf: string;
    /** The worst of what is thin, in words. */
    readonly thin: readonly string[];
    readonly more: LinkView;
    readonly method: readonly string[];
  };
  /** How to tell the panel what is missing. */
  readonly tell: {
    readonly ask: readonly string[];
    readonly href?: string | undefined;
    readonly other: LinkView;
  };
  /** Other pages with counts. */
  readonly onward: readonly LinkView[];
}

/** Whoever notices something is asked this much. */
const askedOfTeller = ['What did you look for?', 'Whereabouts?', 'When would it help?'] as const;

/** So many sentences of what is thin of each sort stand under the grid. */
const mostThin = 3;

/** The register of what is missing. */
export function gapsView(context: ViewContext): GapsView {
  const { directory, base, today } = context;
  const { site, gaps } = directory;
  const entries = countedEntries(directory, today);
  const thin = thinView(entries, directory);
  const email = waysOf(site).includes('email') ? suggestionEmail(site) : undefined;
  const write = (title: string, say: readonly string[]) =>
    email === undefined ? undefined : messageAddress(email, site.name, title, say);
  return {
    page: {
      title: 'What is missing?',
      description: `What people in ${site.name} looked for and could not find, what is being done about it, and what has been filled.`,
      path: addressOf.gaps(base),
    },
    title: 'What is missing?',
    lead: 'A good list shows its holes. These are ours: counted, talked over at each meeting, and filled when somebody says “we could do that”.',
    counts: countsInWords(gaps),
    asked: inOrder(gaps, ['open', 'being-worked-on', 'not-now']).map((gap) => gapView(gap, context)),
    changed: filled(gaps).map((gap) => gapView(gap, context)),
    start: {
      helpForAll: helpForAll(context),
      act: {
        title: 'Could you start one?',
        words: 'Most things here began with two people and a kettle. You do not need to know how yet.',
        href: write('I could start something', [
          'What would you like to start?',
          'Whereabouts?',
          'What would you need?',
          'How can we reach you?',
        ]),
      },
    },
    coverage: {
      grid: placeGrid(entries, context),
      asOf: dayInWords(today),
      thin: [...thin.places.slice(0, mostThin), ...thin.times.slice(0, mostThin)],
      more: { words: 'Every count, by time, cost and access', href: addressOf.coverage(base) },
      method: methodOfCounting,
    },
    tell: {
      ask: askedOfTeller,
      href: write('I looked for something and there is nothing', askedOfTeller),
      other: { words: 'More ways to tell us', href: addressOf.suggest(base) },
    },
    onward: [
      { words: 'What came of what people said', href: addressOf.suggestionOutcomes(base) },
      { words: 'How things connect', href: addressOf.connections(base) },
      { words: `${site.name} in numbers`, href: addressOf.inNumbers(base) },
    ],
  };
}

/** Gaps of some states: one state after another, in each what most people asked for first, then the newest. */
export function inOrder(gaps: readonly LinkedGap[], states: readonly Gap['state'][]): LinkedGap[] {
  return states.flatMap((state) =>
    gaps
      .filter(({ data }) => data.state === state)
      .sort(
        (one, other) =>
          (other.data.count ?? 0) - (one.data.count ?? 0) ||
          other.data.noticedOn.localeCompare(one.data.noticedOn),
      ),
  );
}

/** What was filled, the latest first. */
function filled(gaps: readonly LinkedGap[]): LinkedGap[] {
  const dayOf = ({ data }: LinkedGap) => data.filledOn ?? data.noticedOn;
  return gaps
    .filter(({ data }) => data.state === 'filled')
    .sort((one, other) => dayOf(other).localeCompare(dayOf(one)));
}

function countsInWords(gaps: readonly LinkedGap[]): string {
  if (gaps.length === 0) return 'Nobody has told us of anything missing yet.';
  const parts = Object.entries(countedStates).flatMap(([state, [one, many]]) => {
    const count = gaps.filter(({ data }) => data.state === state).length;
    return count === 0 ? [] : [`${numberInWords(count)} ${count === 1 ? one : many}`];
  });
  return `${capitalised(listInWords(parts))}.`;
}

const countedStates = {
  open: ['thing is missing', 'things are missing'],
  'being-worked-on': ['is being worked on', 'are being worked on'],
  filled: ['has been filled', 'have been filled'],
  'not-now': ['cannot be done now', 'cannot be done now'],
} as const satisfies Record<Gap['state'], readonly [one: string, many: string]>;
