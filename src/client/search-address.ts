/** The state of the search in the address bar, so that it can be shared, reloaded and gone back to. */

/** What is looked for, and how much of what was found is shown. */
export interface Question {
  readonly words: string;
  /** Whether paused and closed things are shown as well. */
  readonly withResting: boolean;
  /** How many results are shown. */
  readonly shown: number;
}

/** Results that are shown at first, and with each press of the button below them. */
export const resultsAtOnce = 10;

interface HistoryState {
  /** Whether the words were still being typed when this was remembered. */
  readonly isTyping: boolean;
  readonly shown: number;
}

/** What the address asks for. */
export function readQuestion(): Question {
  const given = new URLSearchParams(location.search);
  return {
    words: (given.get('q') ?? '').trim(),
    withResting: given.get('all') === '1',
    shown: rememberedState()?.shown ?? resultsAtOnce,
  };
}

/**
 * Puts a question into the address. Words being typed take the place of those typed just before, so that one step
 * back leads to the last finished search and not through its letters.
 */
export function writeQuestion(question: Question, { isTyping }: { isTyping: boolean }): void {
  const address = addressFor(question);
  const state: HistoryState = { isTyping, shown: question.shown };
  const isSame = address === location.pathname + location.search;
  if (isSame || rememberedState()?.isTyping) history.replaceState(state, '', address);
  else history.pushState(state, '', address);
}

function addressFor({ words, withResting }: Question): string {
  const asked = new URLSearchParams();
  if (words !== '') asked.set('q', words);
  if (words !== '' && withResting) asked.set('all', '1');
  return asked.size === 0 ? location.pathname : `${location.pathname}?${asked.toString()}`;
}

function rememberedState(): HistoryState | null {
  return history.state as HistoryState | null;
}
