import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exitCodes, runCommand, WrongUse } from './command.ts';
import { sayFindings } from './smoke/finding.ts';
import { lookAtSite } from './smoke/look-at-site.ts';

const help = `Looks at a site that is online, and says in plain words whether it came there whole: pages, search, map, addresses
without a page, types of files, headers, certificate.

  npm run smoke -- https://hereabouts.example/

  --site DIR        the folder of the build that should be there, like dist
  --headers yes|no  whether the host sends our headers (Netlify, Cloudflare Pages, nginx: yes; GitHub Pages: no);
                    left out, it is seen from the front page
  --json            prints what was found as JSON and nothing else
  --help            show this

It asks for some thirty addresses, once, and changes nothing. Ends with 0 when all is well, 1 when there are problems,
2 when it was asked for something it cannot do.
`;

const options = {
  site: { type: 'string' },
  headers: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

await runCommand({ help, options, takesWords: true }, async ({ values, positionals }) => {
  const home = readAddress(positionals);
  const findings = await lookAtSite(home, {
    knowsHeaders: readHeaders(values.headers),
    build: values.site === undefined ? undefined : buildIn(resolve(values.site)),
  });
  process.stdout.write(values.json ? `${JSON.stringify({ findings })}\n` : sayFindings(findings));
  return findings.some(({ is }) => is === 'problem') ? exitCodes.problems : exitCodes.good;
});

function readAddress(words: readonly string[]): URL {
  const [text = '', ...others] = words;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || others.length > 0 || url.username !== '')
    throw new WrongUse(
      `Give the address of the front page: npm run smoke -- https://hereabouts.example/\n\n${help}`,
    );
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

function readHeaders(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new WrongUse(`--headers is "${text}". Write yes or no, or leave it out.`);
}

function buildIn(folder: string): string {
  try {
    const { build } = JSON.parse(readFileSync(join(folder, 'version.json'), 'utf8')) as { build?: unknown };
    if (typeof build === 'string') return build;
  } catch {
    // The next line says what to do, whatever was wrong with the file.
  }
  throw new WrongUse(`There is no built site in ${folder}. Run npm run build first, or leave --site out.`);
}
