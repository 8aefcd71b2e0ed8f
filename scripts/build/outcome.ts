import type { Problem } from '../../src/domain/problem.ts';
import { sayProblems } from '../check/say-problems.ts';
import type { BuildReport } from './build-site.ts';
import { counted } from './progress.ts';

/** Warnings stop no build; more than so many would bury what matters, and `npm run check` tells them all. */
const mostWarnings = 10;

/**
 * Problems of the content in the words of `npm run check`: every error, and the first few warnings.
 *
 * @param contentDir full path of the content folder
 */
export function contentProblemsInWords(problems: readonly Problem[], contentDir: string): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const left = warnings.length - mostWarnings;
  const shown = [...errors, ...warnings.slice(0, mostWarnings)];
  const more = left > 0 ? `And ${counted(left, 'more warning')}: npm run check\n\n` : '';
  return sayProblems(shown, { contentDir, startDir: process.cwd(), inColour: false }) + more;
}

/**
 * What came of a build, for a person: every problem, and whether the site is the new one or the old one.
 *
 * @param contentDir full path of the content folder
 */
export function buildOutcome(
  { built, contentProblems, siteProblems }: BuildReport,
  contentDir: string,
): string {
  const ofContent = contentProblemsInWords(contentProblems, contentDir);
  const ofSite = sayProblems(siteProblems, { contentDir: '.', startDir: '.', inColour: false });
  if (built) return `${ofContent}${ofSite}The site is ready.\n`;
  const culprit = siteProblems.length > 0 ? 'The finished site has errors' : 'The content has errors';
  return `${ofContent}${ofSite}${culprit}, so nothing was changed: the old site is as it was.\n`;
}
