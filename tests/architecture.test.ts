import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { judge } from './architecture/judge.ts';
import { DEEPEST } from './architecture/lint-rules.ts';
import { readSourceFiles } from './architecture/source-files.ts';
import { folderOf, renderTable, table } from './architecture/table.ts';

const sourceFiles = readSourceFiles();
const readProjectFile = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('the code of this project', () => {
  test(
    'keeps every rule: imports, names, short pages, safe HTML, no default exports',
    { timeout: 60_000 },
    () => {
      expect(sourceFiles.length).toBeGreaterThan(10);
      expect(sourceFiles.flatMap(judge)).toEqual([]);
    },
  );

  test('lies no deeper than the lint rules look', () => {
    const depthOf = (path: string) =>
      path.split('/').length - 1 - (folderOf(path)?.folder.split('/').length ?? 0);
    const tooDeep = sourceFiles.filter(({ path }) => !path.startsWith('tests/') && depthOf(path) >= DEEPEST);
    expect(tooDeep.map(({ path }) => path)).toEqual([]);
  });
});

describe('the table of who may import whom', () => {
  const entries = table.folders.flatMap(({ may, types = [] }) => [...may, ...types]);

  test('lets nobody import the tests or the scripts', () => {
    expect(entries.filter((entry) => /^(?:tests|scripts)\b/.test(entry))).toEqual([]);
  });

  test('lets a folder import only folders that stand above it', () => {
    const upward = table.folders.flatMap(({ folder, may, types = [] }, row) => {
      const above = table.folders.slice(0, row);
      const isAbove = (entry: string) => above.some((other) => `${entry}/`.startsWith(`${other.folder}/`));
      const inside = [...may, ...types].filter((entry) => entry.startsWith('src/'));
      return inside.filter((entry) => !isAbove(entry)).map((entry) => `${folder} -> ${entry}`);
    });
    expect(upward).toEqual([]);
  });

  test('names only packages that the project depends on', () => {
    const { dependencies, devDependencies } = JSON.parse(readProjectFile('package.json')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    // What a site is built from are dependencies; what commands on demand use comes for development.
    const names = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
    const families = names.map((name) => name.replace(/^(remark|rehype|decap-cms)-.*/, '$1-*'));
    const known = new Set([...names, ...families]);
    const packages = entries.filter((entry) => !/^(?:src\/|node:|astro:|\*)/.test(entry));
    expect(packages.filter((name) => !known.has(name))).toEqual([]);
  });

  test('stands in the guide for contributors as it is', () => {
    expect(readProjectFile('.github/CONTRIBUTING.md')).toContain(renderTable());
  });
});

/** Code that breaks one rule each, with words of the complaint. */
const PLANTED: [path: string, text: string, complaint: string][] = [
  ['src/domain/a.ts', "import { readFileSync } from 'node:fs';", "'node:fs'"],
  ['src/domain/a.ts', "import { parse } from 'yaml';", "'yaml'"],
  ['src/domain/a.ts', "import { z } from 'astro/zod';", "'astro/zod'"],
  ['src/domain/a.ts', "import { x } from '../views/x.ts';", "'../views/x.ts'"],
  ['src/domain/a.ts', "import type { x } from '../views/x.ts';", "'../views/x.ts'"],
  ['src/domain/a.ts', "export { x } from '../views/x.ts';", "'../views/x.ts'"],
  ['src/domain/a.ts', "export * from '../views/x.ts';", "'../views/x.ts'"],
  ['src/domain/a.ts', "export const x = await import('../views/x.ts');", "'../views/x.ts'"],
  ['src/domain/a.ts', 'export const x = await import(`../views/x.ts`);', "'../views/x.ts'"],
  ['src/domain/a.ts', 'export const open = (path: string) => import(path);', 'worked out at run time'],
  ['src/domain/a.ts', "export type X = import('../views/x.ts').X;", "'../views/x.ts'"],
  ['src/domain/a.ts', "export const all = import.meta.glob('../../content/*');", "'../../content/*'"],
  ['src/domain/a.ts', "import './checks/../../views/x.ts';", "'./checks/../../views/x.ts'"],
  ['src/domain/a.ts', "import '../domain/b.ts';", "'../domain/b.ts'"],
  ['src/domain/checks/a.ts', "import { x } from '../../views/x.ts';", "'../../views/x.ts'"],
  ['src/domain/checks/a.ts', "import { x } from '../../../tests/x.ts';", "'../../../tests/x.ts'"],
  ['src/domain/a.ts', "import { x } from 'zodiac';", "'zodiac'"],
  ['src/formats/a.ts', "import { x } from '../views/x.ts';", "'../views/x.ts'"],
  ['src/formats/a.ts', "import { x } from '../../scripts/x.ts';", "'../../scripts/x.ts'"],
  ['src/imports/a.ts', "import { x } from '../reader/x.ts';", "'../reader/x.ts'"],
  ['src/views/a.ts', "import { x } from '../reader/x.ts';", "'../reader/x.ts'"],
  ['src/reader/a.ts', "import { x } from '../views/x.ts';", "'../views/x.ts'"],
  ['src/reader/a.ts', "import { get } from 'node:http';", "'node:http'"],
  ['src/map/a.ts', "import { x } from '../domain/asset.ts';", "'../domain/asset.ts'"],
  ['src/client/a.ts', "import { z } from 'zod';", "'zod'"],
  ['src/client/a.ts', "import { join } from 'node:path';", "'node:path'"],
  ['src/client/a.ts', "export const x = await import('zod');", "'zod'"],
  ['src/pages/feed.xml.ts', "import { x } from '../domain/x.ts';", "'../domain/x.ts'"],
  ['src/pages/feed.xml.ts', "import { getCollection } from 'astro:content';", "'astro:content'"],
  ['src/unheard-of/a.ts', "import { x } from './b.ts';", 'a row in src/architecture.json'],
  ['scripts/a.ts', "import { x } from '../src/components/X.astro';", "'../src/components/X.astro'"],
  ['scripts/a.ts', "import { x } from 'astro:content';", "'astro:content'"],
  ['scripts/a.ts', "import { x } from '../tests/x.ts';", "'../tests/x.ts'"],
  [
    'src/components/Card.astro',
    "---\nimport { x } from '../views/x.ts';\n---\n<p>{x}</p>",
    "'../views/x.ts'",
  ],
  ['src/components/Card.astro', "---\nimport type { x } from '../domain/x.ts';\n---\n", "'../domain/x.ts'"],
  [
    'src/components/Card.astro',
    "<p>Hello</p>\n<script>\nimport { z } from 'zod';\nz.string();\n</script>",
    'zod',
  ],
  ['src/components/Card.astro', '<script src="../domain/x.ts"></script>', "'../domain/x.ts'"],
  ['src/components/Card.astro', "<p>{(await import('../reader/x.ts')).title}</p>", "'../reader/x.ts'"],
  ['src/pages/index.astro', "---\nimport { x } from '../domain/x.ts';\n---\n<p>{x}</p>", "'../domain/x.ts'"],
  ['src/pages/index.astro', "---\nimport { x } from '../../scripts/x.ts';\n---\n<p>{x}</p>", 'scripts/x.ts'],
  ['src/components/Card.astro', '<p set:html={"<b>bold</b>"} />', 'set:html'],
  ['src/pages/index.astro', `---\n${'const a = 1;\n'.repeat(26)}---\n<p>{a}</p>`, '26 lines of front matter'],
  ['src/domain/a.ts', 'export default 1;', 'default export'],
  ['src/domain/a.ts', 'const a = 1;\nexport { a as default };', 'default export'],
  ['src/domain/helpers/a.ts', 'export const a = 1;', "'helpers'"],
  ['src/domain/utils.ts', 'export const a = 1;', "'utils.ts'"],
  ['src/domain/a.mjs', 'export const a = 1;', 'neither .ts nor .astro'],
  ['src/domain/openingTimes.ts', 'export const a = 1;', 'not named like the others'],
  ['src/components/opening-times.astro', '<p>Open</p>', 'not named like the others'],
  ['src/pages/ThisWeek.astro', '<p>Open</p>', 'not named like the others'],
];

/** Code that looks much like the above and keeps every rule. */
const WELCOME: [path: string, text: string][] = [
  [
    'src/domain/a.ts',
    "import { z } from 'zod';\nimport { b } from './b.ts';\nexport const a = z.literal(b);",
  ],
  ['src/domain/checks/a.ts', "import { b } from '../b.ts';\nexport const a = b;"],
  ['src/domain/a.ts', "export const text = \"import 'node:fs'\"; // import 'node:fs'"],
  ['src/reader/a.ts', "import { readFile } from 'node:fs/promises';\nexport const a = readFile;"],
  ['src/reader/a.ts', "import parse from 'remark-parse';\nexport const a = parse;"],
  ['src/views/a.ts', "import { b } from '../formats/b.ts';\nexport const a = b;"],
  ['src/map/a.ts', "import { b } from '../domain/geo.ts';\nexport const a = b;"],
  ['src/client/a.ts', 'export const open = (path: string): Promise<unknown> => import(path);'],
  ['src/pages/feeds/[slug].ics.ts', "import { b } from '../../formats/b.ts';\nexport const a = b;"],
  [
    'src/content.config.ts',
    "import { defineCollection } from 'astro:content';\nexport const a = defineCollection;",
  ],
  [
    'scripts/a.ts',
    "import { build } from 'astro';\nimport { b } from './b/c.ts';\nexport const a = [build, b];",
  ],
  [
    'src/components/Card.astro',
    "---\nimport type { x } from '../views/x.ts';\ntype Props = x;\n---\n<p>Hello</p>",
  ],
  ['src/components/JsonLd.astro', '<script type="application/ld+json" set:html={"{}"} />'],
  ['src/pages/this-week.astro', `---\n${'const a = 1;\n'.repeat(25)}---\n<p>{a}</p>`],
];

describe('the judge', () => {
  test.each(PLANTED)('refuses %s: %j', (path, text, complaint) => {
    expect(judge({ path, text }).join('\n')).toContain(complaint);
  });

  test.each(WELCOME)('allows %s: %j', (path, text) => {
    expect(judge({ path, text })).toEqual([]);
  });

  test('names the line, also inside a component', () => {
    const text = "---\nconst a = 1;\nimport 'zod';\n---\n<p>{a}</p>\n<script>\n  import 'yaml';\n</script>\n";
    expect(judge({ path: 'src/components/Card.astro', text })).toEqual([
      expect.stringContaining('Card.astro:3 imports'),
      expect.stringContaining('Card.astro:7 imports'),
    ]);
  });
});

describe('the linter', () => {
  const ARCHITECTURE = /no-restricted-(?:imports|syntax|globals)|no-set-html-directive/;
  const eslint = new ESLint({
    // Planted files exist only here, and types need files that exist.
    overrideConfig: [{ languageOptions: { parserOptions: { projectService: false, project: null } } }],
    ruleFilter: ({ ruleId }) => ARCHITECTURE.test(ruleId),
  });
  const complaints = async (path: string, text: string) => {
    const [result] = await eslint.lintText(text, { filePath: path });
    return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'not understood'}: ${message}`);
  };

  /** What only the architecture test sees: file names, lengths, and imports that are no import statements. */
  const beyondLint =
    /lines of front matter|not named|'helpers'|'utils|neither|as default|script src|await import\('\.\.\/reader|type X = import/;
  const lintable = PLANTED.filter((planted) => !planted.some((part) => beyondLint.test(part)));

  test.each(lintable)('refuses %s: %j', async (path, text) => {
    expect(await complaints(path, text)).toContainEqual(expect.stringMatching(ARCHITECTURE));
  });

  test.each(WELCOME)('allows %s: %j', async (path, text) => {
    expect(await complaints(path, text)).toEqual([]);
  });

  test.each([
    ['src/domain/a.ts', 'export const a = Date.now();'],
    ['src/views/a.ts', 'export const a = new Date();'],
    ['src/formats/a.ts', "export const a = process.env['TODAY'];"],
    ['src/imports/a.ts', "export const a = fetch('https://example.org');"],
    ['src/client/a.ts', 'document.body.innerHTML = location.hash;'],
  ])('refuses a clock, the outside world and raw HTML in %s: %j', async (path, text) => {
    expect(await complaints(path, text)).toContainEqual(expect.stringMatching(ARCHITECTURE));
  });
});
