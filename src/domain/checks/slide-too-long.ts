import type { Check, LinkedAsset } from '../directory.ts';
import { isWithin, noticeLimits } from '../notice-limits.ts';
import { countCharacters, firstSentence } from '../plain-text.ts';
import { problemAt, type Problem } from '../problem.ts';

/** What is too long for a screen is left off it; the panel should know before it happens. */
export const slideTooLong: Check = (directory) => directory.assets.flatMap(partsTooLong);

/** Whether every part that a screen cannot do without is short enough. */
export function fitsOnScreen({ data }: Pick<LinkedAsset, 'data'>): boolean {
  return isTitleShort(data) && isWhenShort(data);
}

function partsTooLong({ data, source }: LinkedAsset): Problem[] {
  if (data.status?.is === 'closed' || data.status?.is === 'unlisted') return [];
  const tooLong = (field: string, name: string, text: string, fix: string): Problem =>
    problemAt(source, [field], {
      severity: 'warning',
      rule: 'slide-too-long',
      found: `${name} has ${countCharacters(text)} characters, too many for a screen or poster.`,
      fix,
    });
  return [
    ...(isTitleShort(data)
      ? []
      : [
          tooLong(
            data.shortTitle === undefined ? 'title' : 'shortTitle',
            'The name',
            data.shortTitle ?? data.title,
            `Add shortTitle with at most ${noticeLimits.title} characters.`,
          ),
        ]),
    ...(isWhenShort(data)
      ? []
      : [
          tooLong(
            'whenInWords',
            'The line on when it is on',
            firstSentence(data.whenInWords ?? ''),
            `Make its first sentence ${noticeLimits.fact} characters or shorter, or give sessions.`,
          ),
        ]),
  ];
}

function isTitleShort({ title, shortTitle }: LinkedAsset['data']): boolean {
  return isWithin(shortTitle ?? title, noticeLimits.title);
}

function isWhenShort({ sessions, whenInWords }: LinkedAsset['data']): boolean {
  return (
    sessions !== undefined ||
    whenInWords === undefined ||
    isWithin(firstSentence(whenInWords), noticeLimits.fact)
  );
}
