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

/** What is said of files, each by its name. */
function saidOf(files: readonly ChangedFile[], others: readonly string[] = [], contentFolder = 'content') {
  const paths = [...others, ...files.map(({ path }) => path)];
  return judgeChange({ files, paths, contentFolder, isByMaintainer: false }).map(
    ({ file: name, found, fix }) => `${name}: ${found} ${fix}`,
  );
}

describe('whoever proposed it is told in plain words what is wrong, and what to do', () => {
  it('with links, repositories and files that can run', () => {
    expect(
      saidOf([
        file('content/assets/tea.md', '/etc/passwd', { is: 'link' }),
        file('content/vendor', '', { is: 'repository' }),
        file('content/assets/tea.mdx'),
        file('content/assets/deep/photos/tea.svg'),
        file('content/photos/tea.svgz'),
        file('content/photos/tea.svg.js'),
        file('content/photos/assets/tea.js'),
        file('content/old/pages/tea.mdx'),
        file('content/pages/tea.mdx.js'),
      ]),
    ).toMatchInlineSnapshot(`
      [
        "assets/tea.md: This is a link to another place, not a file. Take the link out and put the file itself here. A link could publish something private.",
        "vendor: This is a whole repository put inside this one (a submodule). Take it out. If you want to bring in another list, tell the panel where it is.",
        "assets/tea.mdx: This kind of file can run as code. Save the entry with the ending .md, with words alone in it.",
        "assets/deep/photos/tea.svg: This kind of file can run as code. Save the entry with the ending .md, with words alone in it.",
        "photos/tea.svgz: This kind of file can run as code. Take it out. Photos are JPEG, PNG or WebP files in content/photos.",
        "photos/tea.svg.js: This kind of file can run as code. Take it out. Entries hold words and dates, no code. Changes to the program go in a change of their own.",
        "photos/assets/tea.js: This kind of file can run as code. Take it out. Entries hold words and dates, no code. Changes to the program go in a change of their own.",
        "old/pages/tea.mdx: This kind of file can run as code. Take it out. Entries hold words and dates, no code. Changes to the program go in a change of their own.",
        "pages/tea.mdx.js: This kind of file can run as code. Take it out. Entries hold words and dates, no code. Changes to the program go in a change of their own.",
      ]
    `);
  });

  it('with hidden files, and files that only begin like the one that may be hidden', () => {
    expect(saidOf([file('content/.env'), file('content/gaps/.gitkeep'), file('content/gaps/.gitkeeper')]))
      .toMatchInlineSnapshot(`
      [
        ".env: The name of this file starts with a dot, so nobody would see it on a list. Take it out. The content needs no hidden files.",
        "gaps/.gitkeeper: The name of this file starts with a dot, so nobody would see it on a list. Take it out. The content needs no hidden files.",
      ]
    `);
  });

  it('with files that are too large, to the byte', () => {
    const sized = (path: string, bytes: number) => file(path, '', { bytes });
    expect(
      saidOf([
        sized('content/photos/tea.jpg', limits.file),
        sized('content/photos/large.jpg', limits.file + 1),
        sized('content/photos/larger.jpg', 10.04 * 1024 * 1024),
        sized('content/photos/half.jpg', 5.5 * 1024 * 1024),
        sized('content/assets/tea.md', 6 * 1024 * 1024),
      ]),
    ).toMatchInlineSnapshot(`
      [
        "photos/large.jpg: The file has 5.1 MB; the most that one file may have is 5 MB. Save a smaller copy, about 1,600 pixels wide.",
        "photos/larger.jpg: The file has 10.1 MB; the most that one file may have is 5 MB. Save a smaller copy, about 1,600 pixels wide.",
        "photos/half.jpg: The file has 5.5 MB; the most that one file may have is 5 MB. Save a smaller copy, about 1,600 pixels wide.",
        "assets/tea.md: The file has 6 MB; the most that one file may have is 5 MB. Take it out. An entry is a page of words at most.",
      ]
    `);
  });

  it('with pictures, papers and programs that call themselves words', () => {
    const begins = (name: string, ...bytes: number[]) =>
      file(`content/assets/${name}.md`, '', { bytes: bytes.length, start: new Uint8Array(bytes) });
    expect(
      saidOf([
        begins('png', 0x89, 0x50, 0x4e, 0x47, 0x0d),
        begins('jpeg', 0xff, 0xd8, 0xff, 0xe0),
        begins('gif', 0x47, 0x49, 0x46, 0x38, 0x39),
        begins('pdf', 0x25, 0x50, 0x44, 0x46, 0x2d),
        begins('zip', 0x50, 0x4b, 0x03, 0x04),
        begins('doc', 0xd0, 0xcf, 0x11, 0xe0),
        begins('exe', 0x4d, 0x5a, 0x90),
        begins('elf', 0x7f, 0x45, 0x4c, 0x46),
        begins('nought', 0x74, 0x65, 0x61, 0x00),
        begins('percent', 0x25, 0x20, 0x44, 0x46),
        begins('empty'),
      ]),
    ).toMatchInlineSnapshot(`
      [
        "assets/png.md: The name says that this is text, but it is a PNG picture. Write the words into a plain text file with this name. In Word: copy them, and paste them into the editing page.",
        "assets/jpeg.md: The name says that this is text, but it is a JPEG picture. Write the words into a plain text file with this name. In Word: copy them, and paste them into the editing page.",
        "assets/gif.md: The name says that this is text, but it is a GIF picture. Write the words into a plain text file with this name. In Word: copy them, and paste them into the editing page.",
        "assets/pdf.md: The name says that this is text, but it is a PDF. Write the words into a plain text file with this name. In Word: copy them, and paste them into the editing page.",
        "assets/zip.md: The name says that this is text, but it is a Word or ZIP file. Write the words into a plain text file with this name. In Word: copy them, and paste them into the editing page.",
        "assets/doc.md: The name says that this is text, but it is an old Word file. Write the words into a plain text file with this name. In Word: copy them, and paste them into the editing page.",
        "assets/exe.md: The name says that this is text, but it is a Windows program. Write the words into a plain text file with this name. In Word: copy them, and paste them into the editing page.",
        "assets/elf.md: The name says that this is text, but it is a Linux program. Write the words into a plain text file with this name. In Word: copy them, and paste them into the editing page.",
        "assets/nought.md: The name says that this is text, but it is not text at all. Write the words into a plain text file with this name. In Word: copy them, and paste them into the editing page.",
      ]
    `);
  });

  it('with words for programs, save in pages, which a maintainer reads, and in pictures', () => {
    const code = 'Tea <?php and process.env';
    expect(
      saidOf([
        file('content/assets/tea.md', code),
        file('content/venues/pages/tea.json', '{"title": "<%= tea %>"}'),
        file('content/map/area.geojson', 'import.meta.env'),
        file('content/pages/about.md', code),
        file('content/photos/tea.jpg', code),
      ]),
    ).toMatchInlineSnapshot(`
      [
        "assets/tea.md: The text holds "<?php", which speaks to a program and not to people. Take it out, or say the same in plain words.",
        "venues/pages/tea.json: The text holds "<%", which speaks to a program and not to people. Take it out, or say the same in plain words.",
        "map/area.geojson: The text holds "import.meta.env", which speaks to a program and not to people. Take it out, or say the same in plain words.",
      ]
    `);
  });

  it('with names that one computer or another cannot keep', () => {
    const names = [
      '../tea.md',
      './tea.md',
      '/tea.md',
      '.git/config',
      '.GIT/x.md',
      'git~1/x.md',
      'GIT~12/x.md',
      'tea:.md',
      'tea?.md',
      'tea\u0007.md',
      'tea\\tea.md',
      'tea\u202e.md',
      'tea\u200b.md',
      'tea /x.md',
      'tea./x.md',
      'tea.md.',
      'con',
      'CON.md',
      'com1.md',
      'lpt9.md',
      'nul/x.md',
      `${'x'.repeat(183)}.md`,
    ];
    const odd = names.map((name) => file(`content/assets/${name}`));
    expect(
      judgeChange({ files: odd, paths: [], contentFolder: 'content', isByMaintainer: false }).map(
        ({ found, fix }, place) =>
          `${names[place]!.slice(0, 20).replace(/[^ -~]/g, '(hidden)')}: ${found} ${fix}`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "../tea.md: The name of this file leads out of its folder. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "./tea.md: The name of this file leads out of its folder. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "/tea.md: The name of this file leads out of its folder. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        ".git/config: The name of this file belongs to git itself. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        ".GIT/x.md: The name of this file belongs to git itself. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "git~1/x.md: The name of this file belongs to git itself. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "GIT~12/x.md: The name of this file belongs to git itself. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "tea:.md: The name of this file holds a sign that not every computer can keep. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "tea?.md: The name of this file holds a sign that not every computer can keep. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "tea(hidden).md: The name of this file holds a sign that not every computer can keep. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "tea\\tea.md: The name of this file holds a sign that not every computer can keep. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "tea(hidden).md: The name of this file holds hidden signs. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "tea(hidden).md: The name of this file holds hidden signs. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "tea /x.md: The name of this file ends with a blank or a dot. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "tea./x.md: The name of this file ends with a blank or a dot. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "tea.md.: The name of this file ends with a blank or a dot. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "con: The name of this file means something else on Windows. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "CON.md: The name of this file means something else on Windows. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "com1.md: The name of this file means something else on Windows. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "lpt9.md: The name of this file means something else on Windows. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "nul/x.md: The name of this file means something else on Windows. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
        "xxxxxxxxxxxxxxxxxxxx: The name of this file is longer than 200 letters. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
      ]
    `);
    const even = [
      'con-cert.md',
      'bacon.md',
      'falcon',
      'common.md',
      'comx.md',
      'lptx.md',
      'x.git',
      'my-git~1',
      'git~1-tea.md',
      'git~tea',
      'tea time.md',
      'a.b.md',
      'chai-چائے.md',
      `${'x'.repeat(182)}.md`,
    ];
    expect(saidOf(even.map((name) => file(`content/assets/${name}`)))).toEqual([]);
  });

  it('with a name that is there already, in other letters', () => {
    expect(
      saidOf(
        [
          file('content/assets/Tea.md'),
          file('content/assets/Straße.md'),
          file('content/assets/ﬁg.md'),
          file('content/gaps/Old.md', '', { is: 'nothing', how: 'deleted' }),
        ],
        [
          'content/assets/soup.md',
          'content/assets/tea.md',
          'content/assets/strasse.md',
          'content/assets/fig.md',
          'content/gaps/old.md',
          'content/gaps/OLD.md',
        ],
      ),
    ).toMatchInlineSnapshot(`
      [
        "assets/Tea.md: There is "tea.md" already, and many computers cannot tell the two names apart. Give this one another name. Such a computer keeps only one of the two.",
        "assets/ﬁg.md: There is "fig.md" already, and many computers cannot tell the two names apart. Give this one another name. Such a computer keeps only one of the two.",
      ]
    `);
  });

  it('with two new names that are one to many computers, of each the other', () => {
    expect(saidOf([file('content/assets/Tea.md'), file('content/assets/tea.md')])).toMatchInlineSnapshot(`
      [
        "assets/Tea.md: There is "tea.md" already, and many computers cannot tell the two names apart. Give this one another name. Such a computer keeps only one of the two.",
        "assets/tea.md: There is "Tea.md" already, and many computers cannot tell the two names apart. Give this one another name. Such a computer keeps only one of the two.",
      ]
    `);
  });

  it('with a setting that is moved away from where it decides', () => {
    expect(saidOf([file('docs/tea.yml', '', { how: 'moved', from: '.github/workflows/check.yml' })]))
      .toMatchInlineSnapshot(`
      [
        "../.github/workflows/check.yml: This file decides what runs by itself and who is asked. Leave it as it is. If it should be different, open an issue and a maintainer does it.",
      ]
    `);
    expect(
      saidOf([file('content/assets/tea.md', 'Tea', { how: 'moved', from: 'content/assets/te.md' })]),
    ).toEqual([]);
  });

  it('with more files, or heavier ones, than a person can look through, to the file and the byte', () => {
    const many = (count: number, folder: string) =>
      Array.from({ length: count }, (_, place) => file(`${folder}/tea-${place}.md`, 'Tea'));
    const heavy = (last: number) => [
      ...Array.from({ length: 7 }, (_, place) =>
        file(`content/photos/${place}.jpg`, '', { bytes: limits.file }),
      ),
      file('content/photos/last.jpg', '', { bytes: last }),
      file('content/map/basemap.pmtiles', '', { bytes: 1 }),
    ];
    expect(saidOf(many(limits.files, 'content/assets'))).toEqual([]);
    expect(saidOf(many(limits.files + 1, 'src'))).toEqual([]);
    expect(saidOf(heavy(limits.file - 1))).toEqual([]);
    const tooMuch = [
      ...judgeChange({
        files: many(limits.files + 1, 'content/assets'),
        paths: [],
        contentFolder: 'content',
        isByMaintainer: false,
      }),
      ...judgeChange({
        files: heavy(limits.file),
        paths: [],
        contentFolder: 'content',
        isByMaintainer: true,
      }),
    ];
    expect(tooMuch).toMatchInlineSnapshot(`
      [
        {
          "file": "",
          "fix": "Send it in parts, so that somebody can look each of them through.",
          "found": "The change touches 301 files of the content; the most is 300.",
          "rule": "change-too-large",
          "severity": "error",
        },
        {
          "file": "",
          "fix": "Send it in parts, so that somebody can look each of them through.",
          "found": "The change brings 40.1 MB; the most is 40 MB.",
          "rule": "change-too-large",
          "severity": "error",
        },
      ]
    `);
  });

  it('of the program only what no file may be: the rest a maintainer looks at', () => {
    expect(
      saidOf([
        file('src/tea.ts', 'process.env'),
        file('public/.well-known/x.svg'),
        file('public/tea.json', '', png),
        file('src/large.bin', '', { bytes: 6 * 1024 * 1024 }),
        file('src/con.ts'),
      ]),
    ).toMatchInlineSnapshot(`
      [
        "../src/con.ts: The name of this file means something else on Windows. Rename it: small letters, digits and single hyphens, like slow-miles.md.",
      ]
    `);
  });
});

it('knows the parts of a project, also where the content is all there is', () => {
  expect(partOf('content/assets/tea.md', 'content')).toBe('content');
  expect(partOf('content/pages/about.mdx', 'content')).toBe('pages');
  expect(partOf('contents/assets/tea.md', 'content')).toBe('program');
  expect(partOf('assets/tea.md', '')).toBe('content');
  expect(partOf('.github/workflows/tea.yml', '')).toBe('guard');
});
