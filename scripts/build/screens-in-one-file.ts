import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../environment.ts';
import { dataAddress, withFontsInside } from '../inline-files.ts';

/** The folder of all screens in a site. */
const screensFolder = 'screen';

/**
 * Makes each screen one file that needs nothing else: players in waiting rooms lose the network, run their own cache,
 * or are handed the file on a stick. Style, script, fonts and drawings go into the page, and the content security
 * policy names style and script by their fingerprints.
 *
 * The style sheet is taken as it is written: the one that was built for pages has been made smaller by means of
 * things that old televisions do not know.
 *
 * @param siteFolder the site, with its pages, fonts and drawings
 * @param base where on its host it lies; starts and ends with a slash
 */
export function putScreensInOneFile(siteFolder: string, base: string): void {
  const folder = join(siteFolder, screensFolder);
  if (!existsSync(folder)) return;
  const style = styleWithFonts(siteFolder);
  const spent = new Set<string>();
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    const file = join(folder, name, 'index.html');
    const html = readFileSync(file, 'utf8');
    writeFileSync(file, inOneFile(html, { siteFolder, base, style, spent }));
  }
  for (const path of spent) rmSync(path, { force: true });
}

interface Parts {
  readonly siteFolder: string;
  readonly base: string;
  readonly style: string;
  /** Files that are in the page from now on, and that no other page uses. */
  readonly spent: Set<string>;
}

function inOneFile(html: string, { siteFolder, base, style, spent }: Parts): string {
  const pathOf = (address: string) => join(siteFolder, address.slice(base.length));
  const drawings = new Map<string, string>();
  let script = '';
  const whole = html
    .replace(/<link rel="stylesheet" href="([^"]+)">/, (_link, address: string) => {
      spent.add(pathOf(address));
      return `<style>${style}</style>`;
    })
    .replace(/<script src="([^"]+)"><\/script>/, (_tag, address: string) => {
      spent.add(pathOf(address));
      script = readFileSync(pathOf(address), 'utf8');
      return `<script>${script}</script>`;
    })
    .replace(/<img class="art" src="([^"]+)"/g, (_tag, address: string) => {
      drawings.set(
        address,
        drawings.get(address) ?? dataAddress('image/svg+xml', readFileSync(pathOf(address))),
      );
      return `<img class="art" src="${drawings.get(address) ?? ''}"`;
    });
  if (script === '' || !whole.includes('<style>')) {
    throw new Error('A screen came out without its script or style. See src/layouts/Screen.astro.');
  }
  return whole
    .replace("script-src 'self'", `script-src ${fingerprintOf(script)}`)
    .replace("style-src 'self'", `style-src ${fingerprintOf(style)}`);
}

/** The style sheet as written, without its comments, with the fonts in it. */
function styleWithFonts(siteFolder: string): string {
  const style = readFileSync(join(projectFolder, 'src/styles/screen.css'), 'utf8')
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return withFontsInside(style, (path) => readFileSync(join(siteFolder, path)));
}

/** The fingerprint of a script or style as a content security policy names it. */
function fingerprintOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
