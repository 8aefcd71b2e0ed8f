import { basename, dirname } from 'node:path';
import {
  askedEachTime,
  foldersForOthers,
  hostHeaderSets,
  keptFolders,
  typedFiles,
} from '../build/host-files.ts';
import { mediaTypes } from '../media-types.ts';

/** What a configuration for nginx is made for. */
export interface NginxWishes {
  /** Full path of the folder of the site on the server, without a last slash. Below a base path it ends with that path. */
  readonly folder: string;
  /** Where on its host the site lies; starts and ends with a slash. */
  readonly base: string;
  /** Names the server answers to; none answers to all. */
  readonly names: readonly string[];
  readonly port: number;
  /** Whether to leave the frame out, for a server that has one already. */
  readonly isPart: boolean;
}

type Headers = Readonly<Record<string, string>>;

const { everywhere, inOwnFrames, forAYear, forADay, forAWeek, forOthers, never } = hostHeaderSets;

/** Of a page, and of all that nothing else is said of. Browsers would guess for how long they may keep it. */
const ofPages: Headers = { ...everywhere, ...inOwnFrames, ...never };
/** Files that are neither pages nor named after their content. */
const ofOthers: Headers = { ...everywhere, ...never };

/** Files that hosts read, which are no part of the site. */
const notForReaders = ['_headers', '_redirects', 'web.config', '.nojekyll'];

const textTypes = /^text\/|json|xml|javascript|vector-tile/;

/**
 * The configuration of nginx for a site: a server, or the part of one that answers for the site alone. It says nothing
 * of what is in the site, so that it holds for every build after it.
 *
 * A location of nginx sends the headers it names and none of those outside, so that each names all of its own.
 */
export function nginxConfig(wishes: NginxWishes): string {
  const { base, names, port, isPart } = wishes;
  const part = [
    '# Open Referral asks for pages by ?page=2. Only a number is ever taken for the name of a file.',
    'set $hereabouts_page none;',
    'if ($arg_page ~ "^[0-9]{1,4}$") { set $hereabouts_page $arg_page; }',
    ...(base === '/' ? [] : [`location = ${base.slice(0, -1)} { return 301 ${base}$is_args$args; }`]),
    ...(base === '/' || isPart ? [] : [`location = / { return 302 ${base}; }`, 'location / { return 404; }']),
    ...siteLocation(wishes),
  ];
  if (isPart) return `${part.join('\n')}\n`;
  return [
    'server {',
    ...indented([
      `listen ${port};`,
      `listen [::]:${port};`,
      `server_name ${names.length === 0 ? '_' : names.join(' ')};`,
      '# The site promises to keep nothing about its readers.',
      'access_log off;',
      'server_tokens off;',
      'absolute_redirect off;',
      ...part,
    ]),
    '}',
    '',
  ].join('\n');
}

function siteLocation({ folder, base }: NginxWishes): string[] {
  const root = base === '/' ? folder : rootAbove(folder, base);
  const at = (path: string) => base + path;
  return [
    `location ${base} {`,
    ...indented([
      `root "${root}";`,
      'index index.html;',
      'log_not_found off;',
      'charset utf-8;',
      `charset_types ${typesWith(/^text\/(?!html)|javascript|svg|\/xml|\/json|manifest/).join(' ')};`,
      'types {',
      ...indented(Object.entries(bareTypes()).map(([type, endings]) => `${type} ${endings.join(' ')};`)),
      '}',
      'default_type application/octet-stream;',
      'gzip on;',
      'gzip_vary on;',
      'gzip_min_length 1000;',
      `gzip_types ${typesWith(textTypes)
        .filter((type) => type !== 'text/html')
        .join(' ')};`,
      `error_page 404 ${at('404.html')};`,
      `error_page 403 =404 ${at('404.html')};`,
      ...headerLines(ofPages),
      '',
      ...location(`= ${at('screen/index.html')}`, headerLines(ofPages)),
      '# Screens and boxes may be shown in the pages of others.',
      ...location(`^~ ${at('screen/')}`, headerLines(ofOthers)),
      ...location(`~ ^${escaped(base)}[0-9]+/`, headerLines(ofOthers)),
      '',
      '# Named after their content: these never change.',
      ...keptFolders.forAYear.flatMap((name) =>
        location(`^~ ${at(`${name}/`)}`, headerLines({ ...everywhere, ...forAYear })),
      ),
      ...location(`~ "^${escaped(base)}map/[0-9a-f]{8,}/"`, headerLines({ ...everywhere, ...forAYear })),
      ...location(`^~ ${at('map/pictures/')}`, headerLines({ ...everywhere, ...forADay })),
      ...keptFolders.forAWeek.flatMap((name) =>
        location(`^~ ${at(`${name}/`)}`, headerLines({ ...everywhere, ...forAWeek })),
      ),
      '',
      '# For everybody, also for the pages of others.',
      ...foldersForOthers
        .filter((name) => name !== 'open-referral')
        .flatMap((name) => location(`^~ ${at(`${name}/`)}`, headerLines({ ...ofPages, ...forOthers }))),
      ...Object.entries(typedFiles).flatMap(([file, type]) =>
        location(`= ${at(file)}`, [
          'types { }',
          `default_type "${type}";`,
          'gzip_types *;',
          ...headerLines({ ...ofOthers, ...forOthers }),
        ]),
      ),
      ...location(`^~ ${at('open-referral')}`, [
        'try_files $uri/page/$hereabouts_page.json $uri $uri.json $uri/index.json =404;',
        ...headerLines({ ...ofOthers, ...forOthers }),
      ]),
      '',
      ...askedEachTime.flatMap((file) => location(`= ${at(file)}`, headerLines(ofOthers))),
      ...notForReaders.flatMap((file) => location(`= ${at(file)}`, ['return 404;'])),
    ]),
    '}',
  ];
}

/** The folder that a path below it leads from to the site: `/srv` for the site in `/srv/silverpit` at `/silverpit/`. */
function rootAbove(folder: string, base: string): string {
  return base
    .split('/')
    .filter((step) => step !== '')
    .reduce((path) => dirname(path), folder);
}

/** Whether a folder can be the site at a base path: its last steps are the path. */
export function endsWithBase(folder: string, base: string): boolean {
  const steps = base.split('/').filter((step) => step !== '');
  let path = folder;
  for (const step of steps.reverse()) {
    if (basename(path) !== step) return false;
    path = dirname(path);
  }
  return true;
}

function headerLines(headers: Headers): string[] {
  // "always" also sends them along with "not found".
  return Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`);
}

function location(what: string, lines: readonly string[]): string[] {
  return [`location ${what} {`, ...indented(lines), '}'];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** Endings by type, without the character set, which nginx adds by itself. */
function bareTypes(): Readonly<Record<string, readonly string[]>> {
  const endings = new Map<string, string[]>();
  for (const [ending, type] of Object.entries(mediaTypes)) {
    const bare = type.split(';')[0] ?? type;
    endings.set(bare, [...(endings.get(bare) ?? []), ending.slice(1)]);
  }
  return Object.fromEntries(endings);
}

function typesWith(pattern: RegExp): string[] {
  return Object.keys(bareTypes()).filter((type) => pattern.test(type));
}

function escaped(path: string): string {
  return path.replace(/[.\\+*?[\](){}^$|]/g, '\\$&');
}
