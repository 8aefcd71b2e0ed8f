/**
 * The table of who may import whom (`src/architecture.json`), turned into patterns. The lint rules and the
 * architecture test both take their patterns from here, so they cannot disagree.
 */
import { readFileSync } from 'node:fs';

/** One folder of code and what it may import. Its own files are always allowed. */
export interface Folder {
  /** From the project's folder, with forward slashes: `src/domain`. */
  folder: string;
  /** What lives there, for people. */
  holds: string;
  /** Folders and files of the project, packages, `name-*` for a family of packages, `*` for anything. */
  may: string[];
  /** Like `may`, for `import type` alone. */
  types?: string[];
  /** True where a clock, a file or the network must never be reached, even without an import. */
  pure?: boolean;
  /** True where `import()` may be given an address worked out at run time. */
  computedImports?: boolean;
}

/** A single file that may import more than its folder. */
export interface FileExtra {
  file: string;
  may: string[];
}

/** The whole of `src/architecture.json`. */
export interface Table {
  folders: Folder[];
  files: FileExtra[];
  /** The components that may use `set:html`. */
  setHtml: string[];
  /** Scripts that nothing compiles, because what runs them is too old. */
  runAsTheyStand: string[];
}

/** Where people find the table, as named in messages. */
const TABLE_FILE = 'src/architecture.json';

/** The table this project lives by. */
export const table = JSON.parse(
  readFileSync(new URL(`../../${TABLE_FILE}`, import.meta.url), 'utf8'),
) as Table;

/** Two patterns for import specifiers, as regular expression sources (flag `u`). */
export interface Patterns {
  /** Matches what may not be imported at all. */
  forbidden: string;
  /** Matches what may only be imported as a type. */
  typesOnly: string;
}

/** Specifiers with a detour (`./a/../b`) are refused, so that each file has one address. */
const DETOUR = String.raw`.*[^./]\/\.{1,2}\/`;
const NEVER = '^(?!)';

/**
 * The folder of the table that `path` lies in, if any: a folder within another one stands above it in the table.
 * `path` is relative to the project.
 */
export function folderOf(path: string, { folders }: Table = table): Folder | undefined {
  return folders.find(({ folder }) => path.startsWith(`${folder}/`));
}

/**
 * The patterns for one file.
 *
 * @example patternsFor('src/domain/slug.ts') -> { forbidden: '^(?!...zod...)', typesOnly: '^(?!)' }
 */
export function patternsFor(path: string, from: Table = table): Patterns {
  const folder = folderOf(path, from);
  const extra = from.files.find(({ file }) => file === path);
  if (!folder && !extra) return { forbidden: '^', typesOnly: NEVER };
  const steps = path.split('/').slice(0, -1);
  const own = folder ? ownFiles(steps.length - folder.folder.split('/').length) : String.raw`\.\/[^/]+$`;
  const values = [
    own,
    ...[...(folder?.may ?? []), ...(extra?.may ?? [])].map((to) => specifierOf(to, steps)),
  ];
  const types = (folder?.types ?? []).map((to) => specifierOf(to, steps));
  return {
    forbidden: `^(?:${DETOUR}|(?!${[...values, ...types].join('|')}))`,
    typesOnly: types.length > 0 ? `^(?!${values.join('|')})(?:${types.join('|')})` : NEVER,
  };
}

/** Relative specifiers that stay inside a folder, for a file `depth` folders below its top. */
function ownFiles(depth: number): string {
  const up = depth > 0 ? String.raw`|(?:\.\.\/){1,${String(depth)}}(?!\.)` : '';
  return String.raw`\.\/(?!\.)${up}`;
}

/** How an entry of the table is written in an import by a file in the folder `steps`. */
function specifierOf(entry: string, steps: string[]): string {
  if (entry === '*') return '.*';
  const isInProject = /^(?:src|scripts|tests)\//.test(entry);
  return isInProject ? relativeSpecifier(entry.split('/'), steps) : packageSpecifier(entry);
}

function packageSpecifier(entry: string): string {
  return String.raw`${escape(entry).replace(String.raw`\*`, '[^/]+')}(?:\/|$)`;
}

function relativeSpecifier(target: string[], steps: string[]): string {
  const shared = steps.findIndex((step, index) => step !== target[index]);
  const common = shared === -1 ? steps.length : shared;
  const levels = steps.length - common;
  const up = levels === 0 ? String.raw`\.\/` : String.raw`(?:\.\.\/){${String(levels)}}`;
  const isFile = target.at(-1)?.includes('.') ?? false;
  return `${up}${escape(target.slice(common).join('/'))}${isFile ? '$' : String.raw`\/`}`;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** One sentence that says what the file at `path` may import, and where that is written. */
export function allowanceOf(path: string, from: Table = table): string {
  const folder = folderOf(path, from);
  const extra = from.files.find(({ file }) => file === path);
  if (!folder && !extra) return `Give this folder a row in ${TABLE_FILE}.`;
  const may = [...(folder?.may ?? []), ...(extra?.may ?? [])];
  const types = folder?.types ? `, and as types ${folder.types.join(', ')}` : '';
  const allowed = may.length > 0 ? may.join(', ') : 'nothing but its own files';
  return `${folder?.folder ?? path} may import ${allowed}${types} (${TABLE_FILE}).`;
}

/** The table as Markdown, for the guide for contributors. */
export function renderTable({ folders }: Table = table): string {
  const code = (entries: string[]) => entries.map((entry) => `\`${entry}\``).join(', ');
  const rows = folders.map(({ folder, holds, may, types = [] }) => {
    const values = may.includes('*') ? 'anything' : code(may);
    const asTypes = types.length > 0 ? `as types: ${code(types)}` : '';
    return `- \`${folder}\`: ${holds}. May import: ${[values, asTypes].filter(Boolean).join('; ') || 'nothing else'}.`;
  });
  return rows.join('\n');
}
