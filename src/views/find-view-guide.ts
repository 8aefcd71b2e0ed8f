import { weekdayNames } from '../domain/calendar-day.ts';
import type { FinderChoice } from '../formats/finder.ts';
import { addressOf } from './addresses.ts';
import type { ViewContext } from './view-context.ts';

/** One answer to a question. */
export interface GuideAnswer {
  readonly words: string;
  /** One line about it; may be empty. */
  readonly hint: string;
  /** The list that answers it without JavaScript. */
  readonly href: string;
  /** What it adds to the search, as a part of its address: "theme=get-moving". Empty when it adds nothing. */
  readonly asks: string;
}

/** One question to somebody who does not know what to look for. */
export interface GuideStep {
  readonly number: number;
  readonly question: string;
  readonly answers: readonly GuideAnswer[];
  /** Distances to choose from, where the question is how far. */
  readonly distances?: readonly FinderChoice[];
}

/** Three plain questions: what, when, how far. Each can be passed over. */
export function guideSteps(
  context: ViewContext,
  { whens, distances }: { whens: readonly FinderChoice[]; distances: readonly FinderChoice[] },
): readonly GuideStep[] {
  const { directory, base } = context;
  const everything = addressOf.assets(base);
  return [
    {
      number: 1,
      question: 'What would you like more of?',
      answers: [
        ...directory.themes.map(({ slug, title, hint = '' }) => ({
          words: title,
          hint,
          href: addressOf.theme(base, slug),
          asks: `theme=${slug}`,
        })),
        { words: 'I do not mind', hint: '', href: everything, asks: '' },
      ],
    },
    {
      number: 2,
      question: 'When would suit you?',
      answers: [
        ...whens
          .filter(({ value }) => value !== 'now')
          .map(({ value, title }) => ({
            words: title,
            hint: '',
            href: value === 'weekend' ? addressOf.day(base, 'sat') : addressOf.thisWeek(base),
            asks: `when=${value}`,
          })),
        { words: 'In the evening', hint: '', href: addressOf.thisWeek(base), asks: 'part=evening' },
        {
          words: `${weekdayNames.mon} to ${weekdayNames.fri}, in the day`,
          hint: '',
          href: addressOf.thisWeek(base),
          asks: 'day=mon&day=tue&day=wed&day=thu&day=fri&part=morning&part=afternoon',
        },
        { words: 'Any time', hint: '', href: everything, asks: '' },
      ],
    },
    {
      number: 3,
      question: 'How far would you go?',
      distances,
      answers: [
        ...directory.neighbourhoods.map(({ slug, title }) => ({
          words: `Just in ${title}`,
          hint: '',
          href: addressOf.neighbourhood(base, slug),
          asks: `neighbourhood=${slug}`,
        })),
        { words: `Anywhere in ${directory.site.name}`, hint: '', href: everything, asks: '' },
      ],
    },
  ];
}
