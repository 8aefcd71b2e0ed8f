import { dayInWords } from '../domain/calendar-day.ts';
import type { LinkedGap } from '../domain/directory.ts';
import { countInWords, gapStateNames } from '../domain/gap.ts';
import { addressOf } from './addresses.ts';
import type { ViewContext } from './view-context.ts';
import { asSentence, listInWords, type Words } from './words.ts';

/** Something that is missing, or was. */
export interface GapView {
  readonly title: string;
  /** Its own page, to share. */
  readonly href: string;
  readonly state: string;
  /** Class of the stylesheet for the tag of the state. */
  readonly colour: 'clay' | 'ochre' | 'moss' | 'damson';
  readonly isDone: boolean;
  /** Why it is needed; for one that is filled, what came of it. */
  readonly need: string;
  /** What is being done about it; empty for one that is filled. */
  readonly story: string;
  /** "Noticed 11 October 2026. 14 people have said so." */
  readonly noticed: string;
  /** "Filled on 3 November 2026 by Lifts to the Surgery." Empty while it is not, or when nobody says by what. */
  readonly filled: readonly Words[];
}

const gapColours = { open: 'clay', 'being-worked-on': 'ochre', filled: 'moss', 'not-now': 'damson' } as const;

/** Something that is missing, or was, as a card. */
export function gapView({ slug, data, filledBy, neighbourhoods }: LinkedGap, { base }: ViewContext): GapView {
  const where =
    neighbourhoods.length === 0 ? '' : ` in ${listInWords(neighbourhoods.map(({ title }) => title))}`;
  const count = data.count === undefined ? '' : ` ${countInWords(data.count)}.`;
  const isDone = data.state === 'filled';
  return {
    title: data.title,
    href: addressOf.gap(base, slug),
    state: gapStateNames[data.state],
    colour: gapColours[data.state],
    isDone,
    need: asSentence(isDone ? (data.story ?? data.need) : data.need),
    story: !isDone && data.story ? asSentence(data.story) : '',
    noticed: `Noticed${where.length > 40 ? '' : where} on ${dayInWords(data.noticedOn)}.${count}`,
    filled: isDone ? filledWords(data, filledBy, base) : [],
  };
}

function filledWords(
  { filledOn }: LinkedGap['data'],
  filledBy: LinkedGap['filledBy'],
  base: string,
): readonly Words[] {
  const when = filledOn === undefined ? '' : ` on ${dayInWords(filledOn)}`;
  if (filledBy === undefined) return when === '' ? [] : [`Filled${when}.`];
  const by = { words: filledBy.data.title, href: addressOf.asset(base, filledBy.slug) };
  return [`Filled${when} by `, by, '.'];
}
