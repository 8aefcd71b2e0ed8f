/** Shows what came of a search, in the parts that the page holds ready. */
import type { Chip } from './find-filters-chips.ts';
import type { FindAnswer, FoundThing } from './finder/find-query.ts';
import { likeness } from './likeness.ts';
import { londonToday } from './london-today.ts';
import { plainQuery } from './query-words.ts';
import { drawResult } from './result-card.ts';
import { addressFor, rememberedShown, rememberShown, resultsAtOnce } from './search-address.ts';

/** Above this likeness a theme counts as near to what was looked for. */
const nearEnough = 0.5;

/** Ways to ask for less that are offered where nothing was found. */
const waysOffered = 3;

/** So many results fill a phone. While somebody types, the others wait until the typing does. */
const firstDrawn = 3;

/** How long without a letter counts as a rest from typing, in milliseconds. */
export const pauseInTyping = 150;

/** What is shown of a search. */
export interface Outcome {
  /** Whether somebody is in the middle of typing. */
  readonly isTyping: boolean;
  readonly words: string;
  readonly asked: URLSearchParams;
  readonly answer: FindAnswer;
  readonly chips: readonly Chip[];
  /** What to call the place that distances are counted from. */
  readonly near?: string | undefined;
  /** Why the place asked for could not be used; said along with the count. */
  readonly placeProblem?: string | undefined;
  /** How many things a search without one part would find. */
  readonly totalOf: (asked: URLSearchParams) => number;
}

/** The part of the page that shows results. */
export interface ResultsList {
  /** Says that a search is under way, where nothing is shown yet. */
  readonly wait: () => void;
  readonly show: (outcome: Outcome) => void;
  /** Adds what only the words of the pages hold. */
  readonly showMore: (things: readonly FoundThing[], words: string) => void;
  /** Says that the search did not load. */
  readonly fail: (words: string) => void;
  /** Back to the page as it was before any search. */
  readonly clear: () => void;
  /** Takes the reader to the top of the results. */
  readonly focus: () => void;
  /** One thing as a card. */
  readonly draw: (thing: FoundThing) => HTMLElement;
}

/**
 * Takes the part of the page that shows results into use.
 *
 * @param go follows an address of this page
 */
export function useResultsList(page: HTMLElement, go: (asked: URLSearchParams) => void): ResultsList {
  const part = (selector: string) => page.querySelector<HTMLElement>(selector)!;
  const results = part('[data-results]');
  const heading = part('[data-heading]');
  const status = part('[data-status]');
  const more = part('[data-more]');
  const moreWords = part('[data-more-words]');
  const press = {
    template: part('template[data-result]') as HTMLTemplateElement,
    drawings: page.dataset['drawings'] ?? '',
    today: londonToday(),
  };
  const chipTemplate = part('template[data-chip]') as HTMLTemplateElement;
  const bands = [...results.querySelectorAll<HTMLElement>('[data-band]')].map((section) => ({
    band: section.dataset['band'],
    section,
    list: section.querySelector('ol')!,
  }));
  const pageTitle = document.title;

  function say(words: string, besides = ''): void {
    heading.textContent = words;
    status.textContent = besides === '' ? words : `${words}. ${besides}`;
    document.title = pageTitle.replace(/^[^,]*/, () => words);
  }

  /** With results the lists step aside; without any they are the help, and keep their room. */
  function open({ hasResults }: { hasResults: boolean }): void {
    page.classList.add('asked');
    page.classList.toggle('searching', hasResults);
    results.hidden = false;
    for (const selector of [
      '[data-failed]',
      '[data-nothing]',
      '[data-about]',
      '[data-corrected]',
      '[data-resting]',
    ]) {
      part(selector).hidden = true;
    }
    part('[data-sorting]').hidden = !hasResults;
  }

  let restTimer = 0;

  function empty(): void {
    window.clearTimeout(restTimer);
    for (const { section, list } of [
      ...bands,
      { section: moreWords, list: moreWords.querySelector('ol')! },
    ]) {
      section.hidden = true;
      list.replaceChildren();
    }
    more.hidden = true;
  }

  /** Appends results; the first of them, for those who want to go on reading there. */
  function append(things: readonly FoundThing[]): HTMLElement | undefined {
    const cards = things.map((thing) => drawResult(thing, press));
    for (const { band, section, list } of bands) {
      list.append(...cards.filter((_, place) => things[place]?.band === band));
      section.hidden = list.childElementCount === 0;
    }
    return cards[0];
  }

  function offerMore(shown: number, things: readonly FoundThing[]): void {
    const rest = things.length - shown;
    more.hidden = rest <= 0;
    more.textContent = `Show ${Math.min(rest, resultsAtOnce)} more`;
    more.onclick = () => {
      const next = Math.min(shown + resultsAtOnce, things.length);
      const first = append(things.slice(shown, next));
      rememberShown(next);
      status.textContent = `${next} of ${things.length} shown`;
      offerMore(next, things);
      first?.querySelector('a')?.focus();
    };
  }

  function drawChip({ words, without }: Chip): HTMLElement {
    const fragment = chipTemplate.content.cloneNode(true) as DocumentFragment;
    const button = fragment.querySelector('button')!;
    fragment.querySelector('[data-chip-words]')!.textContent = words;
    if (without === undefined) button.replaceWith(words);
    else
      button.addEventListener('click', () => {
        go(without);
      });
    return fragment.querySelector('li')!;
  }

  function showChips(chips: readonly Chip[], words: string): void {
    const items = chips.map(drawChip);
    if (chips.length > 1) {
      const item = document.createElement('li');
      const all = document.createElement('button');
      all.className = 'plain-button';
      all.textContent = 'Clear all';
      all.type = 'button';
      all.addEventListener('click', () => {
        go(new URLSearchParams(words === '' ? {} : { q: words }));
      });
      item.append(all);
      items.push(item);
    }
    const list = part('[data-chips]');
    list.replaceChildren(...items);
    list.hidden = items.length === 0;
  }

  function showCorrected({ corrected }: FindAnswer, asked: URLSearchParams): void {
    part('[data-corrected]').hidden = corrected === undefined;
    if (corrected === undefined) return;
    const link = part('[data-corrected-link]') as HTMLAnchorElement;
    const right = new URLSearchParams(asked);
    right.set('q', corrected);
    link.textContent = corrected;
    link.href = addressFor(right);
  }

  function offerResting({ resting }: FindAnswer, asked: URLSearchParams): void {
    part('[data-resting]').hidden = resting === 0;
    part('[data-resting-words]').textContent =
      `${countInWords(resting)} ${resting === 1 ? 'is' : 'are'} left out.`;
    const all = new URLSearchParams(asked);
    all.set('all', '1');
    part('[data-with-resting]').onclick = () => {
      go(all);
    };
  }

  function offerLess({ chips, totalOf, words }: Outcome): void {
    const ways = chips
      .flatMap((chip) => (chip.without?.size ? [{ ...chip, without: chip.without }] : []))
      .map((chip) => ({ ...chip, total: totalOf(chip.without) }))
      .filter(({ total }) => total > 0)
      .sort((one, other) => other.total - one.total)
      .slice(0, waysOffered);
    const list = part('[data-take-off]');
    list.replaceChildren(
      ...ways.map(({ words: label, without, total }) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        const count = document.createElement('span');
        link.href = addressFor(without);
        count.textContent = countInWords(total);
        link.append(`Look without “${label}”`, ' ', count);
        item.append(link);
        return item;
      }),
    );
    list.hidden = ways.length === 0;
    part('[data-word-tips]').hidden = words === '';
  }

  function offerThemes(words: string): void {
    const offers = [...page.querySelectorAll<HTMLElement>('[data-called-by]')];
    const near = offers.filter((offer) => isNear(words, offer.dataset['calledBy'] ?? ''));
    for (const offer of offers) offer.hidden = !near.includes(offer);
    part('[data-near-themes]').hidden = near.length === 0;
  }

  return {
    wait() {
      if (results.hidden) heading.textContent = 'Looking …';
    },
    show(outcome) {
      const { words, asked, answer, chips, near, placeProblem } = outcome;
      const shown = Math.min(outcome.isTyping ? resultsAtOnce : rememberedShown(), answer.total);
      empty();
      const first = outcome.isTyping ? Math.min(shown, firstDrawn) : shown;
      append(answer.things.slice(0, first));
      if (first < shown) {
        restTimer = window.setTimeout(() => append(answer.things.slice(first, shown)), pauseInTyping);
      }
      open({ hasResults: answer.total > 0 });
      say(summary(answer.total, words, answer.isPartial), placeProblem);
      showChips(chips, words);
      showCorrected(answer, asked);
      offerResting(answer, asked);
      const about = aboutResults(answer, near);
      part('[data-about]').textContent = about;
      part('[data-about]').hidden = about === '' || answer.total === 0;
      part('[data-nothing]').hidden = answer.total > 0;
      if (answer.total === 0) {
        offerLess(outcome);
        offerThemes(words);
      }
      offerMore(shown, answer.things);
    },
    showMore(things, words) {
      const list = moreWords.querySelector('ol')!;
      list.replaceChildren(...things.map((thing) => drawResult(thing, press)));
      moreWords.hidden = things.length === 0;
      const hadResults = part('[data-nothing]').hidden;
      if (things.length === 0 || hadResults) return;
      open({ hasResults: true });
      part('[data-sorting]').hidden = true;
      say(`${countInWords(things.length)} for “${words}”, in the words of the pages`);
    },
    fail(words) {
      empty();
      open({ hasResults: false });
      say(words === '' ? 'The search did not load' : `“${words}”: the search did not load`);
      part('[data-failed]').hidden = false;
    },
    clear() {
      empty();
      results.hidden = true;
      page.classList.remove('searching', 'asked');
      status.textContent = '';
      document.title = pageTitle;
    },
    focus() {
      heading.focus();
    },
    draw: (thing) => drawResult(thing, press),
  };
}

function countInWords(count: number): string {
  return `${count} ${count === 1 ? 'thing' : 'things'}`;
}

/** "7 things for “soup”". */
function summary(count: number, words: string, isPartial: boolean): string {
  const said = words === '' ? '' : ` for ${isPartial && count > 0 ? 'some of ' : ''}“${words}”`;
  return count === 0 ? `Nothing found${said}` : `${countInWords(count)}${said}`;
}

/** What to know about the results. */
function aboutResults({ isPartial, relaxed }: FindAnswer, near: string | undefined): string {
  return [
    isPartial ? 'Nothing has all of these words.' : '',
    relaxed.length === 0 ? '' : `Nothing fits “${relaxed.join('” and “')}” as well.`,
    near === undefined ? '' : `Distances are in a straight line from ${near}, which stays on this device.`,
  ]
    .filter((words) => words !== '')
    .join(' ');
}

function isNear(words: string, calledBy: string): boolean {
  const names = calledBy.split(/[| ]/);
  return plainQuery(words)
    .split(' ')
    .some((word) => names.some((name) => name.length > 2 && likeness(word, name) >= nearEnough));
}
