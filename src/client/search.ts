/**
 * Runs the search of the find page: as words are typed, when the form is sent, and when the address asks for it.
 * The index is loaded once the box is used, not before.
 */
import { findThings, loadIndex, type Index } from './find-things.ts';
import { plainQuery } from './query-words.ts';
import { useResultsList } from './results-list.ts';
import { readQuestion, resultsAtOnce, writeQuestion, type Question } from './search-address.ts';

/** How long a reader pauses before what was typed is looked for, in milliseconds. */
const pause = 200;

const page = document.querySelector<HTMLElement>('[data-find]');
if (page !== null) runSearch(page);

function runSearch(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>('form[role="search"]')!;
  const box = form.querySelector<HTMLInputElement>('input[name="q"]')!;
  const withResting = page.querySelector<HTMLInputElement>('input[name="all"]')!;
  const list = useResultsList(page);
  let loading: Promise<Index> | undefined;
  let attempt = 1;
  let turn = 0;
  let timer = 0;

  function load(): Promise<Index> {
    loading ??= loadIndex(page.dataset['index'] ?? '', page.dataset['base'] ?? '/', attempt).catch(
      (error: unknown) => {
        loading = undefined;
        attempt += 1;
        throw error;
      },
    );
    return loading;
  }

  async function answer(question: Question): Promise<void> {
    turn += 1;
    const mine = turn;
    const isWanted = () => mine === turn;
    window.clearTimeout(timer);
    if (plainQuery(question.words) === '') {
      list.clear();
      return;
    }
    list.wait(question.words);
    try {
      const found = await findThings(await load(), question.words);
      if (isWanted()) await list.show(question, found, isWanted);
    } catch {
      if (isWanted()) list.fail(question.words);
    }
  }

  function ask({ isTyping }: { isTyping: boolean }): Promise<void> {
    const question = { words: box.value.trim(), withResting: withResting.checked, shown: resultsAtOnce };
    writeQuestion(question, { isTyping });
    return answer(question);
  }

  function followAddress(): void {
    const question = readQuestion();
    box.value = question.words;
    withResting.checked = question.withResting;
    void answer(question);
  }

  box.addEventListener('focus', () => void load().catch(() => undefined));
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
      if (box.value.trim() !== '') list.focus();
    });
  });
  withResting.addEventListener('change', () => void ask({ isTyping: false }));
  window.addEventListener('popstate', followAddress);
  followAddress();
}
