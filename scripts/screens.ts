import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { screenViews } from '../src/views/screen-view.ts';
import type { ScreenView } from '../src/views/slide-view.ts';
import { progressTo } from './build/progress.ts';
import { exitCodes, runCommand, WrongUse } from './command.ts';
import { projectFolder, readEnvironment } from './environment.ts';
import { contextOf, withExportedSite, withPages } from './export/exported-site.ts';
import { fingerprintOfScreen, screenPack } from './screens/screen-pack.ts';
import { writeWhole } from './write-whole.ts';

const help = `Makes a screen pack for each screen: a ZIP with its slides as pictures in both shapes, as PDF and for PowerPoint,
with the screen as one file and a page that says what to do. For surgeries whose players show no web pages; all others
take the address of the screen (see /screen/ on the site) and never need a pack.

  npm run screens                           all screens
  npm run screens -- quayside-waiting-room  this one alone

  --to DIR   where they go (screens)
  --help     show this

CONTENT_DIR  the content folder (content)     SITE_URL  where the codes lead     CHROME_PATH  the browser that draws

Only what shows something new is made again. Ends with 0, or with 2 when it was asked for something it cannot do.
`;

const options = {
  to: { type: 'string', default: join(projectFolder, 'screens') },
} as const;

/** Beside the packs: what they were made from. */
const listName = 'made.json';

await runCommand({ help, options, takesWords: true }, async ({ values, positionals }) => {
  const environment = readEnvironment(process.env);
  const chosen = chosenScreens(screenViews(contextOf(environment)), positionals);
  const folder = resolve(values.to);
  const fingerprints = readFingerprints(folder);
  const progress = progressTo(process.stderr);
  await withExportedSite(environment, progress, async (site) => {
    const { today } = site.context;
    const wished = chosen.map((screen) => ({
      screen,
      file: `screen-pack-${screen.slug}-${today}.zip`,
      fingerprint: fingerprintOfScreen(site.folder, screen.slug, today),
    }));
    const toMake = wished.filter(
      ({ file, fingerprint }) => fingerprints[file] !== fingerprint || !existsSync(join(folder, file)),
    );
    const begun = performance.now();
    progress.start('Drawing slides');
    await withPages(
      site.browser,
      toMake,
      {},
      async (page, { screen, file, fingerprint }) => {
        const bytes = await screenPack(screen, site, page);
        writeWhole(join(folder, file), bytes);
        fingerprints[file] = fingerprint;
      },
      progress.count,
    );
    progress.finish({
      name: 'Drawing slides',
      seconds: (performance.now() - begun) / 1000,
      outcome: `${toMake.length} packs new, ${wished.length - toMake.length} as they were`,
    });
  });
  writeWhole(join(folder, listName), `${JSON.stringify(fingerprints, null, 2)}\n`);
  process.stdout.write(`The packs are in ${folder}. Each says by when to replace it.\n`);
  return exitCodes.good;
});

function chosenScreens(screens: readonly ScreenView[], slugs: readonly string[]): readonly ScreenView[] {
  const unknown = slugs.find((slug) => !screens.some((screen) => screen.slug === slug));
  if (unknown !== undefined) {
    const known = screens.map(({ slug }) => slug).join(', ');
    throw new WrongUse(`There is no screen "${unknown}". There are: ${known || 'none'}.`);
  }
  return slugs.length === 0 ? screens : screens.filter(({ slug }) => slugs.includes(slug));
}

/** Fingerprints of the packs made so far, by file; none where the list is lost, so that all are made anew. */
function readFingerprints(folder: string): Record<string, string> {
  const file = join(folder, listName);
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
