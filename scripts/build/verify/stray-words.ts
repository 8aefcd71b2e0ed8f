import type { Directory } from '../../../src/domain/directory.ts';
import { strayWords } from '../built-page.ts';
import { siteError, type SiteRule } from './rule.ts';

/**
 * No page shows "undefined", "NaN" or "[object Object]", which readers only see when a program went wrong. A text
 * of the content may hold such a word; where a page shows that very text, nothing is wrong.
 */
export const noPageShowsAFault: SiteRule = (site, { directory }) => {
  if (site.pages.every((page) => page.strayWords.length === 0)) return [];
  const written = textsWithStrayWords(directory);
  return site.pages.flatMap((page) =>
    page.strayWords
      .filter(({ text }) => !written.some((own) => own.includes(text) || text.includes(own)))
      .map(({ text, line }) =>
        siteError('stray-words', page.file, `the text "${text}"`, 'Leave out what is not known.', line),
      ),
  );
};

function textsWithStrayWords(directory: Directory): string[] {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && strayWords.test(value)) texts.push(value.replaceAll(/\s+/g, ' ').trim());
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  const { site, themes, neighbourhoods, groups, facts, assets, venues, members, gaps, screens, rounds } =
    directory;
  const entries = [...assets, ...venues, ...members, ...gaps, ...screens, ...rounds].map(({ data }) => data);
  collect([site, themes, neighbourhoods, groups, facts, entries]);
  collect(assets.flatMap(({ body }) => body.text.split('\n')));
  return texts;
}
