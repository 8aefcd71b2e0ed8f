import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { searchDocuments, type SearchDocument } from '../../src/views/search-document.ts';

/** What the index of the full-text search is made from. */
export interface SearchIndexInput {
  readonly directory: Directory;
  /** Folder of the site; the index is written to `pagefind/` in it. */
  readonly outDir: string;
  readonly today: IsoDay;
}

/** Documents that Pagefind takes in at a time. */
const documentsAtOnce = 64;

/** Scripts and styles of Pagefind's own pages, and its engine for other languages: 480 kB that nobody asks for. */
const unusedFiles: ReadonlySet<string> = new Set([
  'pagefind-component-ui.css',
  'pagefind-component-ui.js',
  'pagefind-highlight.js',
  'pagefind-modular-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-ui.css',
  'pagefind-ui.js',
  'wasm.unknown.pagefind',
]);

/**
 * Writes the index of the full-text search, from the directory itself rather than from finished pages: a few
 * lines for each thing that search may show, each with its weight. Addresses in it do not hold the base path;
 * Pagefind's script puts it before them.
 *
 * @returns how many things it holds
 * @throws when Pagefind reports any error
 */
export async function writeSearchIndex({ directory, outDir, today }: SearchIndexInput): Promise<number> {
  const documents = searchDocuments({ directory, today, base: '/', siteUrl: '' });
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'en' });
    refuseErrors(errors);
    if (!index) throw new Error('The search index could not be started.');
    await addAll(index, documents);
    await writeAll(index, join(outDir, 'pagefind'));
  } finally {
    await close();
  }
  return documents.length;
}

async function addAll(index: PagefindIndex, documents: readonly SearchDocument[]): Promise<void> {
  for (let start = 0; start < documents.length; start += documentsAtOnce) {
    const added = await Promise.all(
      documents
        .slice(start, start + documentsAtOnce)
        .map((document) => index.addHTMLFile({ url: document.path, content: searchPage(document) })),
    );
    refuseErrors(added.flatMap(({ errors }) => errors));
  }
}

/**
 * Pagefind's own `writeFiles` answers before its last files are on the disk, and closing it then leaves them
 * empty. So the files are written here.
 */
async function writeAll(index: PagefindIndex, folder: string): Promise<void> {
  const { errors, files } = await index.getFiles();
  refuseErrors(errors);
  for (const { path, content } of files) {
    if (unusedFiles.has(path)) continue;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function refuseErrors(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
}

/**
 * The page that Pagefind reads in place of a finished one: words alone. What a result shows of a thing comes from
 * the finder's list.
 */
export function searchPage({ title, passages }: SearchDocument): string {
  return [
    '<!doctype html><html lang="en"><body>',
    `<h1 data-pagefind-weight="8" data-pagefind-meta="title">${escapeHtml(title)}</h1>`,
    ...passages.map(({ weight, text }) => `<p data-pagefind-weight="${weight}">${escapeHtml(text)}</p>`),
    '</body></html>',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
