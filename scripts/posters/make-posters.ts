import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { PosterView } from '../../src/views/poster-view.ts';
import type { ExportedSite } from '../export/exported-site.ts';
import { withPages } from '../export/exported-site.ts';
import { fingerprintOf, type MadePoster } from './made.ts';
import { writeWhole } from '../write-whole.ts';

/** What came of making posters. */
export interface PostersReport {
  readonly made: readonly MadePoster[];
  /** Those that were there already and say the same. */
  readonly kept: readonly MadePoster[];
  /** Those whose words do not fit the sheet; none of these was made. */
  readonly tooFull: readonly PosterView[];
}

/** What to make, and where. */
export interface PosterOrder {
  readonly posters: readonly PosterView[];
  /** Paper and print wishes: "a3 large". */
  readonly as: string;
  /** Full path of the folder for them. */
  readonly folder: string;
  readonly hangsAt?: string | undefined;
  readonly before: readonly MadePoster[];
}

/** Prints posters to PDF, one file each, and only those that are not there yet or say something else. */
export async function makePosters(
  order: PosterOrder,
  { browser, home, context }: ExportedSite,
  count: (done: number, total: number) => void,
): Promise<PostersReport> {
  const wished = order.posters.map((poster) => ({ poster, record: recordOf(poster, order, context.today) }));
  const known = new Map(order.before.map((made) => [made.file, made]));
  const isKept = ({ record }: (typeof wished)[number]) =>
    known.get(record.file)?.fingerprint === record.fingerprint && existsSync(join(order.folder, record.file));
  const kept = wished.filter(isKept).flatMap(({ record }) => known.get(record.file) ?? []);
  const toMake = wished.filter((wish) => !isKept(wish));
  const results = await withPages(
    browser,
    toMake,
    { viewport: { width: 900, height: 1300 } },
    async (page, { poster, record }) => {
      await page.goto(
        `${home}${context.base}${poster.path}/${order.as === '' ? '' : `?as=${order.as.replaceAll(' ', '+')}`}`,
      );
      await page.evaluate(() => document.fonts.ready);
      if (await isTooFull(page)) return { tooFull: poster };
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
      writeWhole(join(order.folder, record.file), pdf);
      return { made: record };
    },
    count,
  );
  return {
    made: results.flatMap(({ made }) => made ?? []),
    kept,
    tooFull: results.flatMap(({ tooFull }) => tooFull ?? []),
  };
}

function recordOf(poster: PosterView, { as, hangsAt }: PosterOrder, today: MadePoster['made']): MadePoster {
  const name = poster.path.replace(/\/poster$/, '').replaceAll('/', '-');
  const suffix = as === '' ? '' : `-${as.replaceAll(' ', '-')}`;
  return {
    file: join(hangsAt ?? 'all', `${name}${suffix}.pdf`).replaceAll('\\', '/'),
    path: poster.path,
    name: poster.name,
    as,
    ...(hangsAt === undefined ? {} : { hangsAt }),
    made: today,
    takeDownAfter: poster.takeDownAfter,
    fingerprint: fingerprintOf(poster, as),
  };
}

/** Whether words of an open poster are cut off. */
async function isTooFull(page: Page): Promise<boolean> {
  await page.emulateMedia({ media: 'print' });
  return page.evaluate(() =>
    [...document.querySelectorAll('.sheet, .sheet .words, .sheet .days, .sheet .one')].some(
      (part) => part.scrollHeight > part.clientHeight + 1,
    ),
  );
}
