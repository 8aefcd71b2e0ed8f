import { dayInWords, parseDay } from '../../src/domain/calendar-day.ts';
import { hostHeaderSets, keptFolders } from '../build/host-files.ts';
import { mediaTypes } from '../media-types.ts';
import { ask, NoAnswer, type Answer } from './ask.ts';
import { good, note, problem, type Finding } from './finding.ts';

/** What is known of the site that should be online. */
export interface Expectations {
  /** Whether the host must send our headers; left out, it is seen from the front page. */
  readonly knowsHeaders?: boolean | undefined;
  /** The `build` in `version.json` of the site that was uploaded, when its folder is at hand. */
  readonly build?: string | undefined;
}

/** A live site, as far as the front page tells. */
interface LiveSite {
  readonly home: URL;
  readonly page: Answer;
  /** Fingerprint of the build, as the front page has it; none where the site was built with `OFFLINE=off`. */
  readonly build?: string | undefined;
  /** The day it was built for. */
  readonly day: string;
  readonly knowsHeaders: boolean;
}

/**
 * Looks at a live site as a careful reader with a browser's tools would: some twenty addresses, once each. It changes
 * nothing and needs nothing but the address.
 *
 * @param home address of the front page; ends with a slash
 */
export async function lookAtSite(home: URL, expected: Expectations = {}): Promise<readonly Finding[]> {
  try {
    const page = await ask(home);
    const front = judgeFront(home, page);
    const build = attribute(page.text, 'data-build');
    if (front.is === 'problem') return [front];
    const day = attribute(page.text, 'data-built') ?? '';
    const knowsHeaders = expected.knowsHeaders ?? page.headers.has('permissions-policy');
    const site: LiveSite = { home, page, build, day, knowsHeaders };
    const findings = [front];
    for (const look of looks) findings.push(...(await look(site, expected)));
    return findings;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return [problem('The site can be reached', error.message, 'Put that right first, then ask again.')];
  }
}

type Look = (site: LiveSite, expected: Expectations) => Promise<readonly Finding[]> | readonly Finding[];

const looks: readonly Look[] = [
  lookAtHead,
  lookAtBase,
  lookAtVersion,
  lookAtNotFound,
  lookAtEntry,
  lookAtShortAddress,
  lookAtFiles,
  lookAtSearch,
  lookAtMap,
  lookAtWorker,
  lookAtHeaders,
  lookAtMixedContent,
  lookAtPlainHttp,
  lookAtCompression,
];

function judgeFront(home: URL, { status, type, text, headers }: Answer): Finding {
  const what = 'The front page answers';
  const place = headers.get('location');
  if (status >= 300 && status < 400 && place !== null)
    return problem(
      what,
      `${home.href} sends on to ${new URL(place, home).href}.`,
      'Give that address instead.',
    );
  if (status !== 200)
    return problem(
      what,
      `${home.href} answers with ${status}.`,
      'Was dist/ uploaded with all that is in it, to the folder that this address shows?',
    );
  if (type !== 'text/html')
    return problem(
      what,
      `It comes as ${type || 'no type at all'}, not as text/html.`,
      'See "types" in DEPLOY.md.',
    );
  if (/^\d{4}-\d\d-\d\d$/.test(attribute(text, 'data-built') ?? '')) return good(what);
  return problem(
    what,
    'This page was not made by Hereabouts.',
    'Look at the address. A host’s own page of welcome means that nothing was uploaded yet.',
  );
}

async function lookAtHead({ home, page }: LiveSite): Promise<Finding[]> {
  const what = 'Programs that only ask whether it is there are answered (HEAD)';
  const { status, bytes, type } = await ask(home, 'HEAD');
  return [
    status === 200 && bytes.length === 0 && type === page.type
      ? good(what)
      : problem(
          what,
          `HEAD answers with ${status} and ${type || 'no type'}.`,
          'Let the server answer HEAD as it answers GET.',
        ),
  ];
}

function lookAtBase({ home, page }: LiveSite): Finding[] {
  const what = 'The site was built for this address';
  const canonical = /<link rel="canonical" href="([^"]*)"/.exec(page.text)?.[1] ?? '';
  const links = [...page.text.matchAll(/\b(?:href|src|action)="(\/[^"]*)"/g)].map(([, path = '']) => path);
  const outside = links.find((path) => !path.startsWith(home.pathname));
  if (outside !== undefined)
    return [
      problem(
        'The site was built for this folder',
        `The front page leads to ${outside}, which is not below ${home.pathname}.`,
        `Build again with BASE_PATH=${home.pathname}`,
      ),
    ];
  if (canonical === home.href) return [good(what)];
  // On one's own computer a site is looked at under another name than it will have.
  const isRehearsal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(home.hostname);
  const found = `Its pages call themselves ${canonical}.`;
  return [
    isRehearsal
      ? note('This is a rehearsal', found)
      : problem(
          what,
          found,
          `Build again with SITE_URL=${home.origin}${home.pathname === '/' ? '' : ` BASE_PATH=${home.pathname}`}`,
        ),
  ];
}

async function lookAtVersion({ home, build, day }: LiveSite, expected: Expectations): Promise<Finding[]> {
  const what = 'version.json and the pages are of one build';
  const answer = await ask(new URL('version.json', home));
  const version = asRecord(answer);
  if (version === undefined)
    return [
      problem(what, `version.json answers with ${answer.status} and no JSON.`, 'Upload all of dist/ again.'),
    ];
  const findings: Finding[] = [];
  findings.push(
    build === undefined || version['build'] === build
      ? good(what)
      : problem(
          what,
          `version.json is of build ${String(version['build'])}, the front page of ${build}.`,
          'Upload all of dist/ again. If the host keeps old pages for a while, empty its cache.',
        ),
  );
  if (expected.build !== undefined)
    findings.push(
      version['build'] === expected.build
        ? good('It is the build that lies on this computer')
        : problem(
            'It is the build that lies on this computer',
            `Online is ${String(version['build'])}, here is ${expected.build}.`,
            'Upload again, or wait until the host has taken the new site.',
          ),
    );
  findings.push(
    note(
      `It was built for ${dayInWords(parseDay(day))}`,
      'Build it every night, so that this week is this week.',
    ),
  );
  return findings;
}

async function lookAtNotFound({ home, build, day }: LiveSite): Promise<Finding[]> {
  const what = 'An address that is not there says so, with our page';
  const path = 'no-such-page-here/';
  const { status, text } = await ask(new URL(path, home));
  if (status !== 404)
    return [
      problem(
        what,
        `${home.pathname}${path} answers with ${status}.`,
        'Let the server answer 404 with 404.html. A host set up for "single page apps" has a switch for it.',
      ),
    ];
  const isOurs = attribute(text, 'data-build') === build && attribute(text, 'data-built') === day;
  if (isOurs) return [good(what)];
  return [
    problem(
      what,
      'It answers 404, but with another page than ours.',
      `Name ${home.pathname}404.html as the page for 404.`,
    ),
  ];
}

async function lookAtEntry({ home }: LiveSite): Promise<Finding[]> {
  const slug = (await entriesOf(home))[0]?.slug;
  if (slug === undefined) return [note('There are no entries yet', 'Look again when there are some.')];
  const what = 'An entry has its page';
  const path = new URL(`assets/${slug}/`, home);
  const { status, text } = await ask(path);
  const without = await ask(new URL(`assets/${slug}`, home));
  const leads = new URL(without.headers.get('location') ?? '', path);
  const isFound = without.status === 200 || (without.status < 400 && leads.pathname === path.pathname);
  return [
    status === 200 && text.includes(`data-asset="${slug}"`)
      ? good(what)
      : problem(what, `${path.href} answers with ${status}.`, 'Upload all of dist/ again.'),
    isFound && (leads.origin === home.origin || without.status === 200)
      ? good('An address without its last slash finds it too')
      : problem(
          'An address without its last slash finds it too',
          `assets/${slug} answers with ${without.status}${without.status < 400 ? ` and leads to ${leads.href}` : ''}.`,
          'Let the server send folders on to the address with a slash, on the same host.',
        ),
  ];
}

async function lookAtShortAddress({ home }: LiveSite): Promise<Finding[]> {
  const numbered = (await entriesOf(home)).find(({ number }) => number !== undefined);
  if (numbered === undefined) return [];
  const what = 'A short address, as on posters, leads to its entry';
  const target = `${home.pathname}assets/${numbered.slug}/`;
  const address = new URL(`${String(numbered.number)}/`, home);
  const { status, text, headers } = await ask(address);
  const leadsByPage = status === 200 && text.includes(`url=${target}`);
  const leadsByHost =
    status >= 300 && status < 400 && new URL(headers.get('location') ?? '', home).pathname === target;
  return [
    leadsByPage || leadsByHost
      ? good(what)
      : problem(
          what,
          `${address.href} answers with ${status} and does not lead to ${target}.`,
          'Upload all of dist/ again.',
        ),
  ];
}

/** Files whose type browsers insist on, and one of each other kind. */
async function lookAtFiles({ home, page }: LiveSite): Promise<Finding[]> {
  const linked = [...page.text.matchAll(/\b(?:href|src)="(\/[^"#?]*\.[a-z0-9]+)"/g)].map(
    ([, path = '']) => path,
  );
  // A young directory has no calendars yet; the page about the data links to what there is.
  const { text } = await ask(new URL('data/', home));
  const forOthers = ['data/assets.geojson', 'data/assets.csv', 'calendar/all.ics', 'feeds/atom.xml'];
  const others = [
    'data/finder.json',
    'sitemap.xml',
    'robots.txt',
    ...forOthers.filter((file) => text.includes(`"${home.pathname}${file}"`)),
  ];
  const paths = [...linked, ...others.map((file) => home.pathname + file)];
  const oneOfEach = [...new Map(paths.map((path) => [endingOf(path), path])).values()];
  const findings: Finding[] = [];
  for (const path of oneOfEach) {
    const { status, type } = await ask(new URL(path, home));
    const wanted = typesOf(path);
    if (status !== 200)
      findings.push(
        problem(
          `${path} is there`,
          `It answers with ${status}.`,
          'Upload all of dist/ again, with every kind of file.',
        ),
      );
    else if (!wanted.includes(type) && isStrict(path))
      findings.push(
        problem(
          `${path} comes as ${wanted[0] ?? ''}`,
          `It comes as ${type || 'no type at all'}.`,
          'Tell the server the types of files; DEPLOY.md has the list.',
        ),
      );
    else if (!wanted.includes(type))
      findings.push(
        note(
          `${path} comes as ${type || 'no type at all'}`,
          `Best would be ${wanted[0] ?? ''}; it works like this too.`,
        ),
      );
  }
  const isWell = findings.every(({ is }) => is !== 'problem');
  return isWell ? [good(`${oneOfEach.length} kinds of files come, as what they are`), ...findings] : findings;
}

async function lookAtSearch({ home }: LiveSite): Promise<Finding[]> {
  const what = 'The search has what it needs';
  const fix = 'Upload the folder pagefind/ again. Some hosts leave out files with endings they do not know.';
  const finder = asRecord(await ask(new URL('data/finder.json', home)));
  if (finder?.['base'] !== home.pathname)
    return [
      problem(
        what,
        'data/finder.json is missing, or of another address.',
        `Build again with BASE_PATH=${home.pathname}`,
      ),
    ];
  const entry = asRecord(await ask(new URL('pagefind/pagefind-entry.json', home)));
  const [language] = Object.values(
    (entry?.['languages'] ?? {}) as Record<string, { hash?: string; wasm?: string }>,
  );
  if (language?.hash === undefined)
    return [problem(what, 'pagefind/pagefind-entry.json does not come.', fix)];
  for (const file of [
    `pagefind.${language.hash}.pf_meta`,
    `wasm.${language.wasm ?? 'unknown'}.pagefind`,
    'pagefind.js',
  ]) {
    const { status, type } = await ask(new URL(`pagefind/${file}`, home));
    if (status !== 200 || type === 'text/html')
      return [problem(what, `pagefind/${file} answers with ${status} and ${type}.`, fix)];
  }
  return [good(what)];
}

async function lookAtMap({ home }: LiveSite): Promise<Finding[]> {
  const { text } = await ask(new URL('map/', home));
  const tiles = attribute(text, 'data-tiles');
  if (tiles === undefined) return [note('There is no map', 'npm run map -- where says how to make one.')];
  const what = 'The map has its tiles';
  const [west = 0, south = 0, east = 0, north = 0] = (attribute(text, 'data-box') ?? '')
    .split(',')
    .map(Number);
  const zoom = Number(attribute(text, 'data-min-zoom'));
  const { x, y } = tileAt({ lon: (west + east) / 2, lat: (south + north) / 2 }, zoom);
  const path = tiles.replace('{z}', String(zoom)).replace('{x}', String(x)).replace('{y}', String(y));
  const { status, type, bytes } = await ask(new URL(path, home));
  if (status !== 200 || type === 'text/html')
    return [
      problem(
        what,
        `${path} answers with ${status} and ${type}.`,
        'Let the server hand out files that end with .mvt.',
      ),
    ];
  // A tile starts with the field of its first layer (Mapbox Vector Tile 2.1, 4); bytes of gzip do not.
  return [
    bytes.length === 0 || bytes[0] === 0x1a
      ? good(what)
      : problem(what, `${path} is not what was uploaded.`, 'Let the server leave .mvt files as they are.'),
  ];
}

async function lookAtWorker({ home, build }: LiveSite): Promise<Finding[]> {
  const what = 'Pages are kept for times without a network';
  const { status, type, text, headers } = await ask(new URL('sw.js', home));
  if (status !== 200 || !mediaTypesOfScripts.includes(type))
    return [
      problem(
        what,
        `sw.js answers with ${status} and ${type || 'no type'}.`,
        'It must come as text/javascript.',
      ),
    ];
  if (build === undefined)
    return [note('Nothing is kept for times without a network', 'It was built with OFFLINE=off.')];
  if (!text.includes(`"build":"${build}"`) || !text.includes(`"base":"${home.pathname}"`))
    return [
      problem(what, 'sw.js is of another build or address than the pages.', 'Upload all of dist/ again.'),
    ];
  const findings = [good(what)];
  if (home.protocol !== 'https:')
    findings.push(note('Browsers keep pages with https alone', 'Over plain http nothing is kept.'));
  const seconds = maxAgeOf(headers);
  if (seconds > secondsInDay)
    findings.push(
      problem(
        'sw.js is asked for each time',
        `It may be kept for ${Math.round(seconds / secondsInDay)} days.`,
        'Send "Cache-Control: no-cache" with sw.js and version.json.',
      ),
    );
  return findings;
}

async function lookAtHeaders({ home, page, knowsHeaders }: LiveSite): Promise<Finding[]> {
  if (!knowsHeaders)
    return [
      note(
        'This host sends none of our headers',
        'The site is safe without them: what a page may load stands in the page. Only framing by others cannot be refused.',
      ),
    ];
  const hashed = new RegExp(`"(${home.pathname}(?:${keptFolders.forAYear.join('|')})/[^"]+\\.css)"`).exec(
    page.text,
  )?.[1];
  const { everywhere, inOwnFrames, forAYear, forOthers, never } = hostHeaderSets;
  const wanted: readonly (readonly [path: string, headers: Readonly<Record<string, string>>])[] = [
    [home.pathname, { ...everywhere, ...inOwnFrames }],
    [`${home.pathname}404.html`, inOwnFrames],
    ...(hashed === undefined ? [] : [[hashed, { ...everywhere, ...forAYear }] as const]),
    [`${home.pathname}data/finder.json`, forOthers],
    [`${home.pathname}feeds/atom.xml`, forOthers],
    [`${home.pathname}version.json`, never],
    [`${home.pathname}sw.js`, never],
  ];
  const findings: Finding[] = [];
  for (const [path, headers] of wanted) {
    const answer = await ask(new URL(path, home));
    // Some hosts have 404.html at another address only.
    if (answer.status !== 200) continue;
    for (const [name, value] of Object.entries(headers)) {
      const found = answer.headers.get(name);
      if (found !== value)
        findings.push(
          problem(
            `${path} comes with ${name}: ${value}`,
            found === null ? 'It comes without.' : `It comes with ${found}.`,
            'See the headers of your host in DEPLOY.md.',
          ),
        );
    }
  }
  return findings.length === 0 ? [good('Headers are as the build states them')] : findings;
}

async function lookAtMixedContent({ home, page }: LiveSite): Promise<Finding[]> {
  const what = 'Pages load nothing from anybody else';
  const slug = (await entriesOf(home))[0]?.slug;
  const entry = slug === undefined ? '' : (await ask(new URL(`assets/${slug}/`, home))).text;
  const loaded = `${page.text}${entry}`.matchAll(
    /<(?:img|script|iframe|source|video|audio)\b[^>]*?\bsrc="([^"]+)"|<link\b(?=[^>]*\brel="(?:stylesheet|preload|manifest|icon)")[^>]*?\bhref="([^"]+)"/g,
  );
  const foreign = [...loaded]
    .map(([, src, href]) => new URL(src ?? href ?? '', home))
    .find(({ origin, protocol }) => protocol !== 'data:' && origin !== home.origin);
  return [
    foreign === undefined
      ? good(what)
      : problem(
          what,
          `A page loads ${foreign.href}.`,
          'Switch off what the host adds to pages: counters, banners, "speed" scripts.',
        ),
  ];
}

async function lookAtPlainHttp({ home }: LiveSite): Promise<Finding[]> {
  if (home.protocol !== 'https:') return [];
  const what = 'Whoever types the address without https comes to the safe one';
  const plain = new URL(home);
  plain.protocol = 'http:';
  try {
    const { status, headers } = await ask(plain);
    const leads = new URL(headers.get('location') ?? '', plain);
    if (status >= 300 && status < 400 && leads.protocol === 'https:') return [good(what)];
    return [
      problem(
        what,
        `${plain.href} answers with ${status}.`,
        'Switch on "always use https" in the settings of the host.',
      ),
    ];
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return [
      note(
        'Nothing answers without https',
        'Readers who type the bare name may see an error in old browsers.',
      ),
    ];
  }
}

function lookAtCompression({ page }: LiveSite): Finding[] {
  return page.headers.has('content-encoding')
    ? [good('Pages are sent packed')]
    : [
        note(
          'Pages are not packed on their way',
          'Switching on gzip or brotli makes them four times as light.',
        ),
      ];
}

const mediaTypesOfScripts: readonly string[] = ['text/javascript', 'application/javascript'];
const secondsInDay = 86_400;

interface SmokeEntry {
  readonly slug: string;
  readonly number?: number | undefined;
}

const known = new WeakMap<URL, Promise<readonly SmokeEntry[]>>();

/** The entries that `data/assets.json` names; asked for once. */
function entriesOf(home: URL): Promise<readonly SmokeEntry[]> {
  const asked = known.get(home) ?? fetchEntries(home);
  known.set(home, asked);
  return asked;
}

async function fetchEntries(home: URL): Promise<readonly SmokeEntry[]> {
  const data = asRecord(await ask(new URL('data/assets.json', home)));
  const assets: unknown = data?.['assets'];
  if (!Array.isArray(assets)) return [];
  return assets.map((asset: { slug: string; facts?: { number?: number } }) => ({
    slug: asset.slug,
    number: asset.facts?.number,
  }));
}

function asRecord({ status, text }: Answer): Readonly<Record<string, unknown>> | undefined {
  if (status !== 200) return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The first value of an attribute in a page. */
function attribute(html: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(html)?.[1];
}

function endingOf(path: string): string {
  return /\.[a-z0-9]+$/.exec(path)?.[0] ?? '';
}

/** Types a file may come as, the best first. */
function typesOf(path: string): string[] {
  const best = (mediaTypes[endingOf(path)] ?? '').split(';')[0] ?? '';
  const also: Readonly<Record<string, readonly string[]>> = {
    '.js': mediaTypesOfScripts,
    '.xml': ['text/xml', 'application/atom+xml'],
    '.webmanifest': ['application/json'],
    '.geojson': ['application/json'],
    '.woff2': ['application/font-woff2', 'application/octet-stream'],
    '.ico': ['image/vnd.microsoft.icon'],
  };
  return [best, ...(also[endingOf(path)] ?? [])];
}

/** With "nosniff" browsers refuse these when they come as something else; phones open the others by their type. */
function isStrict(path: string): boolean {
  return ['.css', '.js', '.svg', '.json', '.ics'].includes(endingOf(path));
}

/** How long an answer may be kept, in seconds. */
function maxAgeOf(headers: Headers): number {
  return Number(/max-age=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1] ?? 0);
}

/** The tile of web maps that holds a point (spherical Mercator). */
function tileAt({ lon, lat }: { lon: number; lat: number }, zoom: number): { x: number; y: number } {
  const across = 2 ** zoom;
  const angle = (lat * Math.PI) / 180;
  return {
    x: Math.floor(((lon + 180) / 360) * across),
    y: Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * across),
  };
}
