/** Draws one result from the page's template. Everything is set as text: an entry may hold anything. */
import { distanceInWords } from '../domain/distance-words.ts';
import { addSaveButton } from './card-save.ts';
import type { FoundThing, NextMeeting } from './finder/find-query.ts';
import { nextInWords } from './result-card-words.ts';

/** What the drawing of results needs to know. */
export interface ResultPress {
  readonly template: HTMLTemplateElement;
  /** Folder of the drawings, ending in a slash. */
  readonly drawings: string;
  /** The day it is, as `2026-11-22`. */
  readonly today: string;
}

/** One result as a card of the list. */
export function drawResult(thing: FoundThing, { template, drawings, today }: ResultPress): HTMLElement {
  const fragment = template.content.cloneNode(true) as DocumentFragment;
  const part = (selector: string) => fragment.querySelector(selector)!;
  /** Writes words into a part; without any it goes, or `whole` around it. */
  const say = (selector: string, text: string | undefined, whole = selector) => {
    if (text === undefined) part(whole).remove();
    else part(selector).textContent = text;
  };

  const { theme, where, standing, distanceKm } = thing;
  const next = thing.next && nextInWords(withoutUsualPlace(thing.next, thing), today);
  const item = part('.card') as HTMLElement;
  if (theme) item.classList.add(theme.colour);
  item.classList.toggle('resting', thing.isResting);
  (part('[data-title]') as HTMLAnchorElement).href = thing.href;
  setIcon(part('[data-where] use'), where?.icon ?? 'where');
  setIcon(part('[data-standing] use'), standing?.tone === 'moss' ? 'tick' : 'warning');
  if (standing) part('[data-standing]').classList.add(standing.tone);
  setDrawing(part('.disc'), theme && `${drawings}${theme.art}.svg`);

  say('[data-title]', thing.title);
  say('[data-theme]', theme?.title);
  say('[data-summary]', thing.summary);
  if (next === undefined && thing.when === undefined) part('[data-when]').remove();
  else {
    say('[data-next]', next);
    say('[data-rule]', thing.when);
  }
  say('[data-distance]', distanceKm === undefined ? undefined : distanceBefore(distanceKm, where?.isRough));
  say('[data-place]', where?.title && placeWithOthers(where.title, thing.otherPlaces), '[data-where]');
  if (!where?.at) fragment.querySelector('[data-on-map]')?.remove();
  say('[data-price]', thing.cost, '[data-cost]');
  say('[data-standing-words]', standing?.words, '[data-standing]');
  if (thing.isEntry) addSaveButton(item, thing.slug, thing.title);
  return item;
}

/** Where it meets next need not be said where the card says it already. */
function withoutUsualPlace(next: NextMeeting, { where }: FoundThing): NextMeeting {
  return next.place?.title === where?.title ? { ...next, place: undefined } : next;
}

/** "0.4 miles, "; the middle of a part of town is only about there. */
function distanceBefore(km: number, isRough: true | undefined): string {
  const words = isRough ? `about ${distanceInWords(km)}` : distanceInWords(km);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}, `;
}

function placeWithOthers(title: string, others: number): string {
  if (others === 0) return title;
  return `${title}, and ${others} other ${others === 1 ? 'place' : 'places'}`;
}

function setDrawing(disc: Element, drawing: string | undefined): void {
  const image = disc.querySelector('img')!;
  if (drawing === undefined) image.remove();
  else {
    image.src = drawing;
    disc.querySelector('.icon')!.remove();
  }
}

function setIcon(use: Element, name: string): void {
  use.setAttribute('href', (use.getAttribute('href') ?? '').replace(/#i-.*$/, `#i-${name}`));
}
