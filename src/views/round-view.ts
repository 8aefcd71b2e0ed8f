import { dayInWords } from '../domain/calendar-day.ts';
import {
  roundOutcomeNames,
  roundOutcomes,
  roundProgress,
  type RoundOutcome,
  type RoundProgress,
} from '../domain/round-progress.ts';
import { addressOf } from './addresses.ts';
import type { LinkView } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';
import { countOf } from './words.ts';

/** A review round. */
export interface RoundView {
  readonly slug: string;
  readonly title: string;
  /** "Everything, 2 November to 18 December 2026." */
  readonly scope: string;
  readonly stage: RoundProgress['stage'];
  /** "31 of 70 entries looked at." */
  readonly progress: string;
  readonly done: number;
  readonly all: number;
  readonly outcomes: readonly {
    readonly outcome: RoundOutcome;
    readonly words: string;
    readonly count: number;
  }[];
  /** What came of what was not simply right, by outcome; what is still waiting while the round runs. */
  readonly lists: readonly { readonly title: string; readonly links: readonly LinkView[] }[];
}

const listed: readonly RoundOutcome[] = ['changed', 'paused', 'closed', 'could-not-reach'];

/** The rounds: the one that runs first, then those that are over, the last first, then those to come. */
export function roundViews(context: ViewContext): RoundView[] {
  const { directory, today } = context;
  const order = { running: 0, over: 1, ahead: 2 } as const;
  return directory.rounds
    .map((round) => roundProgress(round, directory, today))
    .sort(
      (one, other) =>
        order[one.stage] - order[other.stage] || (one.round.data.to > other.round.data.to ? -1 : 1),
    )
    .map((progress) => roundView(progress, context));
}

function roundView(progress: RoundProgress, { base }: ViewContext): RoundView {
  const { round, scope, stage, entries, counts, done } = progress;
  const shown = stage === 'over' ? [...listed, 'waiting' as const] : listed;
  return {
    slug: round.slug,
    title: round.data.title,
    scope: `${scope}, ${dayInWords(round.data.from)} to ${dayInWords(round.data.to)}.`,
    stage,
    progress: `${done} of ${countOf(entries.length, 'entry', 'entries')} looked at.`,
    done,
    all: entries.length,
    outcomes: roundOutcomes
      .map((outcome) => ({ outcome, words: roundOutcomeNames[outcome], count: counts[outcome] }))
      .filter(({ count }) => count > 0),
    lists: shown
      .map((outcome) => ({
        title: roundOutcomeNames[outcome],
        links: entries
          .filter((entry) => entry.outcome === outcome)
          .map(({ asset }) => ({ words: asset.data.title, href: addressOf.asset(base, asset.slug) })),
      }))
      .filter(({ links }) => links.length > 0),
  };
}
