/** The card over a pin: what is there, and ways on. Everything is set as text: an entry may hold anything. */
import { distanceInWords } from '../../domain/distance-words.ts';
import type { FoundThing } from '../finder/find-query.ts';
import { nextInWords } from '../result-card-words.ts';
import type { Pin } from './pins.ts';

/** Templates of the page, the day it is, and what to do when somebody wants to see a thing in the list. */
export interface CardPress {
  readonly card: HTMLTemplateElement;
  readonly thing: HTMLTemplateElement;
  /** The day it is, as `2026-11-22`. */
  readonly today: string;
  readonly showInList: (thing: FoundThing) => void;
}

/** What is at a pin, in the order of the list. */
export function drawPinCard(pin: Pin, press: CardPress): HTMLElement {
  const fragment = press.card.content.cloneNode(true) as DocumentFragment;
  const card = fragment.querySelector<HTMLElement>('[data-pin-card]')!;
  card.querySelector('[data-pin-place]')!.textContent = headingOf(pin);
  card.querySelector('[data-pin-things]')!.append(...pin.things.map((thing) => drawThing(thing, press)));
  return card;
}

/** "St Elmo's Hall, Well Bank", "4 things at the Net Loft". */
export function headingOf({ title, things }: Pin): string {
  return things.length === 1 ? title : `${things.length} things: ${title}`;
}

function drawThing(thing: FoundThing, { thing: template, today, showInList }: CardPress): HTMLElement {
  const fragment = template.content.cloneNode(true) as DocumentFragment;
  const item = fragment.querySelector('li')!;
  const link = item.querySelector('a')!;
  link.href = thing.href;
  link.textContent = thing.title;
  item.querySelector('[data-pin-about]')!.textContent = aboutOf(thing, today);
  item.querySelector('button')!.addEventListener('click', () => {
    showInList(thing);
  });
  return item;
}

/** "Get moving. Tuesday 24 November, 10:30am. Free. Paused until 7 January 2027." */
function aboutOf(
  { theme, next, when, cost, standing, distanceKm, isResting, band }: FoundThing,
  today: string,
): string {
  const needsAWord = isResting || band === 'ring-first' || band === 'not-checked' || band === 'lapsed';
  return [
    theme?.title,
    isResting ? undefined : next ? nextInWords(next, today) : when,
    cost,
    distanceKm === undefined ? undefined : `${distanceInWords(distanceKm)} away`,
    needsAWord ? standing?.words : undefined,
  ]
    .filter((words) => words !== undefined && words !== '')
    .map((words) => (/[.!?]$/.test(words!) ? words : `${words!}.`))
    .join(' ');
}
