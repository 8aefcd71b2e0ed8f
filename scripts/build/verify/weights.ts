import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Problem } from '../../../src/domain/problem.ts';
import type { BuiltPage } from '../built-page.ts';
import { addressOfFile, bytesOf, type BuiltSite } from '../built-site.ts';
import { budgets, entriesOnAList, type Budget } from './budgets.ts';
import { editingPage } from './editing-page.ts';
import type { SiteRule } from './rule.ts';

const compress = promisify(brotliCompress);

/** A quick try that is never lighter than the best; only what it finds too heavy is compressed as hosts do. */
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
/** As many as Node compresses at a time; more would only wait, in memory. */
const pagesAtOnce = 4;
const asHostsDo = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/**
 * Pages stay light. What is too heavy is a warning, because a long entry can cause it and an entry is no reason
 * to keep a whole site back; the tests fail on it.
 */
export const everythingStaysLight: SiteRule = async (site) => {
  const scale = scaleFor(site);
  const fonts = site.files.filter((file) => file.endsWith('.woff2'));
  const fontBytes = fonts.reduce((sum, file) => sum + bytesOf(site, file), 0);
  const problems: Problem[] = [];
  for (let start = 0; start < site.pages.length; start += pagesAtOnce) {
    const batch = site.pages.slice(start, start + pagesAtOnce);
    problems.push(...(await Promise.all(batch.map((page) => weighPage(page, fontBytes, scale)))).flat());
  }
  return [...tooHeavy(budgets.fonts, fontBytes, fonts[0] ?? ''), ...onceForWhatIsShared(problems)];
};

/** Style sheets and scripts are shared: what is too heavy is told of once, not for each page. */
function onceForWhatIsShared(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ rule, file, found }) => {
    const key = rule.startsWith('weight-of-') ? found : file + found;
    return !seen.has(key) && seen.add(key);
  });
}

/** Weighs files and texts of one site; each file once. */
interface Scale {
  readonly lightest: (file: string, most: number) => Promise<number>;
  readonly loadedBy: (page: BuiltPage, kind: keyof typeof loaders) => string[];
}

async function weighPage(page: BuiltPage, fontBytes: number, scale: Scale): Promise<Problem[]> {
  if (page.isRedirect) return [];
  const weigh = async (kind: keyof typeof loaders) =>
    sum(await Promise.all(scale.loadedBy(page, kind).map((file) => scale.lightest(file, 0))));
  const [styles, scripts, pictures] = await Promise.all([
    weigh('styles'),
    weigh('scripts'),
    weigh('pictures'),
  ]);
  if (page.file === editingPage) return tooHeavy(budgets.editingForm, styles + scripts, page.file);
  const problems = [
    ...tooHeavy(budgets.styles, styles, page.file, 'weight-of-styles'),
    ...tooHeavy(budgets.scripts, scripts, page.file, 'weight-of-scripts'),
  ];

  if (page.asset !== undefined) {
    const html = await scale.lightest(page.file, budgets.entryPage.most);
    problems.push(...tooHeavy(budgets.entryPage, html, page.file));
    problems.push(...tooHeavy(budgets.firstVisit, html + styles + scripts + pictures + fontBytes, page.file));
    return problems;
  }
  const entries = new Set(page.links.filter(isLinkToEntry).map(({ address }) => address)).size;
  if (entries === 0) return problems;
  const lists = Math.ceil(entries / entriesOnAList);
  const most = budgets.listPage.most + (lists - 1) * (budgets.listPage.most - budgets.styles.most);
  const html = await scale.lightest(page.file, most - styles);
  problems.push(...tooHeavy({ ...budgets.listPage, most }, html + styles, page.file));
  return problems;
}

/** Which elements of a page load which kind of file. */
const loaders = {
  styles: { element: 'link', attribute: 'href', file: /\.css$/ },
  scripts: { element: 'script', attribute: 'src', file: /\.m?js$/ },
  pictures: { element: 'img', attribute: 'src', file: /\.(svg|png|jpe?g|webp|avif)$/ },
} as const;

function scaleFor(site: BuiltSite): Scale {
  const byAddress = new Map(site.files.map((file) => [addressOfFile(file, site.base), file]));
  const weighed = new Map<string, Promise<number>>();
  const weighOnce = async (file: string, most: number) => {
    const content = readFileSync(join(site.folder, file));
    if (/\.(woff2|png|jpe?g|webp|avif)$/.test(file)) return content.length;
    const quick = await compress(content, quickly);
    return quick.length <= most ? quick.length : (await compress(content, asHostsDo)).length;
  };
  return {
    lightest(file, most) {
      const weight = weighed.get(file) ?? weighOnce(file, most);
      weighed.set(file, weight);
      return weight;
    },
    loadedBy(page, kind) {
      const { element, attribute, file } = loaders[kind];
      const loaded = page.links
        .filter((link) => link.element === element && link.attribute === attribute)
        .map((link) => byAddress.get(link.address.replace(/[?#].*/, '')) ?? '')
        .filter((name) => file.test(name));
      return kind === 'scripts' ? withImports(loaded, site.folder) : [...new Set(loaded)];
    },
  };
}

/** Scripts with all that they import, and what those do. */
function withImports(scripts: readonly string[], folder: string): string[] {
  const all = new Set(scripts);
  for (const file of all) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/\b(?:from|import)\s*["']\.\/([^"']+\.m?js)["']/g)) {
      all.add(join(dirname(file), name));
    }
  }
  return [...all];
}

function isLinkToEntry({ element, address }: { element: string; address: string }): boolean {
  return element === 'a' && /\/assets\/[a-z0-9-]+\/$/.test(address);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function tooHeavy({ what, most }: Budget, bytes: number, file: string, rule = 'weights'): Problem[] {
  if (bytes <= most) return [];
  const found = `${kilobytes(bytes)} for ${what}`;
  return [{ severity: 'warning', rule, file, found, fix: `Keep it to ${kilobytes(most)}.` }];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
