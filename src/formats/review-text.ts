import { dayInWords } from '../domain/calendar-day.ts';
import { memberTitle } from '../domain/panel.ts';
import {
  listedItems,
  workInWords,
  type Coverage,
  type ReviewItem,
  type ReviewList,
} from '../domain/review-list.ts';
import type { WorkBand } from '../domain/review-work.ts';

/** How each part of the list is headed, wherever it is read. */
export const bandTitles: Readonly<Record<WorkBand, string>> = {
  first: 'Look at these first',
  now: 'Due now',
  soon: 'Due soon',
  later: 'Not due yet',
};

/** What the panel has to do, as plain text for a terminal. */
export function reviewText(list: ReviewList): string {
  const items = listedItems(list);
  const bands = (['first', 'now', 'soon'] as const).flatMap((band) => {
    const inBand = items.filter((item) => item.band === band);
    if (inBand.length === 0) return [];
    return [`${bandTitles[band]} (${inBand.length})\n`, ...inBand.map((item) => line(item, list)), '\n'];
  });
  return [
    `${list.town}, ${dayInWords(list.today)}\n`,
    `${coverageInWords(list.overall)}\n\n`,
    ...(bands.length === 0 ? ['Nothing is due.\n\n'] : bands),
    ...termLines(list),
  ].join('');
}

/** "52 of 68 entries were checked within their interval." */
export function coverageInWords({ within, all }: Coverage): string {
  return `${within} of ${all} ${all === 1 ? 'entry' : 'entries'} checked within the interval.`;
}

/** What must be said about terms and entries that nobody looks after, one sentence to a line. */
export function termLines({ orphans, endings, serving, today }: ReviewList): string[] {
  const many = (count: number) => (count === 1 ? '1 entry' : `${count} entries`);
  return [
    ...endings.map(
      ({ member, on, entries }) =>
        `The term of ${memberTitle(member, today)} (${member.slug}) ends on ${dayInWords(on)}; ${many(entries)} in their care.\n`,
    ),
    ...(orphans > 0 ? [`Nobody looks after ${many(orphans)}.\n`] : []),
    ...(serving.length === 0 ? ['Nobody serves on the panel.\n'] : []),
  ];
}

function line(item: ReviewItem, { today }: ReviewList): string {
  const keeper = item.keeper ? memberTitle(item.keeper, today) : 'nobody';
  const where = item.asset.neighbourhoods.map(({ title }) => title).join(', ') || 'no place';
  return `  ${item.asset.data.title}: ${workInWords(item)}\n    ${item.asset.slug} · ${keeper} · ${where}\n`;
}
