import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeMarkup } from '../../src/formats/escape-markup.ts';
import type { PrivateContact } from './private-contacts.ts';
import { dataAddress } from '../inline-files.ts';

/** Where a finished site lies, and what it is called on the web. */
export interface FinishedSite {
  readonly folder: string;
  readonly base: string;
  readonly siteUrl: string;
}

/**
 * The panel's page of a finished site as one file that stands by itself: what it prints as, on a screen too, with
 * its fonts and styles inside, without scripts, and with the panel's private numbers where there are any.
 */
export function meetingPack(
  site: FinishedSite,
  contacts: ReadonlyMap<string, readonly PrivateContact[]>,
): string {
  const page = readFileSync(join(site.folder, 'panel', 'index.html'), 'utf8');
  return page
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<template\b[^>]*>[\s\S]*?<\/template>/g, '')
    .replace(/<header class="bar">[\s\S]*?<\/header>/, '')
    .replace(/<footer class="foot">[\s\S]*?<\/footer>/, '')
    .replace(/<img\b[^>]*>/g, '')
    .replace(/<svg class="icon"[\s\S]*?<\/svg>/g, '')
    .replace(/<meta http-equiv="content-security-policy"[^>]*>/i, '')
    .replace(/<link\b[^>]*>/g, (link) => inlineStyles(link, site))
    .replace(/ href="\//g, ` href="${site.siteUrl}/`)
    .replace(/<span data-ring="([a-z0-9-]+)"><\/span>/g, (_, slug: string) => numbersOf(contacts.get(slug)));
}

function numbersOf(contacts: readonly PrivateContact[] = []): string {
  return contacts
    .map(({ phone, who }) => {
      const words = `Ring ${phone}${who === '' ? '' : `, ${who}`}.`;
      return `<b class="private-number">${escapeMarkup(words)}</b> `;
    })
    .join('');
}

function inlineStyles(link: string, { folder, base }: FinishedSite): string {
  if (!link.includes('rel="stylesheet"')) return '';
  const address = /href="([^"]+)"/.exec(link)?.[1] ?? '';
  const css = readFileSync(join(folder, address.slice(base.length)), 'utf8');
  return `<style>${asPrinted(withFonts(css, { folder, base }))}</style>`;
}

/** What is printed is also what is shown, so that the file looks the same on a screen. */
function asPrinted(css: string): string {
  return css
    .replace(/@media not print\b/g, '@media not all')
    .replace(/@media print\s*,[^{]*/g, '@media all')
    .replace(/@media print\b/g, '@media all');
}

function withFonts(css: string, { folder, base }: Pick<FinishedSite, 'folder' | 'base'>): string {
  return css.replace(/url\(["']?([^"')]+\.woff2)["']?\)/g, (_, address: string) => {
    const bytes = readFileSync(join(folder, address.slice(base.length)));
    return `url(${dataAddress('font/woff2', bytes)})`;
  });
}
