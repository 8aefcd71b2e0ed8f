import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Page } from 'playwright-core';
import { addDays, dayInWords, type IsoDay } from '../../src/domain/calendar-day.ts';
import { escapeMarkup } from '../../src/formats/escape-markup.ts';
import { addressOf } from '../../src/views/addresses.ts';
import type { ScreenView, SlideView } from '../../src/views/slide-view.ts';
import type { ExportedSite } from '../export/exported-site.ts';
import { dataAddress } from '../inline-files.ts';
import { slideShow } from './slide-show.ts';

/** A slide as a picture, with the words that say what is on it. */
export interface SlidePicture {
  readonly name: string;
  readonly png: Uint8Array;
  readonly words: string;
  /** How long it stays, in seconds. */
  readonly seconds: number;
}

/** Shapes that players take. */
const shapes = { landscape: { width: 1920, height: 1080 }, portrait: { width: 1080, height: 1920 } } as const;

/** A list is right for so many days. */
const daysOfLists = 7;

/** The day by which new pictures must be in: the first on which one of the slides may not be shown any more. */
export function replaceBy(slides: readonly SlideView[], today: IsoDay): IsoDay {
  const ends = slides.flatMap(({ to }) => (to === undefined ? [] : [addDays(to, 1)]));
  return [addDays(today, daysOfLists), ...ends].sort()[0] ?? today;
}

/** A fingerprint of a finished screen and the day, on which the lists of its pictures depend. */
export function fingerprintOfScreen(siteFolder: string, slug: string, today: IsoDay): string {
  const html = readFileSync(join(siteFolder, 'screen', slug, 'index.html'), 'utf8');
  const said = html.replace(/ data-build="[^"]*"/, '');
  return createHash('sha256').update(said).update(today).digest('hex').slice(0, 16);
}

/**
 * Everything a surgery needs whose player shows no web pages: each slide as a picture in both shapes, all of them as
 * PDF and for PowerPoint, the screen as one file to play from a stick, and a page that says what to do.
 *
 * @returns the bytes of a ZIP
 */
export async function screenPack(screen: ScreenView, site: ExportedSite, page: Page): Promise<Uint8Array> {
  const { today, siteUrl, base, directory } = site.context;
  const pictures = {
    landscape: await picturesOf(screen, 'landscape', site, page),
    portrait: await picturesOf(screen, 'portrait', site, page),
  };
  const until = replaceBy(screen.slides, today);
  const { phone, desk } = directory.site.panel;
  const files: Zippable = {
    'README.txt': strToU8(
      readme({
        title: screen.title,
        until: dayInWords(until, { weekday: true }),
        address: `${siteUrl}${addressOf.screen(base, screen.slug)}?s=1`,
        help: [desk, phone].filter((words) => words !== undefined).join(', '),
      }),
    ),
    'screen.html': readFileSync(join(site.folder, 'screen', screen.slug, 'index.html')),
    'slides.pdf': await pdfOf(pictures.landscape, page),
    'slides.pptx': await slideShow(screen.title, pictures.landscape),
  };
  for (const [shape, ofShape] of Object.entries(pictures)) {
    for (const { name, png } of ofShape) files[`${shape}/${name}.png`] = [png, { level: 0 }];
  }
  return zipSync(files, { mtime: new Date(`${today}T12:00:00Z`) });
}

/** Takes the picture of each slide that has something to show on the day. */
async function picturesOf(
  { slug, slides }: ScreenView,
  shape: keyof typeof shapes,
  { home, context: { base, today } }: ExportedSite,
  page: Page,
): Promise<SlidePicture[]> {
  await page.setViewportSize(shapes[shape]);
  await page.clock.setFixedTime(new Date(`${today}T06:00:00Z`));
  const pictures: SlidePicture[] = [];
  for (const [index, slide] of slides.entries()) {
    // The part behind the # alone would not load the page again.
    await page.goto('about:blank');
    await page.goto(`${home}${addressOf.screen(base, slug)}?s=1#s=${index + 1},hold`);
    await page.evaluate(async () => {
      await document.fonts.ready;
      window.dispatchEvent(new Event('resize'));
    });
    const shown = await page.evaluate(() => {
      const current = document.querySelector('.slide.on');
      const isFit = current !== null && !current.classList.contains('too-full');
      const rows = current?.querySelectorAll('.line');
      const isEmptyList =
        rows !== undefined && rows.length > 0 && current?.querySelector('.line.on') === null;
      const main = current?.querySelector<HTMLElement>('.main');
      return isFit && !isEmptyList ? (main?.innerText ?? '') : undefined;
    });
    if (shown === undefined) continue;
    const words = shown.replaceAll(/\s+/g, ' ').trim();
    pictures.push({
      name: `${String(pictures.length + 1).padStart(2, '0')}-${fileName(slide.title)}`,
      png: await page.screenshot({ type: 'png' }),
      words,
      seconds: Math.round(Math.min(30, Math.max(12, 6 + words.split(' ').length / 2))),
    });
  }
  return pictures;
}

function fileName(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 40) || 'slide'
  );
}

/** One page for each slide, in the shape of a television. */
async function pdfOf(pictures: readonly SlidePicture[], page: Page): Promise<Uint8Array> {
  await page.goto('about:blank');
  const images = pictures.map(
    ({ png, words }) => `<img alt="${escapeMarkup(words)}" src="${dataAddress('image/png', png)}">`,
  );
  await page.setContent(
    `<html lang="en-GB"><title>Slides</title><style>@page{size:1920px 1080px;margin:0}body{margin:0}img{display:block;width:1920px;height:1080px;break-after:page}img:last-child{break-after:auto}</style>${images.join('')}`,
  );
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
}

function readme({
  title,
  until,
  address,
  help,
}: {
  title: string;
  until: string;
  address: string;
  help: string;
}): string {
  return `Slides for: ${title}

PLEASE REPLACE THESE BY ${until}.
They say what was true when they were made. New ones can be had at any time.

What is in here
  landscape   pictures for a screen that lies wide (1920 x 1080)
  portrait    pictures for a screen that stands tall (1080 x 1920)
  slides.pdf  the same in one file, for printing or a player that takes PDF
  slides.pptx the same for PowerPoint. It goes on by itself: choose Slide Show, From Beginning.
  screen.html for players that take a page on a USB stick. Copy it there and open it.

What to do
  1. Delete the old pictures from your player.
  2. Copy in the new ones, in the order of their numbers.
  3. Show each for 15 to 25 seconds.

Better: if your player can show a web page, give it this address once, and you never need these files again.
  ${address}

Turn the screen off at night. If something looks wrong, tell us: ${help}
`;
}
