import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChangeReport } from '../../src/domain/change-report.ts';
import { insideContent, partOf } from '../../src/domain/changed-file.ts';
import { judgeChange } from '../../src/domain/judge-change.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { screenChanges } from '../../src/views/screen-changes.ts';
import { screenViews } from '../../src/views/screen-view.ts';
import { viewContextOf, type ViewContext } from '../../src/views/view-context.ts';
import { readPublished } from '../build/read-published.ts';
import type { ComparedChange } from '../check/changed-files.ts';
import { problemsOfChange, withContentOf } from '../check/problems-of-change.ts';
import type { Environment } from '../environment.ts';
import { filesOfCommit, putFiles } from '../git/repository.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { serveSite } from '../serve.ts';
import { openCamera } from './camera.ts';
import { buildSide } from './built-sides.ts';
import { changedPages, type ChangedPage } from './changed-pages.ts';
import { takePagePictures, takeSlidePicture } from './page-pictures.ts';
import { programFilesOf, reportedFiles } from './reported-files.ts';

/** What is to be reviewed, and how far. */
export interface ReviewOrder {
  readonly change: ComparedChange;
  /** The commit that is proposed. */
  readonly head: string;
  readonly environment: Environment;
  /** Whether a program that the change brings may run on this computer. */
  readonly mayRunProgram: boolean;
  /** Whether sites are built and pictures taken, or only the words looked at. */
  readonly withPages: boolean;
  /** Full path of an empty folder: pictures go into `pictures`, the finished site into `preview`. */
  readonly folder: string;
  /** Told how it goes on. */
  readonly say: (words: string) => void;
}

/** The most pages and screens that are shown as pictures. */
const mostPages = 6;
const mostScreens = 2;
const mostTitles = 12;
const mostSiteProblems = 10;

/**
 * Looks a proposed change through: refuses what may not come in without opening it, checks the content with it in,
 * and, where that is in order, builds the site without it and with it and takes pictures of what differs.
 * Without a browser there are no pictures, and all the rest.
 */
export function makeReview(order: ReviewOrder): Promise<ChangeReport> {
  const { change } = order;
  return withContentOf(change, change.base, async (before) => {
    const after = mkdtempSync(join(tmpdir(), 'hereabouts-after-'));
    try {
      putContentWithChange(order, after);
      return await reviewContents(order, before, after);
    } finally {
      rmSync(after, { recursive: true, force: true });
    }
  });
}

/** The content with the change in it, but for what is refused, and for pages that could run what they hold. */
function putContentWithChange({ change, head, mayRunProgram }: ReviewOrder, folder: string): void {
  const { repository, contentFolder, base } = change;
  const refused = new Set(judgeChange(change).map(({ file }) => file));
  const isLeftOut = (path: string) => {
    const file = insideContent(path, contentFolder) ?? '';
    return refused.has(file) || (!mayRunProgram && partOf(path, contentFolder) === 'pages');
  };
  const proposed = filesOfCommit(repository, head, contentFolder).filter(({ path }) => !isLeftOut(path));
  const known = filesOfCommit(repository, base, contentFolder).filter(({ path }) => isLeftOut(path));
  mkdirSync(folder, { recursive: true });
  putFiles(repository, [...proposed, ...known], contentFolder, folder);
}

async function reviewContents(order: ReviewOrder, before: string, after: string): Promise<ChangeReport> {
  const { change, environment } = order;
  const { problems } = readDirectory(after, environment.today);
  const found = problemsOfChange(change, problems, { before, after, today: environment.today });
  const isWrong = found.own.some(({ severity }) => severity === 'error');
  const report: ChangeReport = {
    version: 1,
    verdict: found.isRefused ? 'refused' : isWrong ? 'errors' : 'good',
    files: change.files.filter(({ path }) => insideContent(path, change.contentFolder) !== undefined).length,
    program: programFilesOf(change).slice(0, 50),
    ranItsProgram: false,
    brokenBefore: false,
    siteProblems: [],
    ...reportedFiles(change, found.own, { before, after }),
    pages: [],
    otherPages: [],
    moreOtherPages: 0,
    screens: [],
  };
  // What is wrong with the content already cannot be laid to the change, but no site can be built with it.
  const canBuild = problems.every(({ severity }) => severity !== 'error');
  if (report.verdict !== 'good') return report;
  if (!canBuild) return { ...report, brokenBefore: true };
  const checked = { ...report, screens: changedScreens(order, before, after) };
  return order.withPages ? addPages(order, checked, before, after) : checked;
}

function changedScreens(order: ReviewOrder, before: string, after: string): ChangeReport['screens'] {
  return screenChangesOf(order, before, after)
    .map(({ title, says }) => ({
      title: title.slice(0, 160),
      says: says.slice(0, 12).map((said) => said.slice(0, 400)),
    }))
    .slice(0, 20);
}

function screenChangesOf(
  { environment, change }: ReviewOrder,
  before: string,
  after: string,
): ReturnType<typeof screenChanges> {
  const now = contextAt(environment, after);
  const old = contextAt(environment, before);
  const changed = new Set(
    change.files.flatMap(
      ({ path }) => /^assets\/([^/]+)\.md$/.exec(insideContent(path, change.contentFolder) ?? '')?.[1] ?? [],
    ),
  );
  return now === undefined
    ? []
    : screenChanges(old === undefined ? [] : screenViews(old), screenViews(now), changed);
}

function contextAt(environment: Environment, contentDir: string): ViewContext | undefined {
  const { published } = readPublished({ ...environment, contentDir, basePath: '/' });
  return published && viewContextOf(published);
}

/** Builds both sides and shows what differs. */
async function addPages(
  order: ReviewOrder,
  report: ChangeReport,
  before: string,
  after: string,
): Promise<ChangeReport> {
  const { change, head, mayRunProgram, folder, say } = order;
  const { repository, contentFolder, base } = change;
  const preview = join(folder, 'preview');
  const home = mkdtempSync(join(tmpdir(), 'hereabouts-old-'));
  const both = { repository, contentFolder, mayRunProgram };
  try {
    say('Building the site with the change');
    const now = buildSide({ ...both, commit: head, contentDir: after, outDir: preview });
    say('Building the site as it is');
    const outDir = join(home, 'site');
    const old = buildSide({ ...both, commit: base, contentDir: before, outDir });
    const built = { ...report, ranItsProgram: now.ranItsProgram, built: now.built, brokenBefore: !old.built };
    if (!now.built) {
      say(now.output);
      if (!old.built) return built;
      const siteProblems = now.siteProblems.slice(0, mostSiteProblems);
      return { ...built, verdict: 'errors', siteProblems };
    }
    return await addPictures(
      order,
      built,
      { before: old.built ? outDir : undefined, after: preview },
      { before, after },
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Sides {
  readonly before: string | undefined;
  readonly after: string;
}

async function addPictures(
  order: ReviewOrder,
  report: ChangeReport,
  sites: Sides,
  contents: { readonly before: string; readonly after: string },
): Promise<ChangeReport> {
  const { change, environment, folder, say } = order;
  const changed = changedPages(sites.before, sites.after);
  const own = new Set(
    change.files.flatMap(({ path, from }) => [path, from].map((each) => pageOf(each, change.contentFolder))),
  );
  const ofChange = changed.filter(({ path }) => own.has(path));
  const shown = (ofChange.length > 0 ? ofChange : changed).slice(0, mostPages);
  const others = changed.filter((page) => !shown.includes(page));
  const titles = [...new Set(others.map(({ title }) => title))];
  const screens = screenChangesOf(order, contents.before, contents.after);
  const pictures = join(folder, 'pictures');
  mkdirSync(pictures);
  const { today } = readDirectory(contents.after, environment.today);
  say(`Taking pictures of ${shown.length} ${shown.length === 1 ? 'page' : 'pages'}`);
  const camera = openCamera(launchBrowser, say);
  const oldServer = sites.before === undefined ? undefined : await serveAlone(sites.before);
  const server = await serveAlone(sites.after);
  const served = {
    before: oldServer && `http://localhost:${oldServer.port}/`,
    after: `http://localhost:${server.port}/`,
  };
  try {
    const pages: ChangeReport['pages'] = [];
    for (const [index, page] of shown.entries()) {
      const name = pictureName(page, index);
      const album = { folder: pictures, name, today };
      const taken = await camera.take((browser) => takePagePictures(browser, served, page, album));
      pages.push({ path: page.path.slice(0, 200), title: page.title, how: page.how, ...taken });
    }
    const told: ChangeReport['screens'] = [...report.screens];
    const drawn = [...screens]
      .sort((a, b) => Number(b.isAboutChange ?? false) - Number(a.isAboutChange ?? false))
      .filter(({ slide }) => slide !== undefined)
      .slice(0, mostScreens);
    for (const [index, { slug, slide }] of drawn.entries()) {
      const picture = `screen-${index + 1}.png`;
      const address = `${served.after}screen/${slug}/`;
      const file = join(pictures, picture);
      const isTaken = await camera.take(async (browser) => {
        await takeSlidePicture(browser, { address, slide: slide ?? 1, file, today });
        return true;
      });
      const at = screens.findIndex((screen) => screen.slug === slug);
      if (isTaken === true && told[at] !== undefined) told[at] = { ...told[at], picture };
    }
    return {
      ...report,
      pages,
      screens: told,
      otherPages: titles.slice(0, mostTitles),
      moreOtherPages: Math.max(0, titles.length - mostTitles),
    };
  } finally {
    await camera.close();
    await oldServer?.close();
    await server.close();
    writeFileSync(join(sites.after, 'READ ME FIRST.txt'), previewReadme);
  }
}

function serveAlone(folder: string): ReturnType<typeof serveSite> {
  return serveSite({ folder, base: '/', port: 0 });
}

const previewReadme = `A preview of the site with a proposed change in it. It is not published.

Opening index.html with a double click shows it without its colours, because its links start from the top of a site.
So let a program of your own computer show it. In this folder:

  python3 -m http.server 8000

Then open http://localhost:8000/ in a browser. With the project at hand: npm run review -- show THE-FOLDER
`;

/** The page of the site that a file of the content makes; undefined where it makes none. */
function pageOf(path: string | undefined, contentFolder: string): string | undefined {
  if (path === undefined) return undefined;
  const file = insideContent(path, contentFolder);
  const [, folder, slug] = /^(assets|venues|gaps)\/([^/]+)\.(?:md|json)$/.exec(file ?? '') ?? [];
  if (folder !== undefined) return `${folder}/${slug}/`;
  const page = /^pages\/([^/]+)\.mdx$/.exec(file ?? '')?.[1];
  return page === undefined ? undefined : `${page}/`;
}

function pictureName({ path }: ChangedPage, index: number): string {
  const words = path
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return `page-${index + 1}${words === '' ? '' : `-${words}`}`;
}
