import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { IsoDay } from '../../src/domain/calendar-day.ts';

/** Where both sides are served: scheme, host and port with the base path, ending in a slash. */
export interface ServedSides {
  /** Undefined where the old site could not be built. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Names of the two pictures of a page; one is missing where there is no such page on that side. */
export interface PagePictures {
  readonly before?: string;
  readonly after?: string;
}

/** A phone of the usual width. */
const phone = { width: 390, height: 844 };
/** The highest picture, in pixels of a page: more would be shrunk to nothing in a comment. */
const highest = 1500;
/** So much of what stayed the same is shown round what changed. */
const margin = 60;

/**
 * Takes pictures of a page at the width of a phone, before and after, and keeps of both the part that differs.
 *
 * @param folder full path of the folder for them
 * @param name start of their names
 */
export async function takePagePictures(
  browser: Browser,
  { before, after }: ServedSides,
  { path, how }: { readonly path: string; readonly how: 'added' | 'changed' | 'deleted' },
  { folder, name, today }: { readonly folder: string; readonly name: string; readonly today: IsoDay },
): Promise<PagePictures> {
  const context = await browser.newContext({
    viewport: phone,
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(`${today}T09:00:00Z`));
    const old = before === undefined || how === 'added' ? undefined : await wholePage(page, before + path);
    const now = how === 'deleted' ? undefined : await wholePage(page, after + path);
    const parts = await partsThatDiffer(page, old, now);
    const pictures = {
      ...(old === undefined ? {} : { before: `${name}-before.png` }),
      ...(now === undefined ? {} : { after: `${name}-after.png` }),
    };
    if (pictures.before !== undefined) writeFileSync(join(folder, pictures.before), parts.before);
    if (pictures.after !== undefined) writeFileSync(join(folder, pictures.after), parts.after);
    return pictures;
  } finally {
    await context.close();
  }
}

/** A slide to take a picture of. */
export interface SlideOrder {
  /** Address of its screen, ending in a slash. */
  readonly address: string;
  /** From 1. */
  readonly slide: number;
  /** Full path of the picture. */
  readonly file: string;
  readonly today: IsoDay;
}

/** Takes a picture of one slide of a screen, half the size of a television. */
export async function takeSlidePicture(
  browser: Browser,
  { address, slide, file, today }: SlideOrder,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    deviceScaleFactor: 0.5,
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(`${today}T06:00:00Z`));
    await page.goto(`${address}?s=1#s=${slide},hold`);
    await page.evaluate(async () => {
      await document.fonts.ready;
      window.dispatchEvent(new Event('resize'));
    });
    writeFileSync(file, await page.screenshot({ type: 'png' }));
  } finally {
    await context.close();
  }
}

async function wholePage(page: Page, address: string): Promise<Buffer> {
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot({ type: 'png', fullPage: true });
}

/** Cuts two pictures to the rows that differ, with some of what is round them; one alone to what fits. */
async function partsThatDiffer(
  page: Page,
  before: Buffer | undefined,
  after: Buffer | undefined,
): Promise<{ before: Buffer; after: Buffer }> {
  await page.goto('about:blank');
  const [old, now] = await page.evaluate(
    async ({ pictures, most, round }) => {
      const drawn = await Promise.all(
        pictures.map(async (base64) => {
          if (base64 === undefined) return undefined;
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          canvas.width = image.width;
          canvas.height = image.height;
          const surface = canvas.getContext('2d', { willReadFrequently: true })!;
          surface.drawImage(image, 0, 0);
          const { data } = surface.getImageData(0, 0, image.width, image.height);
          return { canvas, width: image.width, height: image.height, dots: new Uint32Array(data.buffer) };
        }),
      );
      const [one, other] = drawn;
      const isSameRow = (rowOfOne: number, rowOfOther: number) => {
        for (let at = 0; at < one!.width; at += 1)
          if (one!.dots[rowOfOne * one!.width + at] !== other!.dots[rowOfOther * other!.width + at])
            return false;
        return true;
      };
      let top = 0;
      let bottom = 0;
      if (one !== undefined && other?.width === one.width) {
        const least = Math.min(one.height, other.height);
        while (top < least && isSameRow(top, top)) top += 1;
        while (bottom < least - top && isSameRow(one.height - 1 - bottom, other.height - 1 - bottom))
          bottom += 1;
        if (top === least && one.height === other.height) top = bottom = 0;
      }
      return drawn.map((picture) => {
        if (picture === undefined) return '';
        const from = Math.max(0, top - round);
        const to = Math.min(
          picture.height,
          Math.max(picture.height - bottom + round, from + 2 * round),
          from + most,
        );
        const part = document.createElement('canvas');
        part.width = picture.width;
        part.height = to - from;
        part.getContext('2d')!.drawImage(picture.canvas, 0, -from);
        return part.toDataURL('image/png').split(',')[1] ?? '';
      });
    },
    {
      pictures: [before?.toString('base64'), after?.toString('base64')],
      most: highest * 1.5,
      round: margin * 1.5,
    },
  );
  return { before: Buffer.from(old ?? '', 'base64'), after: Buffer.from(now ?? '', 'base64') };
}
