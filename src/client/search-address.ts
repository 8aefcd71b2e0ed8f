/** The state of the search in the address bar, so that it can be shared, reloaded and gone back to. */
import { filterNames, type When } from '../formats/finder.ts';
import type { Box, Filters, Sort } from './finder/find-query.ts';

/** What is looked for, as the address and the form say it. */
export interface Question {
  readonly words: string;
  readonly filters: Filters;
  readonly age?: number | undefined;
  /** A postcode, a part of one, or the name of a place; may be empty. */
  readonly near: string;
  readonly withinKm?: number | undefined;
  /** What is in sight on the map: west, south, east, north. */
  readonly box?: Box | undefined;
  readonly when?: When | undefined;
  readonly sort: Sort;
  /** Whether paused and closed things are wanted as well. */
  readonly everything: boolean;
}

/** Results that are shown at first, and with each press of the button below them. */
export const resultsAtOnce = 10;

const kmPerMile = 1.609344;

const oldestAge = 120;

interface HistoryState {
  /** Whether the words were still being typed when this was remembered. */
  readonly isTyping: boolean;
  readonly shown: number;
}

/** What is asked, from an address or a form. What makes no sense is left out. */
export function readQuestion(asked: URLSearchParams): Question {
  const text = (name: string) => (asked.get(name) ?? '').trim();
  const number = (name: string, most: number) => {
    const value = Number(text(name));
    return text(name) !== '' && value >= 0 && value <= most ? value : undefined;
  };
  const miles = number('within', 1000);
  return {
    words: text('q'),
    filters: Object.fromEntries(
      filterNames
        .map((name) => [name, asked.getAll(name)] as const)
        .filter(([, values]) => values.length > 0),
    ),
    age: number('age', oldestAge),
    near: text('near'),
    withinKm: miles && miles * kmPerMile,
    box: readBox(text('box')),
    when: (text('when') || undefined) as When | undefined,
    sort: (text('sort') || usualSort(asked)) as Sort,
    everything: text('all') === '1',
  };
}

/** A box in degrees; none where the four numbers make no sense. */
function readBox(text: string): Box | undefined {
  const box = text.split(',').map(Number);
  const [west = NaN, south = NaN, east = NaN, north = NaN] = box;
  return box.length === 4 && west < east && south < north ? [west, south, east, north] : undefined;
}

/** What a form asks, without what is left as it usually is. Its names are those of the address. */
export function readForm(form: HTMLFormElement): URLSearchParams {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const said = typeof value === 'string' ? value.trim() : '';
    if (said !== '') asked.append(name, said);
  }
  const isNear = asked.has('near');
  if (!isNear) asked.delete('within');
  const sort = asked.get('sort');
  if (sort === usualSort(asked) || (sort === 'nearest' && !isNear)) asked.delete('sort');
  return asked;
}

/** Sets a form to what is asked. */
export function fillForm(form: HTMLFormElement, asked: URLSearchParams): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      field.checked = asked.getAll(field.name).includes(field.value);
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = asked.get(field.name) ?? (field.name === 'sort' ? usualSort(asked) : '');
    }
  }
}

/** Near somewhere the nearest comes first, unless another order is asked for. */
function usualSort(asked: URLSearchParams): Sort {
  return asked.has('near') ? 'nearest' : 'best';
}

/** How many results were shown here when the reader went on. */
export function rememberedShown(): number {
  return rememberedState()?.shown ?? resultsAtOnce;
}

/** Remembers how many results are shown. */
export function rememberShown(shown: number): void {
  history.replaceState({ isTyping: false, shown } satisfies HistoryState, '');
}

/**
 * Puts what is asked into the address. Words being typed take the place of those typed just before, so that one
 * step back leads to the last finished search and not through its letters.
 */
export function writeAddress(asked: URLSearchParams, { isTyping }: { isTyping: boolean }): void {
  const address = addressFor(asked);
  const state: HistoryState = { isTyping, shown: resultsAtOnce };
  const isSame = address === location.pathname + location.search;
  if (isSame || rememberedState()?.isTyping) history.replaceState(state, '', address);
  else history.pushState(state, '', address);
}

/** The address of a search. */
export function addressFor(asked: URLSearchParams): string {
  return asked.size === 0 ? location.pathname : `${location.pathname}?${asked.toString()}`;
}

function rememberedState(): HistoryState | null {
  return history.state as HistoryState | null;
}
