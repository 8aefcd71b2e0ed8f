import { dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { isDeadLink, linkTroubles } from '../link-memory.ts';
import { outsideLinks } from '../outside-links.ts';
import { problemAt } from '../problem.ts';
import { displayUrl } from '../safe-url.ts';

/** A link that did not answer three times running leads readers nowhere. It is remembered in `links.json`. */
export const linkDead: Check = (directory) => {
  const dead = new Map((directory.troubledLinks ?? []).filter(isDeadLink).map((link) => [link.url, link]));
  if (dead.size === 0) return [];
  return outsideLinks(directory).flatMap(({ url, source, path }) => {
    const tries = dead.get(url)?.tries;
    const [first, last] = [tries?.at(0), tries?.at(-1)];
    if (tries === undefined || first === undefined || last === undefined) return [];
    const days = `${dayInWords(first.on)} and ${dayInWords(last.on)}`;
    return problemAt(source, path, {
      severity: 'warning',
      rule: 'link-dead',
      found: `The link to ${displayUrl(url)} did not work ${tries.length} times running between ${days}: ${linkTroubles[last.was]}.`,
      fix: `Open it yourself. If the page has moved, write its new address. If it is gone, take the link out. An old copy may be at https://web.archive.org/web/${url}`,
    });
  });
};
