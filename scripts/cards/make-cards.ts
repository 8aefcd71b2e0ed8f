import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { cardFile, cardShapes, type CardShape, type ShareCard } from '../../src/views/share-card-view.ts';
import { cardMarkup, emptyCardPage } from './card-markup.ts';
import { writeWhole } from '../write-whole.ts';

/** A picture to make, and its file below the folder of cards. */
export interface WantedCard {
  readonly card: ShareCard;
  readonly shape: CardShape;
  readonly file: string;
}

/** Both pictures of each card. */
export function wantedCards(cards: readonly ShareCard[]): WantedCard[] {
  return cards.flatMap((card) =>
    (['wide', 'square'] as const).map((shape) => ({ card, shape, file: cardFile(card, shape) })),
  );
}

/** Above this, WhatsApp may show a link without its picture. */
const mostBytes = 250_000;
/** Tried one after the other until a picture is light enough. */
const qualities = [86, 70, 50] as const;

/** A window that holds either shape. */
const roomForBoth = { width: cardShapes.wide.width, height: cardShapes.square.height };

/** Draws cards on one page that stays open, and writes each whole or not at all. Returns those that do not fit. */
export async function makeCards(
  browser: Browser,
  wanted: readonly WantedCard[],
  folder: string,
  count: (done: number, total: number) => void,
): Promise<WantedCard[]> {
  if (wanted.length === 0) return [];
  const context = await browser.newContext({ viewport: roomForBoth });
  const page = await context.newPage();
  await page.setContent(emptyCardPage());
  const tooFull: WantedCard[] = [];
  for (const [index, { card, shape, file }] of wanted.entries()) {
    if (await drawCard(page, cardMarkup(card, shape))) {
      writeWhole(join(folder, file), await pictureOfCard(page, shape));
    } else {
      tooFull.push({ card, shape, file });
    }
    count(index + 1, wanted.length);
  }
  await context.close();
  return tooFull;
}

/**
 * Puts a card on the page. Letters of the title become smaller as far as they can still be read on a small preview,
 * and then the sentence below it goes.
 *
 * @returns whether everything has its place
 */
async function drawCard(page: Page, markup: string): Promise<boolean> {
  return page.evaluate(async (html) => {
    document.body.innerHTML = html;
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode()));
    const card = document.querySelector<HTMLElement>('.share-card');
    const words = document.querySelector<HTMLElement>('.words');
    if (card === null || words === null) return false;
    const isTooFull = () =>
      words.scrollHeight > words.clientHeight ||
      [...words.querySelectorAll('*')].some((part) => part.scrollWidth > part.clientWidth + 1);
    for (const isShort of [false, true]) {
      card.classList.toggle('short', isShort);
      for (const grow of [1, 0.92, 0.84, 0.76]) {
        card.style.setProperty('--grow', String(grow));
        if (!isTooFull()) return true;
      }
    }
    return false;
  }, markup);
}

async function pictureOfCard(page: Page, shape: CardShape): Promise<Buffer> {
  const clip = { x: 0, y: 0, ...cardShapes[shape] };
  for (const quality of qualities) {
    const picture = await page.screenshot({ type: 'jpeg', quality, clip });
    if (picture.length <= mostBytes) return picture;
  }
  throw new Error('A card came out heavier than messengers show. It has drawings that do not press well.');
}
