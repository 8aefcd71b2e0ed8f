/** Shows what came of a search, in the parts that the page holds ready. */
import { ranks, type Answer, type Found } from './find-things.ts';
import { likeness } from './likeness.ts';
import { londonToday } from './london-today.ts';
import { plainQuery } from './query-words.ts';
import { drawResult } from './result-card.ts';
import { resultsAtOnce, type Question } from './search-address.ts';

/** Above this likeness a theme counts as near to what was looked for. */
const nearEnough = 0.5;

/** The part of the page that shows results. */
export interface ResultsList {
  /** Says that a search is under way, where nothing is shown yet. */
  readonly wait: (words: string) => void;
  /** Shows an answer; what it holds is fetched first, and dropped when the reader has gone on meanwhile. */
  readonly show: (question: Question, answer: Answer, isWanted: () => boolean) => Promise<void>;
  /** Says that the search did not load. */
  readonly fail: (words: string) => void;
  /** Back to the page as it was before any search. */
  readonly clear: () => void;
  /** Takes the reader to the top of the results. */
  readonly focus: () => void;
}

/** Takes the part of the page that shows results into use. */
export function useResultsList(page: HTMLElement): ResultsList {
  const part = (selector: string) => page.querySelector<HTMLElement>(selector)!;
  const results = part('[data-results]');
  const heading = part('[data-heading]');
  const status = part('[data-status]');
  const resting = part('[data-resting]');
  const more = part('[data-more]');
  const press = {
    template: part('template[data-result]') as HTMLTemplateElement,
    drawings: page.dataset['drawings'] ?? '',
    today: londonToday(),
  };
  const bands = ranks.map((rank) => {
    const section = part(`[data-rank="${rank}"]`);
    return { rank, section, list: section.querySelector('ol')! };
  });
  const pageTitle = document.title;

  function say(words: string): void {
    heading.textContent = words;
    status.textContent = words;
    document.title = pageTitle.replace(/^[^,]*/, () => words);
  }

  /** With results the lists step aside; without any they are the help, and keep their room. */
  function open({ hasResults }: { hasResults: boolean }): void {
    page.classList.toggle('searching', hasResults);
    results.hidden = false;
    part('[data-failed]').hidden = true;
    part('[data-nothing]').hidden = true;
    part('[data-some]').hidden = true;
  }

  function empty(): void {
    for (const { section, list } of bands) {
      section.hidden = true;
      list.replaceChildren();
    }
    more.hidden = true;
  }

  /** Fetches and appends results; the first of them, for those who want to go on reading there. */
  async function append(found: readonly Found[], isWanted: () => boolean, isFresh: boolean) {
    const facts = await Promise.all(found.map((thing) => thing.fetch()));
    if (!isWanted()) return undefined;
    if (isFresh) empty();
    const cards = facts.map((fact) => drawResult(fact, press));
    for (const { rank, section, list } of bands) {
      const own = cards.filter((_, place) => found[place]?.rank === rank);
      list.append(...own);
      section.hidden = list.childElementCount === 0;
    }
    return cards[0];
  }

  function offerMore(shown: number, visible: readonly Found[], isWanted: () => boolean): void {
    const rest = visible.length - shown;
    more.hidden = rest <= 0;
    more.textContent = `Show ${Math.min(rest, resultsAtOnce)} more`;
    more.onclick = () => void appendMore(shown, visible, isWanted);
  }

  async function appendMore(shown: number, visible: readonly Found[], isWanted: () => boolean) {
    const next = Math.min(shown + resultsAtOnce, visible.length);
    const first = await append(visible.slice(shown, next), isWanted, false);
    if (first === undefined) return;
    history.replaceState({ ...(history.state as object), shown: next }, '');
    status.textContent = `${next} of ${visible.length} shown`;
    offerMore(next, visible, isWanted);
    first.querySelector('a')?.focus();
  }

  function offerThemes(words: string): void {
    const offers = [...page.querySelectorAll<HTMLElement>('[data-called-by]')];
    const near = offers.filter((offer) => isNear(words, offer.dataset['calledBy'] ?? ''));
    for (const offer of offers) offer.hidden = !near.includes(offer);
    part('[data-near]').hidden = near.length === 0;
  }

  return {
    wait(words) {
      if (!results.hidden) return;
      heading.textContent = `Looking for “${words}” …`;
      results.hidden = false;
    },
    async show({ words, withResting, shown }, { found, isPartial }, isWanted) {
      const visible = found.filter(({ rank }) => withResting || rank !== 'on-request');
      const restingCount = found.filter(({ rank }) => rank === 'on-request').length;
      await append(visible.slice(0, shown), isWanted, true);
      if (!isWanted()) return;
      open({ hasResults: visible.length > 0 });
      say(outcome(visible.length, words, isPartial));
      part('[data-some]').hidden = !isPartial || visible.length === 0;
      resting.hidden = restingCount === 0 && !withResting;
      part('[data-resting-count]').textContent = restingCount === 0 ? '' : ` (${restingCount})`;
      part('[data-nothing]').hidden = visible.length > 0;
      if (visible.length === 0) offerThemes(words);
      offerMore(Math.min(shown, visible.length), visible, isWanted);
    },
    fail(words) {
      empty();
      open({ hasResults: false });
      resting.hidden = true;
      say(`“${words}”: the search did not load`);
      part('[data-failed]').hidden = false;
    },
    clear() {
      empty();
      results.hidden = true;
      page.classList.remove('searching');
      status.textContent = '';
      document.title = pageTitle;
    },
    focus() {
      heading.focus();
    },
  };
}

/** "7 things for “soup”". */
function outcome(count: number, words: string, isPartial: boolean): string {
  if (count === 0) return `Nothing found for “${words}”`;
  return `${count} ${count === 1 ? 'thing' : 'things'} for ${isPartial ? 'some of ' : ''}“${words}”`;
}

function isNear(words: string, calledBy: string): boolean {
  const names = calledBy.split(/[| ]/);
  return plainQuery(words)
    .split(' ')
    .some((word) => names.some((name) => name.length > 2 && likeness(word, name) >= nearEnough));
}
