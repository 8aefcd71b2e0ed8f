import { describe, expect, it } from 'vitest';
import type { ChangedFile } from '../../src/domain/changed-file.ts';
import { partOf } from '../../src/domain/changed-file.ts';
import { judgeChange, limits } from '../../src/domain/judge-change.ts';

const words = new TextEncoder();
const png = { bytes: 4, start: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) };

function file(path: string, text = '---\ntitle: Tea\n---\n', more: Partial<ChangedFile> = {}): ChangedFile {
  const start = words.encode(text);
  return { path, how: 'added', is: 'file', bytes: start.length, start, ...more };
}

function rulesFor(
  files: readonly ChangedFile[],
  isByMaintainer = false,
  others: readonly string[] = [],
): string[] {
  const paths = [...others, ...files.map(({ path }) => path)];
  return judgeChange({ files, paths, contentFolder: 'content', isByMaintainer }).map(({ rule }) => rule);
}

describe('a change is refused unseen when it brings', () => {
  it.each([
    ['MDX among the entries', file('content/assets/tea.mdx'), 'code-in-content'],
    ['a program in the content', file('content/assets/tea.ts'), 'code-in-content'],
    ['a component', file('content/Tea.astro'), 'code-in-content'],
    ['a script', file('content/photos/tea.js'), 'code-in-content'],
    ['a drawing that can hold a script', file('content/photos/tea.svg'), 'code-in-content'],
    ['a drawing in capitals', file('content/photos/TEA.SVG'), 'code-in-content'],
    ['a web page', file('content/assets/tea.html'), 'code-in-content'],
    ['MDX in a folder of the pages', file('content/pages/deep/tea.mdx'), 'code-in-content'],
    ['a link', file('content/assets/tea.md', '/etc/passwd', { is: 'link' }), 'symlink'],
    ['a link outside the content', file('src/tea.ts', '', { is: 'link' }), 'symlink'],
    ['a repository', file('content/vendor', '', { is: 'repository' }), 'repository-inside'],
    ['a repository outside the content', file('vendor', '', { is: 'repository' }), 'repository-inside'],
    ['ten megabytes', file('content/photos/tea.jpg', '', { bytes: 10 * 1024 * 1024 }), 'file-too-large'],
    ['a picture that calls itself words', file('content/assets/tea.md', '', png), 'not-text'],
    ['a Word file that calls itself words', file('content/assets/tea.md', 'PK\u0003\u0004'), 'not-text'],
    ['bytes that are no words', file('content/assets/tea.md', 'tea\u0000tea'), 'not-text'],
    [
      'words that ask for keys',
      file('content/assets/tea.md', ['title: $', '{{ secrets.TOKEN }}'].join('')),
      'words-for-programs',
    ],
    [
      'words that ask for settings',
      file('content/venues/tea.json', '{"title":"{process.env.TOKEN}"}'),
      'words-for-programs',
    ],
    [
      'words that make objects',
      file('content/assets/tea.md', 'title: !!js/function "x"'),
      'words-for-programs',
    ],
    ['a hidden file', file('content/.env'), 'hidden-file'],
    ['a hidden file deep inside', file('content/assets/.htaccess'), 'hidden-file'],
    ['a name that leads out', file('content/../tea.md'), 'file-name'],
    ['a name of git itself', file('content/.GIT/config'), 'file-name'],
    ['a name that Windows cannot keep', file('content/assets/con.md'), 'file-name'],
    ['a name with hidden signs', file('content/assets/tea\u202e.md'), 'file-name'],
    ['a workflow', file('.github/workflows/tea.yml'), 'guard-changed'],
    ['a workflow of another host', file('.forgejo/workflows/tea.yml'), 'guard-changed'],
    ['settings of GitLab', file('.gitlab-ci.yml'), 'guard-changed'],
    ['owners', file('.github/CODEOWNERS'), 'guard-changed'],
    ['settings of npm', file('.npmrc'), 'guard-changed'],
    ['settings that hide changes', file('src/.gitattributes', '*.ts -diff'), 'guard-changed'],
    ['settings that run when the folder is opened', file('.vscode/tasks.json'), 'guard-changed'],
    [
      'the end of a workflow',
      file('.github/workflows/tea.yml', '', { is: 'nothing', how: 'deleted' }),
      'guard-changed',
    ],
  ])('%s', (_, changed, rule) => {
    const found = rulesFor([changed, file('content/assets/good.md')]);
    expect(new Set(found)).toEqual(new Set([rule]));
  });

  it('a second file whose name differs in capitals alone, whichever of the two is new', () => {
    expect(rulesFor([file('content/assets/Tea.md')], false, ['content/assets/tea.md'])).toEqual([
      'file-name-twin',
    ]);
    expect(rulesFor([file('content/assets/tea.md'), file('content/assets/TEA.md')])).toEqual([
      'file-name-twin',
      'file-name-twin',
    ]);
  });

  it('more than a person can look through', () => {
    const many = Array.from({ length: limits.files + 1 }, (_, index) =>
      file(`content/assets/tea-${index}.md`),
    );
    expect(rulesFor(many)).toEqual(['change-too-large']);
    expect(rulesFor(many, true)).toEqual([]);
    const heavy = Array.from({ length: 10 }, (_, index) =>
      file(`content/photos/${index}.jpg`, '', { bytes: limits.file }),
    );
    expect(rulesFor(heavy, true)).toEqual(['change-too-large']);
  });
});

describe('a change is not refused for', () => {
  it.each([
    ['an entry', file('content/assets/tea.md')],
    ['an entry in another alphabet', file('content/assets/tea.md', 'title: چائے 🫖 İstanbul')],
    ['prices and templates of plain words', file('content/assets/tea.md', 'cost: £2 {per cup}, 50% off, $3')],
    ['an entry that is taken away', file('content/assets/tea.md', '', { is: 'nothing', how: 'deleted' })],
    ['code that is taken away', file('content/assets/tea.svg', '', { is: 'nothing', how: 'deleted' })],
    ['a photo', file('content/photos/tea.png', '', png)],
    ['a map', file('content/map/basemap.pmtiles', 'PMTiles\u0000', { bytes: 30 * 1024 * 1024 })],
    ['an empty folder kept in git', file('content/gaps/.gitkeep', '')],
    ['a page of words', file('content/pages/about.mdx')],
    ['the program, at which a maintainer looks', file('src/domain/tea.ts', 'process.env')],
  ])('%s', (_, changed) => {
    expect(rulesFor([changed])).toEqual([]);
  });

  it('a workflow that a maintainer brings', () => {
    expect(rulesFor([file('.github/workflows/tea.yml')], true)).toEqual([]);
  });
});

it('says what to do, naming the file from the content folder', () => {
  const files = [file('content/photos/logo.svg'), file('.github/workflows/x.yml')];
  expect(judgeChange({ files, paths: [], contentFolder: 'content', isByMaintainer: false })).toEqual([
    {
      severity: 'error',
      rule: 'code-in-content',
      file: 'photos/logo.svg',
      found: 'This kind of file can run as code.',
      fix: 'Take it out. Photos are JPEG, PNG or WebP files in content/photos.',
    },
    {
      severity: 'error',
      rule: 'guard-changed',
      file: '../.github/workflows/x.yml',
      found: 'This file decides what runs by itself and who is asked.',
      fix: 'Leave it as it is. If it should be different, open an issue and a maintainer does it.',
    },
  ]);
});

it('knows the parts of a project, also where the content is all there is', () => {
  expect(partOf('content/assets/tea.md', 'content')).toBe('content');
  expect(partOf('content/pages/about.mdx', 'content')).toBe('pages');
  expect(partOf('contents/assets/tea.md', 'content')).toBe('program');
  expect(partOf('assets/tea.md', '')).toBe('content');
  expect(partOf('.github/workflows/tea.yml', '')).toBe('guard');
});
