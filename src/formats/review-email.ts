import { checkWays } from '../domain/asset.ts';
import { addDays, dayInWords } from '../domain/calendar-day.ts';
import { findings } from '../domain/check-report.ts';
import type { LinkedMember } from '../domain/directory.ts';
import { shownName } from '../domain/panel.ts';
import { listedItems, workInWords, type ReviewItem, type ReviewList } from '../domain/review-list.ts';
import { waysToAsk } from '../domain/ways-to-ask.ts';

/** A message to one member; whoever sends it puts the address in, which is kept nowhere in the directory. */
export interface ReviewEmail {
  readonly subject: string;
  readonly text: string;
}

/**
 * A message that asks one member for what is due in their care, and that can be answered line by line: the answer
 * is what `npm run checked` reads. Undefined when nothing is due.
 */
export function reviewEmail(
  list: ReviewList,
  keeper: LinkedMember,
  { siteUrl, base }: { siteUrl: string; base: string },
): ReviewEmail | undefined {
  const items = listedItems(list).filter((item) => item.keeper === keeper);
  if (items.length === 0) return undefined;
  const name = shownName(keeper.data, list.today);
  const count = items.length === 1 ? 'one entry' : `${items.length} entries`;
  const text = [
    `Hello${name === undefined ? '' : ` ${name}`},`,
    '',
    `${count.slice(0, 1).toUpperCase()}${count.slice(1)} in your care ${items.length === 1 ? 'wants' : 'want'} a look. When did you last go past?`,
    '',
    ...items.flatMap((item) => [...itemLines(item, list, `${siteUrl}${base}assets/`), '']),
    ...endingLines(list, keeper),
    'To answer, send the lines below back. Write what you found in place of each question mark:',
    `${findings.join(', ')}.`,
    `Then a comma and how you know: ${checkWays.join(', ')}. Then a full stop and a few words, if you like.`,
    'For example: pot-luck: still right, visited. A new urn.',
    `Or tick them on your phone: ${siteUrl}${base}panel/`,
    '',
    `By: ${keeper.slug}`,
    `Day: ${list.today}`,
    '',
    ...items.map(({ asset }) => `${asset.slug}: ?`),
    '',
  ].join('\n');
  return { subject: `${list.town}: ${count} to look at`, text };
}

function itemLines(item: ReviewItem, { today }: ReviewList, assets: string): string[] {
  const { tried, alert } = item.asset.data;
  return [
    item.asset.data.title,
    `  ${workInWords(item)}`,
    ...(tried ? [`  Tried on ${dayInWords(tried.on)}. ${tried.note ?? ''}`.trimEnd()] : []),
    ...(alert && alert.until < today ? [`  Its notice ended on ${dayInWords(alert.until)}.`] : []),
    ...waysToAsk(item.asset, 'print', today).map((way) => `  ${way}`),
    `  ${assets}${item.asset.slug}/`,
  ];
}

function endingLines({ endings }: ReviewList, keeper: LinkedMember): string[] {
  const ending = endings.find(({ member }) => member === keeper);
  if (ending === undefined) return [];
  const after = dayInWords(addDays(ending.on, 1));
  return [`Your term ends on ${dayInWords(ending.on)}. Who could take your entries on from ${after}?`, ''];
}
