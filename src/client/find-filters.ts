/** The filters of the find page: how many things each would leave, and whether they are in sight. */
import type { FilterName } from '../formats/finder.ts';
import type { Counts } from './finder/find-query.ts';

/** The filters. */
export interface FindFilters {
  /** Writes behind each choice how many things it would leave. */
  readonly count: (counts: () => Counts, total: number, resting: number) => void;
  /** Says how many are chosen, and opens those that have a choice in them. */
  readonly follow: (asked: URLSearchParams) => void;
}

/** From this width on the filters have a column of their own. */
const column = matchMedia('(min-width: 64rem)');

/** Names in the address that are no filters. */
const noFilters = new Set(['q', 'near', 'sort', 'guide', 'box']);

/**
 * Takes the filters into use.
 *
 * @param needed told when somebody is about to use them
 * @param leave told when somebody wants to see what they chose
 */
export function useFilters(page: HTMLElement, needed: () => void, leave: () => void): FindFilters {
  const part = (selector: string) => page.querySelector<HTMLElement>(selector)!;
  const filters = part('[data-filters]') as HTMLDetailsElement;
  const groups = [...filters.querySelectorAll<HTMLDetailsElement>('[data-filter]')];

  const openInColumn = () => {
    filters.open = column.matches;
  };
  openInColumn();
  column.addEventListener('change', openInColumn);
  for (const sign of ['focusin', 'pointerenter', 'click']) filters.addEventListener(sign, needed);
  part('[data-show]').addEventListener('click', () => {
    if (!column.matches) filters.open = false;
    leave();
  });

  /** Numbers nobody sees are not written: there are a hundred of them, and slow phones feel each. */
  let latest: Parameters<FindFilters['count']> | undefined;
  const draw: FindFilters['count'] = (count, total, resting) => {
    const counts = count();
    for (const group of groups) {
      const left = counts[group.dataset['filter'] as FilterName];
      for (const number of group.querySelectorAll<HTMLElement>('[data-count]')) {
        const things = left[number.dataset['count'] ?? ''] ?? 0;
        number.textContent = String(things);
        number.closest('label')!.classList.toggle('none', things === 0);
      }
    }
    part('[data-resting-count]').textContent = resting === 0 ? '' : String(resting);
    part('[data-show]').textContent = `Show ${total} ${total === 1 ? 'thing' : 'things'}`;
  };
  filters.addEventListener('toggle', () => {
    if (filters.open && latest) draw(...latest);
  });

  return {
    count(...found) {
      latest = found;
      if (filters.open) draw(...found);
    },
    follow(asked) {
      const chosen = [...asked.keys()].filter((name) => !noFilters.has(name)).length;
      part('[data-chosen]').textContent = chosen === 0 ? '' : `(${chosen})`;
      part('[data-within]').hidden = !asked.has('near');
      for (const group of groups) {
        if (asked.has(group.dataset['filter'] ?? '')) group.open = true;
      }
      if (asked.has('age')) part('[data-filter="for"]').setAttribute('open', '');
    },
  };
}
