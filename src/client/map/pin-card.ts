/** The card over a pin: what is there, and ways on. Everything is set as text: an entry may hold anything. */
import type { FoundThing } from '../finder/find-query.ts';
import type { Found } from './found.ts';
import type { Pin } from './pins.ts';

/** Templates of the page, and what to do when somebody wants to see a thing in the list. */
export interface CardPress {
  readonly card: HTMLTemplateElement;
  readonly thing: HTMLTemplateElement;
  /** Draws a card of the list, which has all the words. */
  readonly draw: Found['draw'];
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

function drawThing(thing: FoundThing, { thing: template, draw, showInList }: CardPress): HTMLElement {
  const fragment = template.content.cloneNode(true) as DocumentFragment;
  const item = fragment.querySelector('li')!;
  const link = item.querySelector('a')!;
  link.href = thing.href;
  link.textContent = thing.title;
  item.querySelector('[data-pin-about]')!.textContent = aboutOf(thing, draw(thing));
  item.querySelector('button')!.addEventListener('click', () => {
    showInList(thing);
  });
  return item;
}

/** "Get moving. Tuesday 24 November, 10:30am. Free.", and what to know before going. */
function aboutOf({ isResting, band, standing }: FoundThing, card: HTMLElement): string {
  const said = (part: string) => card.querySelector(`[data-${part}]`)?.textContent;
  const needsAWord = isResting || band === 'ring-first' || band === 'not-checked' || band === 'lapsed';
  return [
    said('theme'),
    isResting ? undefined : (said('next') ?? said('rule')),
    said('price'),
    said('distance')?.replace(/, $/, ' away'),
    needsAWord ? standing?.words : undefined,
  ]
    .filter((words): words is string => words !== undefined && words !== '')
    .map((words) => (/[.!?]$/.test(words) ? words : `${words}.`))
    .join(' ');
}
