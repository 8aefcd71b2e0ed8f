import { posix } from 'node:path';

/** Files of a site by path. */
export type SiteFiles = ReadonlyMap<string, Uint8Array>;

/** Parts of a site that need a server, a browser script or a host, and are of no use on a stick. */
const leftOut =
  /^(?:_headers|_redirects|web\.config|\.nojekyll|sw\.js|manifest\.webmanifest|robots\.txt|sitemap\.xml|pagefind\/.*|screen\/.*|admin\/.*|map\/[0-9a-f]{8,}\/.*|_astro\/.*\.js)$/;

/**
 * A copy of a built site that opens from a stick, without a server: links lead from file to file, icons stand in the
 * page, and scripts, the search and the moving map are left out, because browsers run none of them from a folder. What
 * leads to something left out stays as words.
 *
 * @param files the site, built for the root of its host
 */
export function readingCopy(files: SiteFiles): Map<string, Uint8Array> {
  const kept = [...files].filter(([file]) => !leftOut.test(file));
  const names = new Set(kept.map(([file]) => file));
  const icons = readIcons(textOf(files.get('icons.svg')));
  return new Map(
    kept.map(([file, bytes]) => {
      if (file.endsWith('.html')) return [file, bytesOf(readingPage(textOf(bytes), file, names, icons))];
      if (file.endsWith('.css')) return [file, bytesOf(relativeStyles(textOf(bytes), file))];
      return [file, bytes];
    }),
  );
}

/** How a link begins that asks the search something. */
const searched = '/find/?';

interface IconShape {
  readonly viewBox: string;
  readonly shape: string;
}

function readIcons(svg: string): ReadonlyMap<string, IconShape> {
  const symbols = svg.matchAll(/<symbol id="([^"]+)" viewBox="([^"]+)">(.*?)<\/symbol>/gs);
  return new Map([...symbols].map(([, id = '', viewBox = '', shape = '']) => [id, { viewBox, shape }]));
}

function readingPage(
  html: string,
  file: string,
  names: ReadonlySet<string>,
  icons: ReadonlyMap<string, IconShape>,
): string {
  return (
    html
      // The policy names the host, and a folder has none; there is nothing left that it would have to stop.
      .replace(/<meta http-equiv="content-security-policy"[^>]*>/i, '')
      .replace(/<script\b(?![^>]*application\/ld\+json)[^>]*>.*?<\/script>/gs, '')
      .replace(/<link\b[^>]*\brel="(?:preload|modulepreload|manifest|alternate)"[^>]*>/g, '')
      .replace(/<form\b[^>]*\brole="search"[^>]*>.*?<\/form>/gs, '')
      .replace(/<\/?noscript>/g, '')
      .replace(
        /<svg([^>]*)>\s*<use href="\/icons\.svg#([^"]+)"><\/use>\s*<\/svg>/g,
        (whole, attributes: string, id: string) => {
          const icon = icons.get(id);
          return icon ? `<svg${attributes} viewBox="${icon.viewBox}">${icon.shape}</svg>` : whole;
        },
      )
      .replace(/(content="\d+; url=)(\/[^"]*)"/g, (_, start: string, path: string) => {
        return `${start}${relativePath(path, file)}"`;
      })
      .replace(/\s(href|src)="(\/[^"]*)"/g, (_, name: string, path: string) =>
        names.has(fileOf(path)) && !path.startsWith(searched) ? ` ${name}="${relativePath(path, file)}"` : '',
      )
  );
}

function relativeStyles(css: string, file: string): string {
  // Browsers would run scripts; there are none.
  const unscripted = css.replace(/@media\s*\(scripting:\s*none\)/g, '@media all');
  return unscripted.replace(/url\((["']?)(\/[^)"']+)\1\)/g, (_, quote: string, path: string) => {
    return `url(${quote}${relativePath(path, file)}${quote})`;
  });
}

/** The file at a path of the site: a folder is its `index.html`. */
function fileOf(path: string): string {
  const bare = decodeURI(path.replace(/[?#].*$/s, '')).slice(1);
  return bare === '' || bare.endsWith('/') ? `${bare}index.html` : bare;
}

/** The way from a file of the site to a path, with what comes after `#`. */
function relativePath(path: string, from: string): string {
  const fragment = /#.*$/s.exec(path)?.[0] ?? '';
  return `${encodeURI(posix.relative(posix.dirname(from), fileOf(path)))}${fragment}`;
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
