import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Published } from '../../src/reader/published-directory.ts';
import { cardsFolder, filesOfCard, shareCards } from '../../src/views/share-card-view.ts';
import { viewContextOf } from '../../src/views/view-context.ts';
import { counted } from './progress.ts';

/** Names of the pictures in the folder of cards; none where there is no such folder. */
export function cardsIn(cardsDir: string | undefined): ReadonlySet<string> {
  if (cardsDir === undefined || !existsSync(cardsDir)) return new Set();
  return new Set(readdirSync(cardsDir).filter((name) => name.endsWith('.jpg')));
}

/** How many cards there could be, and how many there are. */
export interface CopiedCards {
  readonly copied: number;
  readonly wanted: number;
}

/** Copies the cards that say what the pages say today. Others stay where they are: they show something old. */
export function copyCards(
  published: Published,
  cardsDir: string | undefined,
  siteFolder: string,
): CopiedCards {
  const context = viewContextOf(published);
  const cards = shareCards(context);
  const made = cardsDir === undefined ? [] : cards.flatMap((card) => filesOfCard(card, context) ?? []);
  if (cardsDir === undefined || made.length === 0) return { copied: 0, wanted: cards.length };
  mkdirSync(join(siteFolder, cardsFolder), { recursive: true });
  for (const file of made.flatMap(({ wide, square }) => [wide, square])) {
    copyFileSync(join(cardsDir, file), join(siteFolder, cardsFolder, file));
  }
  return { copied: made.length, wanted: cards.length };
}

/** What came of copying, and what to do where cards are missing. */
export function cardsInWords({ copied, wanted }: CopiedCards): string {
  const missing = wanted - copied;
  if (missing === 0) return counted(copied, 'card');
  const all = copied === 0 ? 'none yet' : `${counted(copied, 'card')}, ${missing} not made yet`;
  return `${all}; links bring the plain card until "npm run cards" makes them`;
}
