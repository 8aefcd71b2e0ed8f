import { describe, expect, it, vi } from 'vitest';
import type { ChangeReport } from '../../src/domain/change-report.ts';

/** The shape is made as its file is loaded: loaded anew, so that each test is about the making too. */
const loaded = () => {
  vi.resetModules();
  return import('../../src/domain/change-report.ts');
};

const problem = {
  severity: 'error',
  rule: 'kind-2',
  line: 4,
  field: 'kind',
  found: 'kind is "grop".',
  fix: 'Write group.',
} as const;

const entry = {
  file: 'content/assets/slow-miles.md',
  title: 'Slow Miles',
  kind: 'entry',
  how: 'changed',
  differences: [{ field: 'Phone', before: '1', after: '2' }],
  problems: [problem],
} as const;

const page = {
  path: 'assets/slow-miles/',
  title: 'Slow Miles',
  how: 'changed',
  before: 'a-before.png',
  after: 'a-after.png',
} as const;

const screen = { title: 'Town Hall', says: ['A slide is new.'], picture: 'hall.png' } as const;

/** A report that says something in every place. */
const full = {
  version: 1,
  verdict: 'good',
  files: 3,
  program: ['src/tea.ts'],
  ranItsProgram: true,
  built: true,
  brokenBefore: false,
  siteProblems: ['Two pages have one address.'],
  entries: [entry],
  moreEntries: 2,
  pages: [page],
  otherPages: ['Home'],
  moreOtherPages: 1,
  screens: [screen],
} as const;

const words = (length: number) => 'x'.repeat(length);
const many = <T>(length: number, one: T) => Array.from({ length }, () => one);
const withEntry = (more: object) => ({ ...full, entries: [{ ...entry, ...more }] });
const withProblem = (more: object) => withEntry({ problems: [{ ...problem, ...more }] });
const withDifference = (more: object) => withEntry({ differences: [{ field: 'Phone', ...more }] });
const withPage = (more: object) => ({ ...full, pages: [{ ...page, ...more }] });
const withScreen = (more: object) => ({ ...full, screens: [{ ...screen, ...more }] });

describe('a report of a change', () => {
  it('is taken as it is, with every word it may say, and with the few it must', async () => {
    const { changeReportSchema } = await loaded();
    expect(changeReportSchema.parse(full)).toEqual(full);
    const { built: _built, ...notBuilt } = full;
    const few = {
      ...notBuilt,
      entries: [{ ...entry, differences: [{ field: 'Phone' }], problems: [] }],
      pages: [{ path: '', title: '', how: 'added' }],
      screens: [{ title: '', says: [] }],
    };
    expect(changeReportSchema.parse(few)).toEqual(few);
    const { line: _line, field: _field, ...bare } = problem;
    const bareProblem = withEntry({ problems: [bare] });
    expect(changeReportSchema.parse(bareProblem)).toEqual(bareProblem);
  });

  it('may use each of the words that there are for a verdict, a file, a page and a problem', async () => {
    const { changeReportSchema } = await loaded();
    const reports = [
      ...['refused', 'errors', 'good'].map((verdict) => ({ ...full, verdict })),
      ...['added', 'changed', 'moved', 'deleted', 'untouched'].map((how) => withEntry({ how })),
      ...['added', 'changed', 'deleted'].map((how) => withPage({ how })),
      ...['error', 'warning'].map((severity) => withProblem({ severity })),
    ];
    expect(reports.filter((report) => !changeReportSchema.safeParse(report).success)).toEqual([]);
  });

  it('may be as long as a comment can use, and no longer, in every text and every list', async () => {
    const { changeReportSchema } = await loaded();
    const longest: readonly (readonly [string, number, (size: number) => unknown])[] = [
      ['files', 100_000, (files) => ({ ...full, files })],
      ['moreEntries', 100_000, (moreEntries) => ({ ...full, moreEntries })],
      ['moreOtherPages', 100_000, (moreOtherPages) => ({ ...full, moreOtherPages })],
      ['program', 50, (size) => ({ ...full, program: many(size, 'x') })],
      ['a file of the program', 300, (size) => ({ ...full, program: [words(size)] })],
      ['siteProblems', 20, (size) => ({ ...full, siteProblems: many(size, 'x') })],
      ['a problem of the site', 600, (size) => ({ ...full, siteProblems: [words(size)] })],
      ['entries', 60, (size) => ({ ...full, entries: many(size, entry) })],
      ['the file of an entry', 300, (size) => withEntry({ file: words(size) })],
      ['the title of an entry', 160, (size) => withEntry({ title: words(size) })],
      ['the kind of an entry', 40, (size) => withEntry({ kind: words(size) })],
      ['differences', 40, (size) => withEntry({ differences: many(size, { field: 'x' }) })],
      ['the field of a difference', 80, (size) => withDifference({ field: words(size) })],
      ['what it was', 400, (size) => withDifference({ before: words(size) })],
      ['what it is', 400, (size) => withDifference({ after: words(size) })],
      ['problems', 60, (size) => withEntry({ problems: many(size, problem) })],
      ['the rule of a problem', 60, (size) => withProblem({ rule: words(size) })],
      ['the line of a problem', 1_000_000, (line) => withProblem({ line })],
      ['the field of a problem', 120, (size) => withProblem({ field: words(size) })],
      ['what was found', 1200, (size) => withProblem({ found: words(size) })],
      ['what to do', 1200, (size) => withProblem({ fix: words(size) })],
      ['pages', 12, (size) => ({ ...full, pages: many(size, page) })],
      ['the path of a page', 200, (size) => withPage({ path: words(size) })],
      ['the title of a page', 200, (size) => withPage({ title: words(size) })],
      ['the name of a picture', 100, (size) => withPage({ before: `${words(size - 4)}.png` })],
      ['otherPages', 12, (size) => ({ ...full, otherPages: many(size, 'x') })],
      ['another page', 200, (size) => ({ ...full, otherPages: [words(size)] })],
      ['screens', 20, (size) => ({ ...full, screens: many(size, screen) })],
      ['the title of a screen', 160, (size) => withScreen({ title: words(size) })],
      ['what a screen says', 12, (size) => withScreen({ says: many(size, 'x') })],
      ['a sentence of a screen', 400, (size) => withScreen({ says: [words(size)] })],
    ];
    const wrong = longest.filter(
      ([, most, report]) =>
        !changeReportSchema.safeParse(report(most)).success ||
        changeReportSchema.safeParse(report(most + 1)).success,
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('is not believed where it holds anything else', async () => {
    const { changeReportSchema } = await loaded();
    const hostile = {
      'another version': { ...full, version: 2 },
      'a verdict of its own': { ...full, verdict: 'approved' },
      'words beside': { ...full, html: '<b>' },
      'words beside an entry': withEntry({ html: '<b>' }),
      'words beside a difference': withDifference({ html: '<b>' }),
      'words beside a problem': withProblem({ html: '<b>' }),
      'words beside a page': withPage({ html: '<b>' }),
      'words beside a screen': withScreen({ html: '<b>' }),
      'less than no files': { ...full, files: -1 },
      'half a file': { ...full, files: 0.5 },
      'line nought': withProblem({ line: 0 }),
      'a rule with a blank': withProblem({ rule: 'a b' }),
      'a rule with more after it': withProblem({ rule: 'kind!' }),
      'a rule with more before it': withProblem({ rule: '!kind' }),
      'a rule without a name': withProblem({ rule: '' }),
      'another severity': withProblem({ severity: 'fatal' }),
    };
    expect(
      Object.entries(hostile)
        .filter(([, report]) => changeReportSchema.safeParse(report).success)
        .map(([name]) => name),
    ).toEqual([]);
  });

  it('names pictures that lie beside it and are of one kind, and no other files', async () => {
    const { changeReportSchema, pictureNameSchema } = await loaded();
    const good = ['a.png', 'slow-miles-2-before.png', '7.png'];
    const bad = [
      '../a.png',
      'a/b.png',
      '.png',
      'a.svg',
      'a.png.html',
      'A.png',
      'a--b.png',
      '-a.png',
      'a-.png',
      'apng',
      '!a.png',
    ];
    const allowed = (name: string) => pictureNameSchema.safeParse(name).success;
    expect(good.filter((name) => !allowed(name))).toEqual([]);
    expect(bad.filter(allowed)).toEqual([]);
    const places = [withPage, withPage, withScreen];
    const fields = ['before', 'after', 'picture'];
    for (const name of bad)
      for (const [place, report] of places.entries())
        expect(changeReportSchema.safeParse(report({ [fields[place]!]: name })).success).toBe(false);
  });
});

it('each picture of a report is fetched once, of pages before those of screens', async () => {
  const { picturesOf } = await loaded();
  const pages: ChangeReport['pages'] = [
    { path: 'a/', title: 'A', how: 'changed', before: 'a-before.png', after: 'a-after.png' },
    { path: 'b/', title: 'B', how: 'added', after: 'b.png' },
    { path: 'c/', title: 'C', how: 'deleted', before: 'a-before.png' },
  ];
  const screens: ChangeReport['screens'] = [
    { title: 'Hall', says: [], picture: 'hall.png' },
    { title: 'Loft', says: [] },
    { title: 'Shop', says: [], picture: 'hall.png' },
  ];
  expect(picturesOf({ pages, screens })).toEqual(['a-before.png', 'a-after.png', 'b.png', 'hall.png']);
});
