import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardsIn, cardsInWords, copyCards } from '../../scripts/build/copy-cards.ts';
import { messageAbout } from '../../src/client/share-ways.ts';
import { weekDigest } from '../../src/views/digest-view.ts';
import { embedViews, oembedAnswers } from '../../src/views/embed-view.ts';
import { posterViews } from '../../src/views/poster-view.ts';
import { cardFile, pictureOf, shareCards } from '../../src/views/share-card-view.ts';
import { shareKitOf } from '../../src/views/share-kit-view.ts';
import type { ViewContext } from '../../src/views/view-context.ts';
import { checked, smallContext } from './small-context.ts';

const soup = {
  title: 'Soup & "song" <b>',
  number: 7,
  hook: 'Hot soup at one table.',
  checked,
  sessions: [{ repeats: 'weekly', on: ['tue'], from: '10:00', to: '12:00' }],
};
const overdue = { title: 'Old club', number: 8, checked: { ...checked, on: '2024-01-02' } };
const paused = {
  ...soup,
  title: 'Choir',
  number: 9,
  status: { is: 'paused', until: '2027-02-01', note: 'Cold' },
};
const town = { assets: { soup, overdue, paused } };

function cardNames(context: ViewContext): string[] {
  return shareCards(context).map(({ name }) => name);
}

describe('a card for sharing', () => {
  test('is made of what may hang, and of nothing that is paused or overdue', () => {
    expect(cardNames(smallContext(town))).toEqual(['assets-soup']);
  });

  test('has a name that changes when its words do, and only then', () => {
    const fileOf = (asset: Record<string, unknown>, today?: string) =>
      shareCards(smallContext({ assets: { soup: asset } }, today)).map((card) => cardFile(card, 'wide'))[0];
    const name = fileOf(soup);
    expect(name).toMatch(/^assets-soup-wide-[0-9a-f]{16}\.jpg$/);
    expect(fileOf(soup, '2026-12-01')).toBe(name);
    expect(fileOf({ ...soup, give: 'An hour of peeling.' })).toBe(name);
    expect(fileOf({ ...soup, hook: 'Cold soup at one table.' })).not.toBe(name);
    expect(fileOf({ ...soup, checked: { ...checked, on: '2026-11-20' } })).not.toBe(name);
  });

  test('stands in the head of its page once both shapes are there, and the plain card until then', () => {
    const context = smallContext(town);
    const [card] = shareCards(context);
    const [wide, square] = [cardFile(card!, 'wide'), cardFile(card!, 'square')];
    const plain = { address: 'https://hereabouts.example/card.jpg', width: 1200, height: 630 };
    expect(pictureOf(card, context)).toMatchObject(plain);
    expect(pictureOf(card, { ...context, cards: new Set([wide]) })).toMatchObject(plain);
    expect(pictureOf(card, { ...context, cards: new Set([wide, square]) })).toEqual({
      address: `https://hereabouts.example/cards/${wide}`,
      width: 1200,
      height: 630,
      alt: expect.stringMatching(/Hot soup at one table\. .*Checked 2 November 2026\.$/) as string,
    });
  });
});

describe('a build', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cards-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('takes in the cards that say what its pages say, leaves old ones out, and tells what is missing', () => {
    const context = smallContext({ assets: { soup, tea: { ...soup, title: 'Tea', number: 10 } } });
    const cards = shareCards(context).filter(({ kind }) => kind === 'asset');
    expect(cards).toHaveLength(2);
    const names = (['wide', 'square'] as const).map((shape) => cardFile(cards[0]!, shape));
    for (const name of [...names, 'assets-soup-wide-0123456789abcdef.jpg'])
      writeFileSync(join(folder, name), '');
    const site = { url: context.siteUrl, base: '/', contentDate: context.today };
    const published = { directory: context.directory, today: context.today, site };
    const copied = copyCards({ ...published, cards: cardsIn(folder) }, folder, folder);
    expect(readdirSync(join(folder, 'cards')).sort()).toEqual(names.sort());
    expect(copied.copied).toBe(1);
    expect(cardsInWords(copied)).toMatch(/^1 card, \d not made yet; links bring the plain card until/);
    expect(cardsInWords(copyCards(published, join(folder, 'none'), folder))).toMatch(
      /^none yet; links bring/,
    );
  });
});

test('a message has three lines: what it is, when and where, and a short address', () => {
  const context = smallContext({ assets: { soup: { ...soup, title: 'Soup' } } });
  const [poster] = posterViews(context);
  expect(shareKitOf(poster!, context)?.message.split('\n')).toEqual([
    'Soup: Hot soup at one table.',
    'Every Tuesday, 10am to midday.',
    'https://hereabouts.example/7/',
  ]);
  expect(
    messageAbout({
      title: 'Soup',
      hook: 'Hot.',
      when: 'Every Tuesday.',
      where: 'The hall.',
      url: 'https://x.example/7',
    }),
  ).toBe('Soup: Hot.\nEvery Tuesday. The hall.\nhttps://x.example/7');
  expect(messageAbout({ title: 'Soup', url: 'https://x.example/7' })).toBe('Soup\nhttps://x.example/7');
});

describe('a box for other pages', () => {
  test('stays for ever, and says only where to look when its entry may not be shown', () => {
    const boxes = embedViews(smallContext(town));
    expect(boxes.map(({ number, shown }) => [number, shown !== undefined])).toEqual([
      [9, false],
      [8, false],
      [7, true],
    ]);
  });

  test('is offered in the words of oEmbed, with nothing that could end its element', () => {
    const answers = oembedAnswers(smallContext(town));
    expect(answers).toHaveLength(1);
    const answer = JSON.parse(answers[0]!.text) as Record<string, unknown>;
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 600, height: 320 });
    expect(answer['html']).toBe(
      '<iframe src="https://hereabouts.example/7/embed/" title="Soup &amp; &quot;song&quot; &lt;b&gt;" width="600" height="320" style="border:0;max-width:100%" loading="lazy"></iframe>',
    );
  });
});

test('the week is text to paste: days, times, places, and where to find more', () => {
  const tea = {
    ...soup,
    title: 'Tea',
    number: 10,
    sessions: [{ repeats: 'weekly', on: ['thu'], from: '14:30' }],
  };
  const text = weekDigest(smallContext({ assets: { soup: { ...soup, title: 'Soup' }, tea } }));
  expect(text).toMatch(/^\*This week in .+\*\n22 to 28 November 2026\n\n\*Tuesday\*\n10am: Soup\./);
  expect(text).toContain('\n\n*Thursday*\n2:30pm: Tea.');
  expect(text).toMatch(/Everything that is on: .+\/this-week\n/);
  expect(weekDigest(smallContext({}))).toContain('Nothing has a set time this week.');
});
