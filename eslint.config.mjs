import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';
import { architectureRules } from './tests/architecture/lint-rules.ts';
import { table } from './tests/architecture/table.ts';

/** Rules of ESLint's own that catch what neither TypeScript nor the presets below do. */
const CORE = [
  'eqeqeq',
  'no-async-promise-executor',
  'no-cond-assign',
  'no-constant-binary-expression',
  'no-constant-condition',
  'no-debugger',
  'no-duplicate-case',
  'no-else-return',
  'no-empty',
  'no-empty-character-class',
  'no-irregular-whitespace',
  'no-loss-of-precision',
  'no-misleading-character-class',
  'no-promise-executor-return',
  'no-prototype-builtins',
  'no-self-assign',
  'no-self-compare',
  'no-sparse-arrays',
  'no-template-curly-in-string',
  'no-unreachable-loop',
  'no-unsafe-finally',
  'no-unsafe-optional-chaining',
  'no-useless-catch',
  'no-useless-escape',
  'object-shorthand',
  'prefer-const',
  'require-yield',
  'use-isnan',
];

export default defineConfig(
  globalIgnores(['dist/', 'public/', 'coverage/', '.astro/', '**/*.tmp-*/', 'real/']),
  typescript.configs.strictTypeChecked,
  typescript.configs.stylisticTypeChecked,
  astro.configs.recommended,
  {
    name: 'hereabouts',
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...Object.fromEntries(CORE.map((rule) => [rule, 'error'])),
      // TypeScript reports unused names itself (noUnusedLocals, noUnusedParameters).
      '@typescript-eslint/no-unused-vars': 'off',
      // Under noUncheckedIndexedAccess a group that a pattern must have matched still counts as missing.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `environment['REAL_DATA']` shows that the key is data, not a field.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An empty text counts as no text: `environment.SITE_URL || fallback` is meant.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // Counts and sizes read well inside a text; anything else must say how it becomes one.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-properties': [
        'error',
        { object: 'test', property: 'only', message: 'The others must run as well.' },
        { object: 'describe', property: 'only', message: 'The others must run as well.' },
      ],
    },
  },
  {
    name: 'hereabouts/without types',
    // `astro check` checks the types of .astro files; plain scripts have none.
    files: ['**/*.astro', '**/*.astro/*.ts', '**/*.mjs'],
    extends: [typescript.configs.disableTypeChecked],
  },
  {
    name: 'hereabouts/screens',
    // Televisions run this file as it stands.
    files: ['src/client/screen/*.js'],
    extends: [typescript.configs.disableTypeChecked],
    rules: { 'object-shorthand': 'off', 'no-var': 'off', 'prefer-const': 'off' },
  },
  {
    name: 'hereabouts/astro',
    files: ['**/*.astro'],
    rules: { 'astro/no-set-html-directive': 'error' },
  },
  {
    name: 'hereabouts/trusted html',
    // These two show text that the reader or the serialiser has made safe.
    files: table.setHtml,
    rules: { 'astro/no-set-html-directive': 'off' },
  },
  architectureRules(),
);
