import type { Problem } from '../../../src/domain/problem.ts';
import type { BuiltPage } from '../built-page.ts';
import { counted } from '../progress.ts';
import { siteError, type SiteRule } from './rule.ts';

const rule = 'headings';

/** Each page has one main heading, a title, a language, and no id twice. */
export const everyPageHasOneHeading: SiteRule = (site) => site.pages.flatMap(wrongWith);

function wrongWith(page: BuiltPage): Problem[] {
  const problems: Problem[] = [];
  const add = (found: string, fix: string, line?: number) => {
    problems.push(siteError(rule, page.file, found, fix, line));
  };
  if (page.headings !== 1) add(counted(page.headings, 'h1 heading'), 'Give the page exactly one h1.');
  if (page.title.trim() === '') add('no title', 'Give the page a <title>.');
  if (page.language === '') add('no language', 'Write the language on <html>, like lang="en-GB".');
  for (const { text, line } of page.repeatedIds)
    add(`the id "${text}" twice`, 'Give each element its own id.', line);
  return problems;
}
