import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a fault is planted: a finished site, with an entry that may be found and a venue of it. */
export interface Victim {
  readonly folder: string;
  readonly asset: string;
  readonly venue: string;
}

/** A fault that a site could have, and what must be said of it. */
export interface Fault {
  readonly what: string;
  readonly plant: (victim: Victim) => void;
  /** The rule that must name it. */
  readonly rule: string;
  /** Words that the problem must hold. */
  readonly says: RegExp;
}

function rewrite(folder: string, file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`The fault could not be planted in ${file}.`);
  writeFileSync(path, after);
}

function inPage(change: (html: string, victim: Victim) => string): Fault['plant'] {
  return (victim) => {
    rewrite(victim.folder, `assets/${victim.asset}/index.html`, (html) => change(html, victim));
  };
}

function intoMain(html: string): Fault['plant'] {
  return inPage((page) => page.replace('</main>', `${html}</main>`));
}

/** One row for each way in which a finished site can break a promise. */
export const faults: readonly Fault[] = [
  {
    what: 'the page of an entry is missing',
    plant: ({ folder, asset }) => {
      rmSync(join(folder, `assets/${asset}`), { recursive: true });
    },
    rule: 'entry-pages',
    says: /no page for this entry/,
  },
  {
    what: 'the page of a venue is missing',
    plant: ({ folder, venue }) => {
      rmSync(join(folder, `venues/${venue}`), { recursive: true });
    },
    rule: 'entry-pages',
    says: /no page for this entry/,
  },
  {
    what: 'there is a page of an entry that is not in the content',
    plant: ({ folder, asset }) => {
      cpSync(join(folder, `assets/${asset}`), join(folder, 'assets/ghost'), { recursive: true });
      rewrite(folder, 'assets/ghost/index.html', (html) =>
        html.replace(`data-asset="${asset}"`, 'data-asset="ghost"'),
      );
    },
    rule: 'entry-pages',
    says: /not in the content/,
  },
  {
    what: 'there is a page of a venue that is not in the content',
    plant: ({ folder, venue }) => {
      cpSync(join(folder, `venues/${venue}`), join(folder, 'venues/ghost'), { recursive: true });
    },
    rule: 'entry-pages',
    says: /not in the content/,
  },
  {
    what: 'the main text does not say which entry it is about',
    plant: inPage((html, { asset }) => html.replace(` data-asset="${asset}"`, '')),
    rule: 'entry-pages',
    says: /data-asset/,
  },
  {
    what: 'a link leads to a page that does not exist',
    plant: intoMain('<a href="/nowhere/">Here</a>'),
    rule: 'links',
    says: /\/nowhere\/.*no such file/,
  },
  {
    what: 'a link lacks its last slash',
    plant: inPage((html, { venue }) => html.replace('</main>', `<a href="/venues/${venue}">Here</a></main>`)),
    rule: 'links',
    says: /last slash/,
  },
  {
    what: 'a link leads to a part of a page that does not exist',
    plant: intoMain('<a href="/#no-such-part">Here</a>'),
    rule: 'links',
    says: /no-such-part/,
  },
  {
    what: 'a link does nothing',
    plant: intoMain('<a href="#">Here</a>'),
    rule: 'links',
    says: /leads nowhere/,
  },
  {
    what: 'a picture for sharp screens is missing',
    plant: intoMain('<img src="/favicon-missing.png" srcset="/a.png 1x, /b.png 2x" alt="">'),
    rule: 'links',
    says: /\/b\.png/,
  },
  {
    what: 'a style sheet asks for a font that is missing',
    plant: ({ folder }) => {
      mkdirSync(join(folder, '_astro'), { recursive: true });
      writeFileSync(join(folder, '_astro/late.css'), '@font-face { src: url(/fonts/gone.woff2) }');
    },
    rule: 'links',
    says: /gone\.woff2/,
  },
  {
    what: 'a link runs a program',
    plant: intoMain('<a href="javascript:alert(1)">Here</a>'),
    rule: 'addresses',
    says: /javascript:/,
  },
  {
    what: 'a picture is loaded from somebody else',
    plant: intoMain('<img src="https://elsewhere.example/spy.png" alt="">'),
    rule: 'addresses',
    says: /somebody else/,
  },
  {
    what: 'a page has no main heading',
    plant: inPage((html) => html.replace(/<h1\b/, '<h2').replace('</h1>', '</h2>')),
    rule: 'headings',
    says: /0 h1 headings/,
  },
  {
    what: 'a page has two main headings',
    plant: intoMain('<h1>Again</h1>'),
    rule: 'headings',
    says: /2 h1 headings/,
  },
  {
    what: 'an id stands twice',
    plant: intoMain('<p id="twin">One</p><p id="twin">Two</p>'),
    rule: 'headings',
    says: /"twin" twice/,
  },
  {
    what: 'a page has no content security policy',
    plant: inPage((html) => html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, '')),
    rule: 'content-security',
    says: /0 content security policies/,
  },
  {
    what: 'a page has two content security policies',
    plant: inPage((html) =>
      html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, (meta) => meta + meta),
    ),
    rule: 'content-security',
    says: /2 content security policies/,
  },
  {
    what: 'a script stands before the content security policy',
    plant: inPage((html) => html.replace('<head>', '<head><script src="/_astro/early.js"></script>')),
    rule: 'content-security',
    says: /after <script>/,
  },
  {
    what: 'the policy lets scripts stand in the page',
    plant: inPage((html) => html.replace(/script-src [^;]*/, "script-src 'self' 'unsafe-inline'")),
    rule: 'content-security',
    says: /'unsafe-inline'/,
  },
  {
    what: 'the policy lets a page without search run WebAssembly',
    plant: inPage((html) => html.replace(/script-src [^;]*/, "script-src 'self' 'wasm-unsafe-eval'")),
    rule: 'content-security',
    says: /'wasm-unsafe-eval'/,
  },
  {
    what: 'a script stands in the page',
    plant: intoMain('<script>alert(1)</script>'),
    rule: 'inline-code',
    says: /<script>/,
  },
  {
    what: 'an element carries a program',
    plant: intoMain('<p onclick="alert(1)">Here</p>'),
    rule: 'inline-code',
    says: /onclick/,
  },
  {
    what: 'an element carries a style',
    plant: intoMain('<p style="color: red">Here</p>'),
    rule: 'inline-code',
    says: /style of <p>/,
  },
  {
    what: 'a page shows what a program could not fill in',
    plant: intoMain('<p>Ring undefined before you go.</p>'),
    rule: 'stray-words',
    says: /Ring undefined/,
  },
  {
    what: 'a page shows an object as text',
    plant: intoMain('<p>Cost: [object Object]</p>'),
    rule: 'stray-words',
    says: /\[object Object\]/,
  },
  {
    what: 'the site map leaves an open entry out',
    plant: ({ folder, asset }) => {
      rewrite(folder, 'sitemap.xml', (text) =>
        text.replaceAll(new RegExp(`^.*/assets/${asset}/<.*\n`, 'gm'), ''),
      );
    },
    rule: 'discoverable',
    says: /no \/assets\//,
  },
  {
    what: 'the search leaves an open entry out',
    plant: ({ folder }) => {
      rmSync(join(folder, 'pagefind/fragment'), { recursive: true });
    },
    rule: 'discoverable',
    says: /no \/assets\//,
  },
  {
    what: 'a file of the making is left over',
    plant: ({ folder }) => {
      mkdirSync(dirname(join(folder, '.prerender/chunk.mjs')), { recursive: true });
      writeFileSync(join(folder, '.prerender/chunk.mjs'), '');
    },
    rule: 'stray-files',
    says: /making of the site/,
  },
  {
    what: 'the page of an entry is too heavy for a phone',
    plant: intoMain(`<p>${noise(12_000)}</p>`),
    rule: 'weights',
    says: /kB for the page of an entry/,
  },
  {
    what: 'the style sheet is too heavy for a phone',
    plant: ({ folder, asset }) => {
      writeFileSync(join(folder, '_astro/heavy.css'), `/* ${noise(30_000)} */`);
      rewrite(folder, `assets/${asset}/index.html`, (html) =>
        html.replace('</head>', '<link rel="stylesheet" href="/_astro/heavy.css"></head>'),
      );
    },
    rule: 'weight-of-styles',
    says: /kB for the style sheets/,
  },
  {
    what: 'what a script imports is too heavy for a phone',
    plant: ({ folder, asset }) => {
      writeFileSync(join(folder, '_astro/light.js'), 'import"./heavy.js";');
      writeFileSync(join(folder, '_astro/heavy.js'), `/* ${noise(60_000)} */`);
      rewrite(folder, `assets/${asset}/index.html`, (html) =>
        html.replace('</head>', '<script type="module" src="/_astro/light.js"></script></head>'),
      );
    },
    rule: 'weight-of-scripts',
    says: /kB for the scripts of a page/,
  },
  {
    what: 'the fonts are too heavy for a phone',
    plant: ({ folder }) => {
      writeFileSync(join(folder, 'fonts/heavy.woff2'), noise(60_000));
    },
    rule: 'weights',
    says: /kB for all fonts/,
  },
];

/** Text that does not compress well, and is the same each time. */
function noise(length: number): string {
  let state = 1;
  const letters = Array.from({ length }, () => {
    state = (state * 16_807) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 26));
  });
  return letters.join('');
}
