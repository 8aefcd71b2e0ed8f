import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultCard, shareCards } from '../src/views/share-card-view.ts';
import { cardsIn } from './build/copy-cards.ts';
import { progressTo } from './build/progress.ts';
import { makeCards, wantedCards } from './cards/make-cards.ts';
import { exitCodes, runCommand } from './command.ts';
import { projectFolder, readEnvironment } from './environment.ts';
import { browserOrWrongUse, contextOf } from './export/exported-site.ts';

const help = `Draws the pictures that links bring along in WhatsApp, Facebook and elsewhere: one for each entry that may hang
and one of the week, each wide (1200 x 630) and square (1080 x 1080). The next "npm run build" takes them in.

  npm run cards

  --default  draw the plain card again that all other pages bring: public/card.jpg
  --help     show this

CONTENT_DIR  the content folder (content)     CARDS_DIR  where they go (.cards)     CHROME_PATH  the browser that draws
SITE_URL, BASE_PATH, TODAY                    as for the build that will take them in

Only what says something new is drawn again, and what no entry says any more is deleted. A build without cards is
whole as well: links then bring the plain card. Ends with 0, with 1 when a card cannot hold its words, or with 2 when
it was asked for something it cannot do.
`;

await runCommand({ help, options: { default: { type: 'boolean' } } }, async ({ values }) => {
  return values.default ? drawDefaultCard() : drawCards();
});

async function drawCards(): Promise<number> {
  const environment = readEnvironment(process.env);
  const folder = environment.cardsDir ?? join(projectFolder, '.cards');
  const wanted = wantedCards(shareCards(contextOf(environment)));
  const there = cardsIn(folder);
  const toMake = wanted.filter(({ file }) => !there.has(file));
  const progress = progressTo(process.stderr);
  const begun = performance.now();
  progress.start('Drawing cards');
  const browser = toMake.length === 0 ? undefined : await browserOrWrongUse();
  const tooFull = browser === undefined ? [] : await makeCards(browser, toMake, folder, progress.count);
  await browser?.close();
  const names = new Set(wanted.map(({ file }) => file));
  const old = [...there].filter((file) => isCard.test(file) && !names.has(file));
  for (const file of old) rmSync(join(folder, file));
  progress.finish({
    name: 'Drawing cards',
    seconds: (performance.now() - begun) / 1000,
    outcome: `${toMake.length - tooFull.length} new, ${wanted.length - toMake.length} as they were, ${old.length} old ones deleted`,
  });
  for (const { card, shape } of tooFull) {
    process.stdout.write(
      `${card.title}: its words do not fit a ${shape} card. Give it a shorter shortTitle.\n`,
    );
  }
  process.stdout.write(`The cards are in ${folder}. The next "npm run build" takes them in.\n`);
  return tooFull.length > 0 ? exitCodes.problems : exitCodes.good;
}

/** Names that this command gives, so that it deletes nothing else. */
const isCard = /-(wide|square)-[0-9a-f]{16}\.jpg$/;

async function drawDefaultCard(): Promise<number> {
  const browser = await browserOrWrongUse();
  const folder = join(projectFolder, 'public');
  await makeCards(browser, [{ card: defaultCard, shape: 'wide', file: 'card.jpg' }], folder, () => undefined);
  await browser.close();
  process.stdout.write(`The plain card is in ${join(folder, 'card.jpg')}.\n`);
  return exitCodes.good;
}
