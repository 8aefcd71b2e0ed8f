import { join, resolve } from 'node:path';
import { dayInWords } from '../src/domain/calendar-day.ts';
import type { Directory } from '../src/domain/directory.ts';
import { postersForBoard, posterViews, posterWishes, type PosterView } from '../src/views/poster-view.ts';
import { progressTo } from './build/progress.ts';
import { answer, exitCodes, runCommand, WrongUse } from './command.ts';
import { projectFolder, readEnvironment } from './environment.ts';
import { contextOf, withExportedSite } from './export/exported-site.ts';
import { makePosters, type PostersReport } from './posters/make-posters.ts';
import { outdatedPosters, readMade, writeMade, type MadePoster } from './posters/made.ts';

const help = `Makes posters to hang up, as PDF files: one for each entry that may hang, and one of the week for the place,
each neighbourhood, venue and theme. Each says when it was checked and when to take it down. The same posters are
pages of the site: any phone can print them without this command.

  npm run posters                                   all of them, on A4
  npm run posters -- slow-miles this-week           these alone, by the last part of their address
  npm run posters -- slip                           slips to fill in and hand in at the desk: What is missing?
  npm run posters -- --for st-elmos-hall            for the board of that venue: its week, and what is near it
  npm run posters -- --as "a3 large"                on other paper or in another print: a3, a5, large, mono,
                                                    tears-5, tears-0
  npm run posters -- --outdated                     posters in the world that should come down, by venue

  --to DIR   where they go (posters), with made.json, the list of what was made: keep it, or --outdated knows nothing
  --help     show this

CONTENT_DIR  the content folder (content)     SITE_URL  where the codes lead     CHROME_PATH  the browser that prints

Only what says something new is made again. Ends with 0 when all is well, 1 when a poster does not fit its sheet or
should come down, 2 when it was asked for something it cannot do.
`;

const options = {
  to: { type: 'string', default: join(projectFolder, 'posters') },
  for: { type: 'string' },
  as: { type: 'string', default: '' },
  outdated: { type: 'boolean', default: false },
} as const;

await runCommand({ help, options, takesWords: true }, async ({ values, positionals }) => {
  const environment = readEnvironment(process.env);
  const folder = resolve(values.to);
  const before = readMade(folder);
  const context = contextOf(environment);
  const posters = posterViews(context);
  if (values.outdated) return sayOutdated(before, posters, context.today, context.directory);

  const as = wishesFrom(values.as);
  const hangsAt = values.for;
  const chosen =
    hangsAt === undefined
      ? chosenByName(posters, positionals)
      : forVenue(posters, hangsAt, context.directory);
  const progress = progressTo(process.stderr);
  const report = await withExportedSite(environment, progress, async (site) => {
    const begun = performance.now();
    progress.start('Printing posters');
    const made = await makePosters({ posters: chosen, as, folder, hangsAt, before }, site, progress.count);
    progress.finish({
      name: 'Printing posters',
      seconds: (performance.now() - begun) / 1000,
      outcome: `${made.made.length} new, ${made.kept.length} as they were`,
    });
    return made;
  });
  const now = [...report.made, ...report.kept];
  if (now.length > 0) {
    const files = new Set(now.map(({ file }) => file));
    writeMade(folder, [...before.filter(({ file }) => !files.has(file)), ...now]);
  }
  return sayReport(report, folder);
});

function wishesFrom(text: string): string {
  const wishes = text.split(/[\s,+]+/).filter((wish) => wish !== '');
  const unknown = wishes.find((wish) => !posterWishes.some((known) => known === wish));
  if (unknown !== undefined)
    throw new WrongUse(`There is no "${unknown}". Choose from: ${posterWishes.join(', ')}.`);
  return posterWishes.filter((wish) => wishes.includes(wish)).join(' ');
}

/** The last part of a poster's address, before its `poster`: "slow-miles". */
function nameOf({ path }: PosterView): string {
  return (
    path
      .replace(/\/poster$/, '')
      .split('/')
      .at(-1) ?? path
  );
}

function chosenByName(posters: readonly PosterView[], names: readonly string[]): readonly PosterView[] {
  const unknown = names.filter((name) => !posters.some((poster) => nameOf(poster) === name));
  if (unknown.length > 0) {
    throw new WrongUse(
      `There is no poster of ${unknown.map((name) => `"${name}"`).join(' or ')}. It may be paused, closed, unchecked or overdue, or have nothing on this week.`,
    );
  }
  return names.length === 0 ? posters : posters.filter((poster) => names.includes(nameOf(poster)));
}

function forVenue(posters: readonly PosterView[], slug: string, directory: Directory): readonly PosterView[] {
  const venue = directory.venueBySlug.get(slug);
  if (venue === undefined) {
    const known = directory.venues.map((each) => each.slug).join(', ');
    throw new WrongUse(`There is no venue "${slug}". There are: ${known}.`);
  }
  return postersForBoard(posters, venue, directory);
}

function sayReport({ made, kept, tooFull }: PostersReport, folder: string): number {
  for (const { name } of tooFull)
    answer(`${name} does not fit its sheet, and was not made. Shorten its title, hook or facts.\n`);
  answer(
    `${made.length + kept.length} posters are in ${folder}. Take-down days are on them and in made.json.\n`,
  );
  return tooFull.length > 0 ? exitCodes.problems : exitCodes.good;
}

function sayOutdated(
  made: readonly MadePoster[],
  posters: readonly PosterView[],
  today: Parameters<typeof outdatedPosters>[2],
  directory: Directory,
): number {
  if (made.length === 0)
    return answer('No posters are known. They are noted when "npm run posters" makes them.\n');
  const outdated = outdatedPosters(made, posters, today);
  const byVenue = Map.groupBy(outdated, ({ poster }) => poster.hangsAt ?? '');
  for (const [slug, found] of byVenue) {
    answer(
      `${slug === '' ? 'Nobody said where these hang' : (directory.venueBySlug.get(slug)?.data.title ?? slug)}:\n`,
    );
    for (const { poster, why, hasSuccessor } of found) {
      const next = hasSuccessor ? 'There is a new one to print.' : 'Take it down.';
      answer(`  ${poster.name}, made ${dayInWords(poster.made)}: ${why}. ${next}\n`);
    }
  }
  const good = made.length - outdated.length;
  answer(`${outdated.length === 0 ? 'All' : good} of ${made.length} posters are still right.\n`);
  return outdated.length === 0 ? exitCodes.good : exitCodes.problems;
}
