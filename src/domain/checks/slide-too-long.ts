import type { Check } from '../directory.ts';
import { countCharacters } from '../plain-text.ts';
import { problemAt } from '../problem.ts';

const titleOnSlide = 28;

/** What is too long for a screen is left off it; the panel should know before it happens. */
export const slideTooLong: Check = (directory) =>
  directory.assets.flatMap((asset) => {
    const { title, shortTitle, status } = asset.data;
    if (status?.is === 'closed' || status?.is === 'unlisted') return [];
    if (shortTitle !== undefined || countCharacters(title) <= titleOnSlide) return [];
    return problemAt(asset.source, ['title'], {
      severity: 'warning',
      rule: 'slide-too-long',
      found: `The name has ${countCharacters(title)} characters, too many for a screen or poster.`,
      fix: `Add shortTitle with at most ${titleOnSlide} characters.`,
    });
  });
