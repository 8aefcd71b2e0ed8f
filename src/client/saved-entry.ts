/** Draws one entry of a list from the page's template. Everything is set as text. */
import type { EntryFacts } from './entry-page.ts';
import { longestNote, type SavedEntry } from './saved.ts';

/** What the buttons and the note of an entry do. */
export interface EntryActs {
  /** Address of its page. */
  readonly address: string;
  readonly move: (by: number) => void;
  readonly remove: () => void;
  readonly keepNote: (note: string) => void;
}

/** One entry as it stands in the list. */
export interface EntryRow {
  readonly item: HTMLElement;
  readonly setPlace: (place: { isFirst: boolean; isLast: boolean; isOwn: boolean }) => void;
  readonly showNote: (note: string) => void;
  readonly showFacts: (facts: EntryFacts) => void;
  readonly showFault: (words: string) => void;
  /** Back to the button that moved it, or to the other one where that has nothing left to do. */
  readonly focusMove: (by: number) => void;
  readonly focusRemove: () => void;
}

const allFacts = ['[data-when]', '[data-where]', '[data-cost]', '[data-phone]', '[data-checked-line]'];

/** Draws an entry with what is known of it; `showFacts` adds what its page says. */
export function drawSavedEntry(template: HTMLTemplateElement, entry: SavedEntry, acts: EntryActs): EntryRow {
  const fragment = template.content.cloneNode(true) as DocumentFragment;
  const item = fragment.querySelector<HTMLElement>('.card')!;
  const part = (selector: string) => item.querySelector<HTMLElement>(selector)!;
  const button = (selector: string) => item.querySelector<HTMLButtonElement>(selector)!;
  const note = item.querySelector('textarea')!;

  function showTitle(title: string): void {
    part('[data-title]').textContent = title;
    for (const name of item.querySelectorAll('[data-name]')) name.textContent = title;
  }

  /** Sets the words of one fact, or takes the fact away where there are none. */
  function showFact(selector: string, words: string | undefined): void {
    part(selector).hidden = words === undefined;
    part(`${selector} [data-words]`).textContent = words ?? '';
  }

  function showStanding(selector: string, said: EntryFacts['warning']): void {
    const line = part(selector);
    line.hidden = said === undefined;
    if (said === undefined) return;
    line.classList.add(said.tone);
    part(`${selector} [data-standing-words]`).textContent = said.words;
    const use = line.querySelector('use')!;
    const icon = said.tone === 'moss' ? 'tick' : 'warning';
    use.setAttribute('href', (use.getAttribute('href') ?? '').replace(/#i-.*$/, `#i-${icon}`));
  }

  note.id = `note-${entry.slug}`;
  note.maxLength = longestNote;
  (part('[data-note-label]') as HTMLLabelElement).htmlFor = note.id;
  (part('[data-title]') as HTMLAnchorElement).href = acts.address;
  showTitle(entry.title);
  for (const fact of allFacts) showFact(fact, undefined);
  showStanding('[data-warning]', undefined);
  showStanding('[data-checked]', undefined);
  part('.disc img').hidden = true;

  note.addEventListener('input', () => {
    part('[data-note-words]').textContent = note.value;
    acts.keepNote(note.value);
  });
  button('[data-up]').addEventListener('click', () => {
    acts.move(-1);
  });
  button('[data-down]').addEventListener('click', () => {
    acts.move(1);
  });
  button('[data-remove]').addEventListener('click', acts.remove);

  function showNote(words: string): void {
    part('[data-note-words]').textContent = words;
    // Whoever is writing goes on writing.
    if (note !== document.activeElement) note.value = words;
  }
  showNote(entry.note ?? '');

  return {
    item,
    showNote,
    setPlace({ isFirst, isLast, isOwn }) {
      button('[data-up]').disabled = isFirst;
      button('[data-down]').disabled = isLast;
      for (const own of item.querySelectorAll<HTMLElement>('[data-own]')) own.hidden = !isOwn;
      part('[data-note-words]').hidden = !isOwn;
    },
    showFacts(facts) {
      showTitle(facts.title);
      part('[data-theme]').textContent = facts.theme ?? '';
      if (facts.colour !== undefined) item.classList.add(facts.colour);
      if (facts.art !== undefined) {
        const drawing = part('.disc img') as HTMLImageElement;
        drawing.src = facts.art;
        drawing.hidden = false;
      }
      showFact('[data-when]', facts.when);
      part('[data-next]').textContent = facts.next ?? '';
      showFact('[data-where]', facts.where);
      showFact('[data-cost]', facts.cost);
      showFact('[data-phone]', facts.phone?.words);
      if (facts.phone) (part('[data-phone] a') as HTMLAnchorElement).href = facts.phone.href;
      showStanding('[data-warning]', facts.warning);
      showStanding('[data-checked]', facts.checked);
      showFact('[data-checked-line]', facts.warning ? undefined : facts.checked?.words);
    },
    showFault(words) {
      showStanding('[data-warning]', { words, tone: 'ochre' });
    },
    focusMove(by) {
      const [up, down] = [button('[data-up]'), button('[data-down]')];
      const [same, other] = by < 0 ? [up, down] : [down, up];
      (same.disabled ? other : same).focus();
    },
    focusRemove() {
      button('[data-remove]').focus();
    },
  };
}
