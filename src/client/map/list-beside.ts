/** The list beside a map: its cards follow what is chosen there. */
import type { FoundThing } from '../finder/find-query.ts';
import type { Found } from './found.ts';

/** The list. */
export interface ListBeside {
  /** Marks the card of what is chosen; none without an address. */
  readonly mark: (href: string | undefined) => void;
  /** Brings a card into sight where the list stands beside the map, without taking the reader there. */
  readonly bring: (thing: FoundThing, draw: Found['draw']) => void;
  /** Takes the reader to a card. */
  readonly goTo: (thing: FoundThing, draw: Found['draw']) => void;
  /** Takes the reader to the top of the list. */
  readonly focus: () => void;
  /** Takes back what was added. */
  readonly leave: () => void;
}

/** From this width on the list stands beside the map. */
const beside = matchMedia('(min-width: 80rem)');

/** Takes the list of a page into use. */
export function listOf(page: HTMLElement): ListBeside {
  const results = page.querySelector<HTMLElement>('[data-results]')!;
  const chosen = page.querySelector<HTMLElement>('[data-map-chosen]')!;
  function cardOf(href: string): HTMLElement | undefined {
    return cards().find((card) => card.querySelector('a')!.pathname === href);
  }

  function cards(): HTMLElement[] {
    return [...results.querySelectorAll<HTMLElement>('.card')];
  }

  /** The card in the list, or where the list has not come to it yet, one before it. */
  function cardFor(thing: FoundThing, draw: Found['draw']): HTMLElement {
    const known = cardOf(thing.href);
    if (known) return known;
    const card = draw(thing);
    chosen.querySelector('ol')!.replaceChildren(card);
    chosen.hidden = false;
    results.prepend(chosen);
    mark(thing.href);
    return card;
  }

  function mark(href: string | undefined): void {
    for (const card of cards()) card.classList.toggle('picked', card.querySelector('a')!.pathname === href);
    if (href !== undefined) return;
    chosen.hidden = true;
    chosen.querySelector('ol')!.replaceChildren();
  }

  return {
    mark,
    bring(thing, draw) {
      const card = beside.matches ? cardFor(thing, draw) : undefined;
      card?.scrollIntoView({ block: 'nearest' });
    },
    goTo(thing, draw) {
      const card = cardFor(thing, draw);
      card.scrollIntoView({ block: 'center' });
      card.querySelector('a')!.focus({ preventScroll: true });
    },
    focus() {
      page.querySelector<HTMLElement>('[data-heading]')!.focus();
    },
    leave() {
      chosen.hidden = true;
    },
  };
}
