/**
 * The browser that tests and exports open pages in: on Linux (x64) the Chromium that comes with the development
 * dependencies, elsewhere a Chrome, Chromium or Edge that is installed, or the one that CHROME_PATH names.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Names that are looked up, the only ones: those of this computer, and those that it is to play. */
function lookUpHere(names: readonly string[]): string {
  const played = names.map((name) => `MAP ${name} 127.0.0.1`);
  const rules = [...played, 'MAP * ~NOTFOUND', 'EXCLUDE localhost', 'EXCLUDE 127.0.0.1'];
  return `--host-resolver-rules=${rules.join(', ')}`;
}

/**
 * The browser reaches this computer alone. A page that asks for anything elsewhere sees the request fail, and
 * the browser itself sends nothing anywhere.
 */
const STAY_HOME = [
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
];

/**
 * Without a graphics card pages are drawn by the processor, which is more than twice as quick as playing a card; only
 * maps want one played.
 */
const WITHOUT_GRAPHICS_CARD = ['--disable-gpu'];
const PLAYING_GRAPHICS_CARD = ['--use-gl=angle', '--use-angle=swiftshader', '--ignore-gpu-blocklist'];

/** The same letter shapes on each computer, so that what fits in one test run fits in the next. */
const STEADY_LETTERS = ['--font-render-hinting=none'];

/** Where browsers usually are, by platform. */
const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  ],
};

/**
 * Starts the browser. Whoever starts it closes it.
 *
 * @param drawsMaps whether pages will draw moving maps
 * @param namesHere names of hosts that are found on this computer, for tests that play a host
 * @throws one line that says how to get a browser, or the system library it lacks
 */
export async function launchBrowser({
  drawsMaps = false,
  namesHere = [],
}: { readonly drawsMaps?: boolean; readonly namesHere?: readonly string[] } = {}): Promise<Browser> {
  const { executablePath, environment } = await findBrowser();
  try {
    return await chromium.launch({
      executablePath,
      args: [
        lookUpHere(namesHere),
        ...STAY_HOME,
        ...(drawsMaps ? PLAYING_GRAPHICS_CARD : WITHOUT_GRAPHICS_CARD),
        ...STEADY_LETTERS,
      ],
      env: { ...definedOnly(process.env), ...environment },
    });
  } catch (error) {
    throw new Error(explainFailedStart(String(error)) ?? `The browser did not start: ${String(error)}`, {
      cause: error,
    });
  }
}

/**
 * What to do about a browser that did not start, when its words tell. Undefined when they do not.
 *
 * @example explainFailedStart('... loading shared libraries: libnss3.so: ...') -> 'The test browser needs ...'
 */
export function explainFailedStart(said: string): string | undefined {
  const library = /loading shared libraries: (?:[^:\s]*\/)?([^:/\s]+)/.exec(said)?.[1];
  if (library === undefined) return undefined;
  const remedy = /^lib(?:nss|nspr|plc|plds|smime|ssl3)/.test(library)
    ? 'On Debian or Ubuntu: sudo apt-get install --yes libnss3'
    : 'Install it with the package manager of this computer, or set CHROME_PATH to a browser that works.';
  return `The test browser needs ${library}, which this computer lacks. ${remedy}`;
}

/**
 * The first installed browser of `places`; CHROME_PATH comes before all of them.
 *
 * @throws one line that says how to get one
 */
export function installedBrowser(
  chromePath: string | undefined,
  places = USUAL_PLACES[process.platform] ?? [],
): string {
  const found = [chromePath, ...places].find((place) => place !== undefined && existsSync(place));
  if (found !== undefined) return found;
  const named = chromePath === undefined ? '' : ` There is nothing at ${chromePath}.`;
  throw new Error(
    `No browser for the tests.${named} Install Chrome, Chromium or Edge, or set CHROME_PATH to the file that starts one.`,
  );
}

interface FoundBrowser {
  executablePath: string;
  environment: Record<string, string>;
}

async function findBrowser(): Promise<FoundBrowser> {
  const chosen = process.env['CHROME_PATH'];
  const hasBundled = process.platform === 'linux' && process.arch === 'x64';
  if (chosen !== undefined || !hasBundled) {
    return { executablePath: installedBrowser(chosen), environment: {} };
  }
  const folder = await unpackBundled();
  return {
    executablePath: join(folder, 'chromium'),
    environment: { FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** Unpacks the bundled Chromium once for each version, whole or not at all, also when two tests ask at once. */
async function unpackBundled(): Promise<string> {
  const folder = join(MODULES, '.cache', `chromium-${bundledVersion()}`);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  await unpackInto(unfinished);
  writeFileSync(join(unfinished, 'fonts.conf'), fontSettings(folder));
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function bundledVersion(): string {
  const file = join(MODULES, '@sparticuz', 'chromium', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** The package unpacks into the folder for temporary files and offers no other: so that folder is lent to it. */
async function unpackInto(folder: string): Promise<void> {
  const { default: bundled } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await bundled.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** Open Sans first, the computer's own fonts for signs it lacks. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
