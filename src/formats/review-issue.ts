import { dayInWords } from '../domain/calendar-day.ts';
import { listedItems, workInWords, type ReviewItem, type ReviewList } from '../domain/review-list.ts';
import { escapeMarkdown as plain } from './escape-markdown.ts';
import { bandTitles, coverageInWords, termLines } from './review-text.ts';

/** The issue of a git host that lists what is due. */
export interface ReviewIssue {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Whether anything is to be done; where not, the issue can be closed. */
  readonly isNeeded: boolean;
}

/** Longest list that is written out; git hosts refuse texts of more than 65,536 characters. */
const mostItems = 200;

/**
 * What is due, as an issue of a git host. It holds no phone numbers and no names but those of public entries, and
 * it is the same text for the same content and day, so that a program can tell whether anything is new.
 */
export function reviewIssue(
  list: ReviewList,
  { siteUrl, base }: { siteUrl: string; base: string },
): ReviewIssue {
  const items = listedItems(list);
  const bands = (['first', 'now', 'soon'] as const).flatMap((band) => {
    const inBand = items.filter((item) => item.band === band);
    if (inBand.length === 0) return [];
    const shown = inBand.slice(0, mostItems);
    const more = inBand.length - shown.length;
    return [
      `### ${bandTitles[band]} (${inBand.length})`,
      '',
      ...shown.map((item) => itemLine(item, `${siteUrl}${base}assets/`)),
      ...(more > 0 ? [`- and ${more} more`] : []),
      '',
    ];
  });
  const terms = termLines(list).map((line) => `- ${plain(line.trim())}`);
  return {
    title: `To check in ${list.town}`,
    isNeeded: items.length > 0 || terms.length > 0,
    body: [
      `As it stood on ${dayInWords(list.today)}. ${coverageInWords(list.overall)}`,
      '',
      ...bands,
      ...(terms.length > 0 ? ['### The panel', '', ...terms, ''] : []),
      `Ticks for a phone, and a list to print: ${siteUrl}${base}panel/`,
      '',
    ].join('\n'),
  };
}

function itemLine(item: ReviewItem, assets: string): string {
  const keeper = item.keeper === undefined ? 'nobody' : item.keeper.slug;
  const { slug, data } = item.asset;
  return `- [ ] [${plain(data.title)}](${assets}${slug}/) ${plain(workInWords(item))} (${keeper})`;
}
