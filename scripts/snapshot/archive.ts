import { strToU8, zipSync } from 'fflate';
import { dayInWords, type IsoDay } from '../../src/domain/calendar-day.ts';
import type { SiteFiles } from './reading-copy.ts';

/** What goes into a snapshot. */
export interface SnapshotParts {
  readonly town: string;
  readonly day: IsoDay;
  /** The reading copy of the site. */
  readonly site: SiteFiles;
  /** The content folder; left out of a snapshot for others. */
  readonly content?: SiteFiles | undefined;
}

/** The whole of a snapshot as one archive: a folder with a page to start from. The same parts give the same bytes. */
export function snapshotArchive({ town, day, site, content }: SnapshotParts, folder: string): Uint8Array {
  const words = introduction(town, day, content !== undefined);
  const files: [string, Uint8Array][] = [
    ['START-HERE.html', strToU8(startPage(town, words))],
    ['README.txt', strToU8(words.map(({ title, says }) => `${title}\n${says}\n`).join('\n'))],
    ...prefixed('site', site),
    ...(content === undefined ? [] : prefixed('content', content)),
  ];
  const inFolder = files.map(([file, bytes]) => [`${folder}/${file}`, bytes] as const);
  return zipSync(Object.fromEntries(inFolder.sort(([one], [other]) => (one < other ? -1 : 1))), {
    mtime: new Date(`${day}T12:00:00Z`),
  });
}

function prefixed(folder: string, files: SiteFiles): [string, Uint8Array][] {
  return [...files].map(([file, bytes]) => [`${folder}/${file}`, bytes]);
}

interface Passage {
  readonly title: string;
  readonly says: string;
  readonly href?: string;
}

function introduction(town: string, day: IsoDay, hasContent: boolean): readonly Passage[] {
  return [
    {
      title: `${town} on ${dayInWords(day)}`,
      says: 'This is how the list of good things in this place stood on that day. Do not go by its times any more: ask first.',
    },
    {
      title: 'Read it',
      says: 'Every page is in the folder site. It opens in any browser, without a network. The search and the moving map need the website itself.',
      href: 'site/index.html',
    },
    {
      title: 'Use the data',
      says: 'Tables, a map layer, calendars and Open Referral are in site/data, site/calendar and site/open-referral.',
      href: 'site/data/index.html',
    },
    ...(hasContent
      ? [
          {
            title: 'Bring it back',
            says: 'The folder content is what the panel wrote. Put it into a copy of Hereabouts as its folder content, run "npm run upgrade-content", then "npm run build". It may hold names that people have taken back since: keep it to the panel.',
          },
        ]
      : []),
  ];
}

function startPage(town: string, words: readonly Passage[]): string {
  const [top, ...others] = words;
  const passage = ({ title, says, href }: Passage) =>
    `<h2>${href === undefined ? escaped(title) : `<a href="${href}">${escaped(title)}</a>`}</h2>\n<p>${escaped(says)}</p>`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(town)}, kept</title>
<style>body{font:1.125rem/1.5 sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color:#1d1726;background:#fff8ec}a{color:#5b1e4d}</style>
</head>
<body>
<main>
<h1>${escaped(top?.title ?? town)}</h1>
<p>${escaped(top?.says ?? '')}</p>
${others.map(passage).join('\n')}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
