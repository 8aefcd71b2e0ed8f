import { dayInWords } from '../domain/calendar-day.ts';
import type { LinkedGap } from '../domain/directory.ts';
import { countInWords, gapStateNames } from '../domain/gap.ts';
import { addressOf } from './addresses.ts';
import type { LinkView } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';
import { asSentence, listInWords } from './words.ts';

/** Something that is missing, or was. */
export interface GapView {
  readonly title: string;
  readonly state: string;
  /** Class of the stylesheet for the tag of the state. */
  readonly colour: 'clay' | 'ochre' | 'moss' | 'damson';
  readonly isDone: boolean;
  readonly need: string;
  /** "Noticed 11 October 2026. 14 people have said so." */
  readonly noticed: string;
  readonly filledBy?: LinkView | undefined;
}

const gapColours = { open: 'clay', 'being-worked-on': 'ochre', filled: 'moss', 'not-now': 'damson' } as const;

/** Something that is missing, or was, as a card. */
export function gapView({ data, filledBy, neighbourhoods }: LinkedGap, { base }: ViewContext): GapView {
  const where =
    neighbourhoods.length === 0 ? '' : ` in ${listInWords(neighbourhoods.map(({ title }) => title))}`;
  const count = data.count === undefined ? '' : ` ${countInWords(data.count)}.`;
  return {
    title: data.title,
    state: gapStateNames[data.state],
    colour: gapColours[data.state],
    isDone: data.state === 'filled',
    need: asSentence(data.state === 'filled' ? (data.story ?? data.need) : data.need),
    noticed: `Noticed${where.length > 40 ? '' : where} on ${dayInWords(data.noticedOn)}.${count}`,
    filledBy: filledBy && { words: filledBy.data.title, href: addressOf.asset(base, filledBy.slug) },
  };
}
