/** Draws one result from the page's template. Everything is set as text: the index may hold anything. */
import type { FoundFacts } from './find-things.ts';

interface DatedValue<T> {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly value: T;
}

/** What the index keeps for a result, as the build writes it (`SearchCard` in `src/views/search-document.ts`). */
export interface ResultCard {
  readonly theme: { readonly title: string; readonly colour: string; readonly art?: string | undefined };
  readonly summary?: string | undefined;
  readonly next: readonly DatedValue<string>[];
  readonly when?: string | undefined;
  readonly where?: { readonly icon: string; readonly title: string } | undefined;
  readonly cost?: string | undefined;
  readonly standing: readonly DatedValue<{
    readonly tone: string;
    readonly words: string;
    readonly isResting: boolean;
  }>[];
}

/** What the drawing of results needs to know. */
export interface ResultPress {
  readonly template: HTMLTemplateElement;
  /** Folder of the drawings, ending in a slash. */
  readonly drawings: string;
  /** The day it is, as `2026-11-22`. */
  readonly today: string;
}

/** One result as a card of the list. */
export function drawResult(
  { url, meta }: FoundFacts,
  { template, drawings, today }: ResultPress,
): HTMLElement {
  const fragment = template.content.cloneNode(true) as DocumentFragment;
  const part = (selector: string) => fragment.querySelector(selector)!;
  const say = (selector: string, text: string | undefined) => {
    part(selector).textContent = text ?? '';
  };
  const keepOnly = (selector: string, isNeeded: boolean) => {
    if (!isNeeded) part(selector).remove();
  };

  const card = JSON.parse(meta.card) as ResultCard;
  const next = valueOn(card.next, today);
  const standing = valueOn(card.standing, today);
  const item = part('.card') as HTMLElement;

  item.classList.add(card.theme.colour);
  item.classList.toggle('resting', standing?.isResting === true);
  (part('[data-title]') as HTMLAnchorElement).href = url;
  say('[data-title]', meta.title);
  say('[data-theme]', card.theme.title);
  say('[data-summary]', card.summary);
  say('[data-next]', next);
  say('[data-rule]', card.when);
  say('[data-place]', card.where?.title);
  say('[data-price]', card.cost);
  say('[data-standing-words]', standing?.words);
  setIcon(part('[data-where] use'), card.where?.icon ?? 'where');
  setIcon(part('[data-standing] use'), standing?.tone === 'moss' ? 'tick' : 'warning');
  if (standing) part('[data-standing]').classList.add(standing.tone);

  const drawing = part('.disc img') as HTMLImageElement;
  if (card.theme.art === undefined) drawing.remove();
  else {
    drawing.src = `${drawings}${card.theme.art}.svg`;
    part('.disc .icon').remove();
  }
  keepOnly('[data-summary]', card.summary !== undefined);
  keepOnly('[data-next]', next !== undefined);
  keepOnly('[data-when]', next !== undefined || card.when !== undefined);
  keepOnly('[data-where]', card.where !== undefined);
  keepOnly('[data-cost]', card.cost !== undefined);
  keepOnly('[data-standing]', standing !== undefined);
  return item;
}

function valueOn<T>(values: readonly DatedValue<T>[], today: string): T | undefined {
  return values.find(({ from = '', to = '9999' }) => from <= today && today <= to)?.value;
}

function setIcon(use: Element, name: string): void {
  use.setAttribute('href', (use.getAttribute('href') ?? '').replace(/#i-.*$/, `#i-${name}`));
}
