/** The table of who may import whom as ESLint configuration. */
import type { Linter } from 'eslint';
import type { Folder, Patterns, Table } from './table.ts';
import { allowanceOf, patternsFor, table } from './table.ts';

/** How far below a folder of the table a file may lie. */
export const DEEPEST = 4;

interface Syntax {
  selector: string;
  message: string;
}

const CLOCK = 'Today is always a parameter.';
const CLOCK_READS: Syntax[] = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: CLOCK },
  { selector: 'CallExpression[callee.name="Date"]', message: CLOCK },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: CLOCK },
  { selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]', message: CLOCK },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'The same content and date give the same answer, each time.',
  },
];

const OUTSIDE_WORLD = ['process', 'fetch', 'console', 'performance'].map((name) => ({
  name,
  message: 'This folder is pure: values in, values out.',
}));

const EVERYWHERE: Syntax[] = [
  {
    selector: 'MemberExpression[object.type="MetaProperty"][property.name=/^glob/]',
    message: 'Name the files you import, so that one can see who imports whom.',
  },
];

const NO_DEFAULT: Syntax = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export it by its name.',
};

const TEXT_ONLY = 'Build elements and set their textContent: text from content or an address is never HTML.';
const UNSAFE_HTML: Syntax[] = [
  { selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]', message: TEXT_ONLY },
  { selector: 'CallExpression[callee.property.name="insertAdjacentHTML"]', message: TEXT_ONLY },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write/]',
    message: TEXT_ONLY,
  },
];

/** Lint configuration for every folder and file of the table. Later entries win over earlier ones. */
export function architectureRules(from: Table = table): Linter.Config[] {
  return [
    {
      name: 'architecture/unknown folder',
      files: ['src/**/*.{ts,astro}'],
      rules: importRule({ forbidden: '^', typesOnly: '^(?!)' }, allowanceOf('', from)),
    },
    ...outerFirst(from.folders)
      .filter(({ may }) => !may.includes('*'))
      .flatMap((folder) => folderRules(folder, from)),
    ...from.files.map(({ file }) => ({
      name: `architecture/${file}`,
      files: [file.replaceAll(/[[\]]/g, String.raw`\$&`)],
      rules: importRule(patternsFor(file, from), allowanceOf(file, from)),
    })),
  ];
}

/** A folder within another folder of the table has rules of its own, which must win. */
function outerFirst(folders: readonly Folder[]): Folder[] {
  const depthOf = ({ folder }: Folder) => folder.split('/').length;
  return [...folders].sort((a, b) => depthOf(a) - depthOf(b));
}

/** Deepest first: the script of `Card.astro` is checked as `Card.astro/1.ts`, and belongs one folder up. */
function folderRules(folder: Folder, from: Table): Linter.Config[] {
  return Array.from({ length: DEEPEST }, (_, below) => DEEPEST - 1 - below).map((depth) => {
    const place = `${folder.folder}${'/x'.repeat(depth)}/x.ts`;
    const within = `${folder.folder}${'/*'.repeat(depth)}`;
    const patterns = patternsFor(place, from);
    return {
      name: `architecture/${folder.folder}, ${String(depth)} below`,
      files: [`${within}/*.{ts,mjs,astro}`, `${within}/*.astro/*.{ts,js}`],
      rules: {
        ...importRule(patterns, allowanceOf(place, from)),
        'no-restricted-syntax': ['error', ...syntaxRules(folder, patterns, allowanceOf(place, from))],
        'no-restricted-globals': folder.pure ? ['error', ...OUTSIDE_WORLD] : 'off',
      },
    };
  });
}

function importRule({ forbidden, typesOnly }: Patterns, message: string): Linter.RulesRecord {
  return {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: forbidden, message, caseSensitive: true },
          { regex: typesOnly, message, caseSensitive: true, allowTypeImports: true },
        ],
      },
    ],
  };
}

function syntaxRules(folder: Folder, { forbidden, typesOnly }: Patterns, message: string): Syntax[] {
  const dynamic = [forbidden, typesOnly].map((pattern) => ({
    selector: `ImportExpression[source.value=/${withoutSlashes(pattern)}/]`,
    message,
  }));
  const computed = { selector: 'ImportExpression:not([source.type="Literal"])', message };
  return [
    ...EVERYWHERE,
    ...dynamic,
    NO_DEFAULT,
    ...(folder.computedImports ? [] : [computed]),
    ...(folder.pure ? CLOCK_READS : []),
    ...(folder.folder === 'src/client' ? UNSAFE_HTML : []),
  ];
}

/** A selector's pattern may hold no slash: it would end there. */
function withoutSlashes(pattern: string): string {
  return pattern.replaceAll(/\\?\//g, String.raw`\x2f`);
}
