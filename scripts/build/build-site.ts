import type { Problem } from '../../src/domain/problem.ts';
import { basemapOf } from '../../src/map/tiles/basemap.ts';
import type { Published } from '../../src/reader/published-directory.ts';
import type { Environment } from '../environment.ts';
import { filesIn, readBuiltSite } from './built-site.ts';
import { cardsInWords, copyCards } from './copy-cards.ts';
import { copyPhotos } from './copy-photos.ts';
import { writeDataFiles } from './data-files.ts';
import { addEditingForm } from './editing-form.ts';
import { explodeBasemap, findBrokenBasemap, folderOfTiles } from './explode-basemap.ts';
import { writeHostFiles } from './host-files.ts';
import { writeOfflineFiles } from './offline.ts';
import {
  counted,
  quietProgress,
  startStages,
  type Progress,
  type StageReport,
  type Stages,
} from './progress.ts';
import { readPublished } from './read-published.ts';
import { renderPages } from './render-pages.ts';
import { putScreensInOneFile } from './screens-in-one-file.ts';
import { writeSearchIndex } from './search-index.ts';
import { writeSiteMap } from './site-map.ts';
import { closeWorkplace, openWorkplace, swapIn, type SwapStep, type Workplace } from './target-folder.ts';
import { verifySite } from './verify.ts';
import { writeVersion } from './version.ts';

/** What a build needs to know. */
export type BuildSettings = Pick<
  Environment,
  'contentDir' | 'outDir' | 'siteUrl' | 'basePath' | 'today' | 'offline' | 'editing' | 'cardsDir'
>;

/** What came of a build. */
export interface BuildReport {
  /** Whether the site was put in place; if not, the old one is as it was. */
  readonly built: boolean;
  /** Problems of the content, in files of the content folder. */
  readonly contentProblems: readonly Problem[];
  /** Problems of the finished site, in files of the site. */
  readonly siteProblems: readonly Problem[];
  readonly stages: readonly StageReport[];
}

/** Who is told how a build goes on. */
export interface Watcher {
  readonly progress?: Progress;
  /** Hears of each step of putting the site in place, just before it is done. */
  readonly onSwap?: (step: SwapStep) => void;
}

/**
 * Builds the site: reads and checks the content, makes everything in a folder beside the target, verifies it, and
 * only then puts it in the place of the old site. Whatever fails before that, the old site stays whole.
 *
 * @throws WrongUse when the target folder cannot be used; other errors are faults of the program
 */
export async function buildSite(settings: BuildSettings, watcher: Watcher = {}): Promise<BuildReport> {
  const stages = startStages(watcher.progress ?? quietProgress);
  const report = { stages: stages.reports, siteProblems: [] };
  const { published, problems } = await stages.run(
    'Reading the content',
    () => readPublished(settings),
    ({ published: read }) => (read ? sizeOf(read) : 'it has errors'),
  );
  if (!published) return { ...report, built: false, contentProblems: problems };
  const brokenMap = await findBrokenBasemap(published.basemap);
  if (brokenMap) return { ...report, built: false, contentProblems: [...problems, brokenMap] };

  const workplace = openWorkplace(settings.outDir, settings.contentDir);
  try {
    const siteProblems = await makeSite(published, settings, workplace, stages);
    const built = siteProblems.every(({ severity }) => severity !== 'error');
    if (built)
      await stages.run(
        'Putting it in place',
        () => {
          swapIn(workplace, watcher.onSwap);
        },
        () => workplace.target,
      );
    return { ...report, built, contentProblems: problems, siteProblems };
  } finally {
    closeWorkplace(workplace);
  }
}

/**
 * Makes the pages alone, with the pictures in them, for a browser on this computer that prints or draws from them:
 * without search, without files for others, and unverified, which takes half as long.
 *
 * @returns whether the content could be read
 * @throws as `buildSite`
 */
export async function buildPagesAlone(settings: BuildSettings, { progress }: Watcher = {}): Promise<boolean> {
  const stages = startStages(progress ?? quietProgress);
  const { published } = readPublished(settings);
  if (!published) return false;
  const workplace = openWorkplace(settings.outDir, settings.contentDir);
  try {
    await stages.run(
      'Making the pages',
      (count) => renderPages(published, workplace, settings.contentDir, count),
      (pages) => counted(pages, 'page'),
    );
    copyPhotos(published.directory, settings.contentDir, workplace.site);
    putScreensInOneFile(workplace.site, published.site.base);
    swapIn(workplace);
    return true;
  } finally {
    closeWorkplace(workplace);
  }
}

/** Makes the whole site in the work folder, and returns what is wrong with it. */
async function makeSite(
  published: Published,
  { contentDir, offline, cardsDir }: BuildSettings,
  workplace: Workplace,
  stages: Stages,
): Promise<readonly Problem[]> {
  const { directory, today, site, basemap } = published;
  await stages.run(
    'Making the pages',
    (count) => renderPages(published, workplace, contentDir, count),
    (pages) => counted(pages, 'page'),
  );
  const tiles = basemap && folderOfTiles(await basemapOf(basemap));
  if (basemap) {
    await stages.run(
      'Laying out the map',
      () => explodeBasemap(basemap, workplace.site),
      (written) => counted(written, 'tile'),
    );
  }
  await stages.run(
    'Writing the files for others',
    () => writeDataFiles(published, workplace.site),
    (files) => counted(files, 'file'),
  );
  await stages.run(
    'Copying photos',
    () => copyPhotos(directory, contentDir, workplace.site),
    (photos) => counted(photos, 'photo'),
  );
  await stages.run(
    'Copying cards for sharing',
    () => copyCards(published, cardsDir, workplace.site),
    cardsInWords,
  );
  if (published.editing) {
    await stages.run(
      'Adding the editing form',
      () => addEditingForm(published, workplace.site),
      (files) => counted(files, 'file'),
    );
  }
  await stages.run(
    'Making the search index',
    () => writeSearchIndex({ directory, outDir: workplace.site, today }),
    (entries) => counted(entries, 'entry', 'entries'),
  );
  return stages.run(
    'Verifying the site',
    () => {
      putScreensInOneFile(workplace.site, site.base);
      writeHostFiles(workplace.site, site.base, tiles);
      const built = readBuiltSite(workplace.site, site.url, site.base);
      writeSiteMap(built);
      const version = writeVersion(workplace.site, site.contentDate, today, offline);
      writeOfflineFiles({ folder: workplace.site, base: site.base, version });
      return verifySite({ ...built, files: filesIn(workplace.site) }, published);
    },
    (problems) => (problems.length === 0 ? 'all well' : counted(problems.length, 'problem')),
  );
}

function sizeOf({ directory }: Published): string {
  return [
    counted(directory.assets.length, 'entry', 'entries'),
    counted(directory.venues.length, 'venue'),
  ].join(', ');
}
