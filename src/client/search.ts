/**
 * Runs the search of the find page: as words are typed, when a filter is ticked, when the form is sent, and when
 * the address asks for it. The lists are loaded once somebody begins, the full text after the first answer.
 */
import type { DatesData, FinderData } from '../formats/finder.ts';
import { chipsOf } from './find-filters-chips.ts';
import { useFilters } from './find-filters.ts';
import type { FindQuery } from './finder/find-query.ts';
import type { Finder } from './finder/finder.ts';
import { useGuide } from './guided.ts';
import { londonTime, londonToday } from './london-today.ts';
import { askEvent, foundEvent, type Found } from './map/found.ts';
import { myLocation, useNearMe, type Whereabouts } from './near-me.ts';
import type { FoundPlace } from './places.ts';
import { pauseInTyping, useResultsList } from './results-list.ts';
import { fillForm, readForm, readQuestion, writeAddress, type Question } from './search-address.ts';
import { loadFullText, searchFullText, type FullText } from './search-full-text.ts';

/** How long after a letter it is looked for, in milliseconds: letters that come at once are one question. */
const pause = 5;

/**
 * How long before the full text is asked as well, in milliseconds. Half a word finds nothing often, and is no
 * reason to load the text of pages.
 */
const longPause = 500;

const page = document.querySelector<HTMLElement>('[data-find]');
if (page !== null) runSearch(page);

function runSearch(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>('form[role="search"]')!;
  const box = form.querySelector<HTMLInputElement>('[name="q"]')!;
  const nearBox = form.querySelector<HTMLInputElement>('[name="near"]')!;
  const nearSays = page.querySelector<HTMLElement>('[data-near-says]')!;
  const nearCredit = page.querySelector<HTMLElement>('[data-near-credit]')!;
  const status = page.querySelector<HTMLElement>('[data-status]')!;
  const data = page.dataset['data'] ?? '/data/';

  const list = useResultsList(page, (asked) => void goTo(asked));
  const guide = useGuide(page, (asked) => void goTo(asked));
  const filters = useFilters(page, prepare, () => {
    list.focus();
  });
  const nearMe = useNearMe(`${data}places.json`);
  const load = once(() => loadEngine(data));
  const loadText = once(() => loadFullText(page.dataset['index'] ?? '', page.dataset['base'] ?? '/'));
  let turn = 0;
  let timer = 0;
  let addressTimer = 0;
  let writeAddressNow: (() => void) | undefined;
  let textTimer = 0;

  /** Loads the lists, and counts what each filter would leave. */
  function prepare(): void {
    void load().then(
      (finder) => {
        const asked = readForm(form);
        if (asked.size > 0) return;
        const { counts, total, resting } = finder.find(queryOf(readQuestion(asked)));
        filters.count(counts, total, resting);
      },
      () => undefined,
    );
  }

  async function answer(asked: URLSearchParams, isTyping = false): Promise<void> {
    turn += 1;
    const mine = turn;
    const isWanted = () => mine === turn;
    window.clearTimeout(timer);
    window.clearTimeout(textTimer);
    filters.follow(asked);
    const question = readQuestion(asked);
    const isWhole = page.dataset['whole'] !== undefined;
    if (guide.show(asked) || (asked.size === 0 && !isWhole)) {
      list.clear();
      return;
    }
    list.wait();
    try {
      const [finder, where] = await Promise.all([load(), whereabouts(question.near)]);
      if (isWanted()) await show({ question, asked, isTyping }, finder, where, isWanted);
    } catch {
      if (isWanted()) list.fail(question.words);
    }
  }

  async function whereabouts(near: string): Promise<Whereabouts | undefined> {
    return near === '' ? undefined : nearMe.find(near);
  }

  async function show(
    { question, asked, isTyping }: { question: Question; asked: URLSearchParams; isTyping: boolean },
    finder: Engine,
    where: Whereabouts | undefined,
    isWanted: () => boolean,
  ): Promise<void> {
    let place = where?.place;
    let creditFor = where?.place && where.credit;
    let found = finder.find(queryOf(question, place));
    if (where === undefined && found.place !== undefined) {
      const read = await nearMe.find(found.place);
      if (!isWanted()) return;
      place = read.place;
      if (read.place) creditFor = read.credit;
      if (place) found = finder.find(queryOf(question, place));
    }
    const query = queryOf(question, place);
    // Among no results the finder has none to compare with, so what rests is asked for outright.
    const resting = found.total === 0 ? finder.find({ ...query, everything: true }).total : found.resting;
    const placeProblem = where && !where.place ? where.says : undefined;
    nearSays.textContent = where?.says ?? 'It stays on this device.';
    nearCredit.textContent = creditFor ?? '';
    nearCredit.hidden = creditFor === undefined;
    const isRefused = String(placeProblem !== undefined);
    // Set again it would be styled again, with all around it.
    if (nearBox.getAttribute('aria-invalid') !== isRefused) nearBox.setAttribute('aria-invalid', isRefused);
    offerNearest(place !== undefined);
    filters.count(found.counts, found.total, resting);
    list.show({
      words: question.words,
      isTyping,
      asked,
      answer: { ...found, resting },
      chips: chipsOf(form, asked, found.understood, finder.withoutMeaning),
      near: place?.label,
      placeProblem,
      totalOf: (other) =>
        finder.find(queryOf(readQuestion(other), other.has('near') ? place : undefined)).total,
    });
    const detail: Found = { things: found.things, data: finder.data, near: place, draw: list.draw };
    page.dispatchEvent(new CustomEvent(foundEvent, { detail }));
    if (question.words === '' || !page.dataset['index']) return;
    const shown = new Set(found.things.map(({ href }) => href));
    const wait = found.total === 0 && !isTyping ? 0 : longPause;
    textTimer = window.setTimeout(() => {
      void loadText()
        .then((text) => findMore(text, question, finder, place, shown))
        .then((things) => {
          if (isWanted()) list.showMore(things, question.words);
        })
        // The lean lists have answered already: without the full text there is just less to show.
        .catch(() => undefined);
    }, wait);
  }

  /** Things whose pages hold the words, as far as the filters let them through. */
  async function findMore(
    text: FullText,
    question: Question,
    finder: Finder,
    place: FoundPlace | undefined,
    shown: ReadonlySet<string>,
  ) {
    const addresses = await searchFullText(text, question.words);
    const { things } = finder.find({ ...queryOf({ ...question, words: '' }, place), withPlaces: true });
    return addresses.flatMap((address) => {
      const thing = shown.has(address) ? undefined : things.find(({ href }) => href === address);
      return thing ?? [];
    });
  }

  function ask({ isTyping }: { isTyping: boolean }): Promise<void> {
    const asked = readForm(form);
    keepAddress(asked, { isTyping });
    return answer(asked, isTyping);
  }

  /** Puts a search into the address: words being typed once the typing rests, as browsers bear few such changes. */
  function keepAddress(asked: URLSearchParams, { isTyping }: { isTyping: boolean }): void {
    window.clearTimeout(addressTimer);
    writeAddressNow = () => {
      writeAddressNow = undefined;
      writeAddress(asked, { isTyping });
    };
    if (isTyping) addressTimer = window.setTimeout(() => writeAddressNow?.(), pauseInTyping);
    else writeAddressNow();
  }

  /** Goes to a search or a question of this page, and takes the reader there. */
  async function goTo(asked: URLSearchParams): Promise<void> {
    keepAddress(asked, { isTyping: false });
    fillForm(form, asked);
    await answer(asked);
    if (asked.has('guide')) guide.focus();
    else if (asked.size > 0) list.focus();
    else box.focus();
  }

  function followAddress(): void {
    writeAddressNow = undefined;
    const asked = new URLSearchParams(location.search);
    fillForm(form, asked);
    void answer(asked);
  }

  async function locate(): Promise<void> {
    status.textContent = 'Asking your device where you are …';
    const where = await nearMe
      .locate()
      .catch((): Whereabouts => ({ says: 'The list of places did not load.' }));
    nearSays.textContent = where.says;
    if (where.place === undefined) {
      status.textContent = where.says;
      return;
    }
    nearBox.value = myLocation;
    sortByDistance();
    await ask({ isTyping: false });
    list.focus();
  }

  /** Who says where they are wants what is nearest; who takes it back no longer can. */
  function sortByDistance(): void {
    const sort = form.elements.namedItem('sort') as HTMLSelectElement;
    if (nearBox.value.trim() === '') sort.value = sort.value === 'nearest' ? 'best' : sort.value;
    else if (sort.value === 'best') sort.value = 'nearest';
  }

  /** Without a place nothing is nearest. */
  function offerNearest(hasPlace: boolean): void {
    const sort = form.elements.namedItem('sort') as HTMLSelectElement;
    sort.querySelector<HTMLOptionElement>('[value="nearest"]')!.disabled = !hasPlace;
    if (!hasPlace && sort.value === 'nearest') sort.value = 'best';
  }

  for (const field of [box, nearBox]) field.addEventListener('focus', prepare);
  box.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask({ isTyping: true }), pause);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || box.value === '') return;
    event.preventDefault();
    box.value = '';
    void ask({ isTyping: false });
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask({ isTyping: false }).then(() => {
      if (readForm(form).size > 0) list.focus();
    });
  });
  page.addEventListener('change', ({ target }) => {
    const isOfForm =
      (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.form === form;
    if (!isOfForm || target === box) return;
    if (target === nearBox) sortByDistance();
    void ask({ isTyping: false });
  });
  page.addEventListener('click', (event) => {
    // Who leaves in the middle of typing comes back to what was typed.
    writeAddressNow?.();
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    const isPlain =
      event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link === null || !isPlain || link.origin !== location.origin || link.pathname !== location.pathname)
      return;
    event.preventDefault();
    void goTo(new URLSearchParams(link.search));
  });
  page.querySelector('[data-locate]')!.addEventListener('click', () => void locate());
  window.addEventListener('popstate', followAddress);
  page.addEventListener(askEvent, followAddress);
  followAddress();
}

/** The question as the finder takes it, at this moment in London. */
function queryOf(question: Question, near?: FoundPlace): FindQuery {
  const isOnMap = page?.dataset['whole'] !== undefined;
  return { ...question, near, isOnMap, today: londonToday(), time: londonTime() };
}

/** What answers questions, and understands them well enough to take a part back out. */
interface Engine extends Finder {
  readonly withoutMeaning: (words: string, label: string) => string | undefined;
}

async function loadEngine(folder: string): Promise<Engine> {
  const [{ openFinder }, { withoutMeaning }, data, dates] = await Promise.all([
    import('./finder/finder.ts'),
    import('./search-understood.ts'),
    fetchJson<FinderData>(`${folder}finder.json`),
    fetchJson<DatesData>(`${folder}dates.json`),
  ]);
  return {
    ...openFinder(data, dates),
    withoutMeaning: (words, label) => withoutMeaning(words, label, data),
  };
}

async function fetchJson<Data>(address: string): Promise<Data> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`Got ${answer.status} for ${address}`);
  return (await answer.json()) as Data;
}

/** Loads once, and again where that failed. */
function once<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
