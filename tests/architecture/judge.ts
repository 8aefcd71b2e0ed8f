/** The rules that every file of code keeps. Each takes one file and says what is wrong with it, if anything. */
import type { Import, SourceFile } from './source-files.ts';
import { allowanceOf, folderOf, patternsFor, table } from './table.ts';
import { frontmatterOf, importsOf } from './source-files.ts';

/** The longest front matter of a page, in lines: a page is glue. */
const LONGEST_FRONTMATTER = 25;

type Rule = (file: SourceFile) => string[];

const RULES: Rule[] = [
  forbiddenImports,
  straySetHtml,
  longFrontmatter,
  defaultExport,
  vagueFolder,
  foreignLanguage,
  unclearName,
];

/**
 * Everything wrong with one file, one sentence each.
 *
 * @example judge({ path: 'src/domain/a.ts', text: "import 'node:fs';" })
 *   -> ["src/domain/a.ts:1 imports 'node:fs'. src/domain may import zod, temporal-polyfill (...)."]
 */
export function judge(file: SourceFile): string[] {
  return RULES.flatMap((rule) => rule(file));
}

function forbiddenImports(file: SourceFile): string[] {
  return importsOf(file)
    .filter((found) => !isAllowed(file.path, found))
    .map(({ specifier, line }) => {
      const named = specifier === undefined ? 'an address worked out at run time' : `'${specifier}'`;
      return `${file.path}:${String(line)} imports ${named}. ${allowanceOf(file.path)}`;
    });
}

function isAllowed(path: string, { specifier, typeOnly }: Import): boolean {
  if (specifier === undefined) return folderOf(path)?.computedImports === true;
  const { forbidden, typesOnly } = patternsFor(path);
  if (new RegExp(forbidden, 'u').test(specifier)) return false;
  return typeOnly || !new RegExp(typesOnly, 'u').test(specifier);
}

function straySetHtml({ path, text }: SourceFile): string[] {
  if (!path.endsWith('.astro') || table.setHtml.includes(path) || !/\bset:html\b/.test(text)) return [];
  return [`${path} uses set:html. Only ${table.setHtml.join(' and ')} may.`];
}

function longFrontmatter({ path, text }: SourceFile): string[] {
  if (!path.startsWith('src/pages/') || !path.endsWith('.astro')) return [];
  const lines = frontmatterOf(text).split('\n').length - 1;
  if (lines <= LONGEST_FRONTMATTER) return [];
  return [
    `${path} has ${String(lines)} lines of front matter. Keep ${String(LONGEST_FRONTMATTER)} or fewer: move the work to src/views.`,
  ];
}

/** Vitest finds a runner of somebody's own by the default export of its file, and no other way. */
const readByDefault = 'tests/mutation/try-changes.ts';

function defaultExport({ path, text }: SourceFile): string[] {
  if (path === readByDefault) return [];
  if (path.endsWith('.astro') || !/^export default\b|^export \{[^}]*\bas default\b/m.test(text)) return [];
  return [`${path} has a default export. Export it by its name.`];
}

function vagueFolder({ path }: SourceFile): string[] {
  const vague = path
    .split('/')
    .find((step) => /^(?:utils?|helpers?|common|misc|lib)(?:\.[a-z]+)?$/.test(step));
  return vague === undefined ? [] : [`${path} lies in '${vague}'. Name a file or folder after what it does.`];
}

function foreignLanguage({ path }: SourceFile): string[] {
  if (!path.startsWith('src/') || /\.(?:ts|astro)$/.test(path) || table.runAsTheyStand.includes(path))
    return [];
  return [`${path} is neither .ts nor .astro. Code in src is one of the two.`];
}

/** How files are named, the first row that fits. Pages are named after their address. */
const NAMES: { files: RegExp; name: RegExp; say: string }[] = [
  {
    files: /^src\/pages\//,
    name: /^(?:[a-z0-9]+|\[(?:\.{3})?[a-zA-Z]+\]|[-.](?=[a-z0-9[]))+$/,
    say: 'Name a page after its address, in small letters.',
  },
  {
    files: /\.astro$/,
    name: /^(?:[A-Z][a-z0-9]*)+\.astro$/,
    say: 'Name a component like OpeningTimes.astro.',
  },
  {
    files: /./,
    name: /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)+$/,
    say: 'Name a file like opening-times.ts.',
  },
];

function unclearName({ path }: SourceFile): string[] {
  const naming = NAMES.find(({ files }) => files.test(path));
  const name = path.split('/').at(-1) ?? '';
  return naming && !naming.name.test(name) ? [`${path} is not named like the others. ${naming.say}`] : [];
}
