import { describe, expect, it } from 'vitest';
import type { ChangeReport } from '../../src/domain/change-report.ts';
import {
  changeComment,
  commentWithoutReport,
  type CommentSettings,
} from '../../src/formats/change-comment.ts';
import { goodReport } from '../fixtures/good-report.ts';

type Entry = ChangeReport['entries'][number];
type Problem = Entry['problems'][number];

function entryOf(more: Partial<Entry> = {}): Entry {
  return {
    file: 'content/assets/slow-miles.md',
    title: 'Slow Miles',
    kind: 'entry',
    how: 'changed',
    differences: [],
    problems: [],
    ...more,
  };
}

function errorOf(more: Partial<Problem> = {}): Problem {
  return {
    severity: 'error',
    rule: 'kind',
    line: 4,
    field: 'kind',
    found: 'kind is "grop".',
    fix: 'Write group.',
    ...more,
  };
}

const commentOn = (more: Partial<ChangeReport> = {}, settings: Partial<CommentSettings> = {}) =>
  changeComment(goodReport(more), {
    pictureAt: (name) => `https://pictures.example/${name}`,
    isReportTrusted: true,
    ...settings,
  });

/** The one line of a comment that holds a word. */
const lineWith = (comment: string, word: string) => comment.split('\n').filter((line) => line.includes(word));

/** The part of a comment below a heading. */
const below = (comment: string, heading: string) =>
  comment.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`));

describe('whoever proposes a change that is in order', () => {
  it('is told so, with each difference, each picture, each screen and where to fetch the preview', () => {
    const comment = commentOn(
      {
        entries: [
          entryOf({
            differences: [
              { field: 'Phone', before: '01632 960 112', after: '01632 960 113' },
              { field: 'Cost', after: 'Free' },
              { field: 'Notes', before: 'Bring a coat' },
              { field: 'Photo' },
            ],
          }),
          entryOf({
            file: 'content/venues/net-loft.json',
            title: 'The Net Loft',
            kind: 'venue',
            how: 'added',
          }),
          entryOf({ file: 'content/assets/tea.md', title: 'Tea', how: 'moved' }),
          entryOf({ file: 'content/assets/chess.md', title: 'Chess', how: 'deleted' }),
          entryOf({ file: 'content/gaps/dance.md', title: 'Dance', kind: 'gap', how: 'untouched' }),
        ],
        pages: [
          {
            path: 'assets/slow-miles/',
            title: 'Slow Miles',
            how: 'changed',
            before: 'one-before.png',
            after: 'one-after.png',
          },
          { path: 'venues/net-loft/', title: 'The Net Loft', how: 'added', after: 'two-after.png' },
          { path: 'assets/chess/', title: 'Chess', how: 'deleted', before: 'three-before.png' },
          { path: 'assets/tea/', title: 'Tea', how: 'changed' },
          { path: 'assets/bread/', title: 'Bread', how: 'added' },
          { path: 'assets/knots/', title: 'Knots', how: 'deleted' },
        ],
        otherPages: ['Home', 'This week'],
        screens: [
          {
            title: 'The Net Loft',
            says: ['The slide "Slow Miles" says something else.'],
            picture: 'loft.png',
          },
          { title: 'Harbour Surgery', says: ['The slide "Slow Miles" says something else.'] },
          { title: 'Town Hall', says: ['The slide "Chess" is gone.', 'There is a new slide, "Tea".'] },
        ],
      },
      { preview: 'https://host.example/preview.zip', tests: 'passed' },
    );
    expect(comment).toMatchInlineSnapshot(`
      "## This can go in

      Thank you for this change. Everything could be read, and the site was built with it.

      ### Slow Miles

      Entry, changed. File: \`content/assets/slow-miles.md\`

      - Phone: 01632 960 113 (was: 01632 960 112)
      - Cost: Free (was not given)
      - Notes: taken out. It was: Bring a coat
      - Photo: changed

      ### The Net Loft

      Venue, new. File: \`content/venues/net-loft.json\`

      ### Tea

      Entry, has a new address. File: \`content/assets/tea.md\`

      ### Chess

      Entry, taken away. File: \`content/assets/chess.md\`

      ### Dance

      Gap, you did not change it, but it leads to something you did. File: \`content/gaps/dance.md\`

      ### How it looks on a phone

      **Slow Miles**

      | Before | After |
      | --- | --- |
      | ![Before: Slow Miles](https://pictures.example/one-before.png) | ![After: Slow Miles](https://pictures.example/one-after.png) |

      **The Net Loft**

      | Before | After |
      | --- | --- |
      | There is no such page yet. | ![After: The Net Loft](https://pictures.example/two-after.png) |

      **Chess**

      | Before | After |
      | --- | --- |
      | ![Before: Chess](https://pictures.example/three-before.png) | The page is gone. |

      - Tea: looks different

      - Bread: a new page

      - Knots: the page is gone

      These change as well, because they list what changed: Home; This week.

      ### On screens

      - **The Net Loft, Harbour Surgery**
        - The slide "Slow Miles" says something else.
      - **Town Hall**
        - The slide "Chess" is gone.
        - There is a new slide, "Tea".

      ![A slide of The Net Loft, with the change](https://pictures.example/loft.png)

      ### What happens next

      1. Somebody of the panel reads it, and may ask you something here.
      2. When they say yes, it goes into the directory, and the site is built anew that night at the latest.
      3. Want to alter something? Change it here; the check runs again, and this comment with it.

      The whole site with this change, to look at on a computer: [fetch the preview](https://host.example/preview.zip). Unpack it; the README in it says how to open it.
      "
    `);
  });

  it('is told that screens stay the same where they do, and that a person reads it', () => {
    expect(commentOn()).toMatchInlineSnapshot(`
      "## This can go in

      Thank you for this change. Everything could be read, and the site was built with it.

      ### On screens

      Screens in waiting rooms and halls show the same as before.

      ### What happens next

      1. Somebody of the panel reads it, and may ask you something here.
      2. When they say yes, it goes into the directory, and the site is built anew that night at the latest.
      3. Want to alter something? Change it here; the check runs again, and this comment with it.
      "
    `);
  });

  it('is not told that the site was built where nobody tried', () => {
    expect(lineWith(commentOn({ built: undefined }), 'Thank you')).toMatchInlineSnapshot(`
      [
        "Thank you for this change. Everything could be read.",
      ]
    `);
  });

  it('hears what is worth a look, though nothing has to be put right', () => {
    const warning = errorOf({
      severity: 'warning',
      line: undefined,
      field: undefined,
      found: 'The words are long.',
      fix: 'Say it in shorter ones.',
    });
    expect(below(commentOn({ entries: [entryOf({ problems: [warning] })] }), 'Slow Miles'))
      .toMatchInlineSnapshot(`
        "Slow Miles

        Entry, changed. File: \`content/assets/slow-miles.md\`

        - **Worth a look**: The words are long.  
          **What to do:** Say it in shorter ones.

        "
      `);
  });

  it('is not blamed where the site could not be built before either', () => {
    const comment = commentOn({ built: false, brokenBefore: true });
    expect(lineWith(comment, 'Thank you')).toMatchInlineSnapshot(`
      [
        "Thank you for this change. Nothing is wrong with it. But the site cannot be built at the moment, with or without it; a maintainer sees to that.",
      ]
    `);
    expect(lineWith(commentOn({ built: undefined, brokenBefore: true }), 'Thank you')).toEqual(
      lineWith(comment, 'Thank you'),
    );
  });

  it('is thanked for mending a site that could not be built before', () => {
    expect(lineWith(commentOn({ built: true, brokenBefore: true }), 'Thank you')).toMatchInlineSnapshot(`
      [
        "Thank you for this change. Everything could be read, and the site was built with it.",
      ]
    `);
  });

  it('is told when the tests of the program do not pass, and nothing about tests that pass', () => {
    expect(lineWith(commentOn({}, { tests: 'failed' }), 'tests')).toMatchInlineSnapshot(`
      [
        "**The tests do not pass.** The record of the check says which.",
      ]
    `);
    expect(commentOn({}, { tests: 'failed' })).toMatch(
      /with it\.\n\n\*\*The tests do not pass\.\*\*[^\n]*\n\n###/,
    );
    expect(commentOn({}, { tests: 'passed' })).toBe(commentOn());
  });

  it('is told how many more files there are, one or several', () => {
    const entries = [entryOf()];
    expect(lineWith(commentOn({ entries, moreEntries: 1 }), 'more')).toMatchInlineSnapshot(`
      [
        "And 1 more file without anything to put right.",
      ]
    `);
    expect(commentOn({ entries, moreEntries: 1 })).toMatch(/to put right\.\n\n### On screens/);
    expect(lineWith(commentOn({ entries, moreEntries: 12 }), 'more')).toMatchInlineSnapshot(`
      [
        "And 12 more files without anything to put right.",
      ]
    `);
    expect(lineWith(commentOn({ entries }), 'more')).toEqual([]);
  });
});

describe('the pictures of pages', () => {
  const pages = [
    {
      path: 'assets/tea/',
      title: 'Tea',
      how: 'changed' as const,
      before: 'tea-before.png',
      after: 'tea-after.png',
    },
  ];
  const screens = [{ title: 'Town Hall', says: ['A new slide.'], picture: 'hall.png' }];

  it('are left out where nobody has looked at them: words say what is different', () => {
    const comment = commentOn({ pages, screens }, { pictureAt: () => undefined });
    expect(below(comment, 'How it looks on a phone')).toMatchInlineSnapshot(`
      "How it looks on a phone

      - Tea: looks different

      "
    `);
    expect(comment).not.toContain('![');
  });

  it('are never taken for a page that is new or gone, where only one of the two may be shown', () => {
    const only = (wanted: string) => (name: string) => (name.includes(wanted) ? `/${name}` : undefined);
    expect(lineWith(commentOn({ pages }, { pictureAt: only('after') }), '![')).toMatchInlineSnapshot(`
      [
        "| There is no picture. | ![After: Tea](/tea-after.png) |",
      ]
    `);
    expect(lineWith(commentOn({ pages }, { pictureAt: only('before') }), '![')).toMatchInlineSnapshot(`
      [
        "| ![Before: Tea](/tea-before.png) | There is no picture. |",
      ]
    `);
  });

  it('are followed by how many other pages change, by name as far as names are known', () => {
    expect(below(commentOn({ pages, otherPages: ['Home'], moreOtherPages: 7 }), 'How it looks on a phone'))
      .toMatchInlineSnapshot(`
        "How it looks on a phone

        **Tea**

        | Before | After |
        | --- | --- |
        | ![Before: Tea](https://pictures.example/tea-before.png) | ![After: Tea](https://pictures.example/tea-after.png) |

        These change as well, because they list what changed: Home; and 7 more.

        "
      `);
    expect(below(commentOn({ otherPages: ['Home'] }), 'How it looks on a phone')).toMatchInlineSnapshot(`
      "How it looks on a phone

      These change as well, because they list what changed: Home.

      "
    `);
    expect(commentOn({ moreOtherPages: 3 })).not.toContain('phone');
    expect(commentOn()).not.toContain('phone');
  });
});

describe('whoever proposes a change with mistakes', () => {
  it('is told each of them by file, what must be put right first, and how to go on', () => {
    const comment = commentOn({
      verdict: 'errors',
      built: undefined,
      entries: [
        entryOf({
          differences: [{ field: 'Kind', before: 'group', after: 'grop' }],
          problems: [
            errorOf({ severity: 'warning', line: 9, field: undefined, found: 'Long.', fix: 'Shorter.' }),
            errorOf(),
            errorOf({ line: undefined, field: 'contacts.1.phone', found: 'No 0.', fix: 'Write 01632.' }),
          ],
        }),
        entryOf({ title: 'Tea', file: 'content/assets/tea.md', how: 'untouched', problems: [errorOf()] }),
      ],
      screens: [],
    });
    expect(comment).toMatchInlineSnapshot(`
      "## Three things have to be put right first

      Thank you for this change. The site cannot be built with it yet. Nothing is broken, and nothing is lost: put right what is named here, in the same place, and the check runs again by itself.

      ### Slow Miles

      Entry, changed. File: \`content/assets/slow-miles.md\`

      - **To put right** (line 4, \`kind\`): kind is "grop".  
        **What to do:** Write group.
      - **To put right** (\`contacts.1.phone\`): No 0.  
        **What to do:** Write 01632.
      - **Worth a look** (line 9): Long.  
        **What to do:** Shorter.

      - Kind: grop (was: group)

      ### Tea

      Entry, you did not change it, but it leads to something you did. File: \`content/assets/tea.md\`

      - **To put right** (line 4, \`kind\`): kind is "grop".  
        **What to do:** Write group.

      ### What happens next

      1. Open the file in the list of changed files, choose to edit it, and write what is said above.
      2. Save. The check runs again, and this comment changes. It takes a few minutes.
      3. Stuck? Write here in your own words what you want to say. Somebody of the panel helps, or does it for you.
      "
    `);
  });

  it('is told how many things there are in words that are read aloud well', () => {
    const headlines = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((count) => {
      const problems = Array.from({ length: count }, () => errorOf());
      return commentOn({ verdict: 'errors', entries: [entryOf({ problems })] }).split('\n')[0];
    });
    expect(headlines).toMatchInlineSnapshot(`
      [
        "## One thing has to be put right first",
        "## Two things have to be put right first",
        "## Three things have to be put right first",
        "## Four things have to be put right first",
        "## Five things have to be put right first",
        "## Six things have to be put right first",
        "## Seven things have to be put right first",
        "## Eight things have to be put right first",
        "## Nine things have to be put right first",
        "## Ten things have to be put right first",
        "## 11 things have to be put right first",
      ]
    `);
  });

  it('hears of faults in the finished site, each counted', () => {
    const siteProblems = ['The page "Tea" leads to <nowhere>.', 'Two pages have one address.'];
    const comment = commentOn({ verdict: 'errors', built: false, siteProblems });
    expect(comment.split('\n')[0]).toMatchInlineSnapshot(`"## Two things have to be put right first"`);
    expect(below(comment, 'The finished site')).toMatchInlineSnapshot(`
      "The finished site

      The entries can be read, but the site made from them has faults:

      - The page "Tea" leads to \\<nowhere\\>.
      - Two pages have one address.

      "
    `);
    expect(commentOn()).not.toContain('finished site');
  });

  it('hears of one thing where the site cannot be built and nothing says why', () => {
    const title = (more: Partial<ChangeReport>) => commentOn({ verdict: 'errors', ...more }).split('\n')[0];
    expect(title({ built: false })).toMatchInlineSnapshot(`"## One thing has to be put right first"`);
    const entries = [entryOf({ problems: [errorOf()] })];
    expect(title({ built: false, entries })).toMatchInlineSnapshot(
      `"## Two things have to be put right first"`,
    );
    expect(title({ built: false, brokenBefore: true, entries })).toMatchInlineSnapshot(
      `"## One thing has to be put right first"`,
    );
    expect(title({ built: true, siteProblems: ['x', 'y'], entries })).toMatchInlineSnapshot(
      `"## One thing has to be put right first"`,
    );
  });
});

describe('whoever proposes what may not come in', () => {
  it('is told what to take out, and nothing is said of screens or the program', () => {
    const comment = commentOn({
      verdict: 'refused',
      built: undefined,
      program: ['src/tea.ts'],
      entries: [
        entryOf({
          file: 'content/photos/logo.svg',
          title: 'logo.svg',
          kind: 'photo',
          how: 'added',
          problems: [
            errorOf({
              line: undefined,
              field: undefined,
              found: 'This kind of file can run as code.',
              fix: 'Take it out.',
            }),
          ],
        }),
      ],
    });
    expect(comment).toMatchInlineSnapshot(`
      "## One thing has to come out before this can go in

      Thank you for this change. Something in it may not come into the directory. Nothing of it was opened, and nothing is broken. Here is what to do.

      ### logo.svg

      Photo, new. File: \`content/photos/logo.svg\`

      - **To put right**: This kind of file can run as code.  
        **What to do:** Take it out.

      ### What happens next

      1. Open the file in the list of changed files, choose to edit it, and write what is said above.
      2. Save. The check runs again, and this comment changes. It takes a few minutes.
      3. Stuck? Write here in your own words what you want to say. Somebody of the panel helps, or does it for you.
      "
    `);
  });
});

describe('a change of the program', () => {
  const pages = [{ path: 'assets/tea/', title: 'Tea', how: 'changed' as const, after: 'tea.png' }];

  it('is told who looks at what, and which program made the pictures', () => {
    expect(commentOn({ program: ['src/tea.ts'], pages })).toMatchInlineSnapshot(`
      "## The content is in order. A maintainer looks at the program

      Thank you for this change. Everything could be read, and the site was built with it.

      ### How it looks on a phone

      **Tea**

      | Before | After |
      | --- | --- |
      | There is no picture. | ![After: Tea](https://pictures.example/tea.png) |

      ### On screens

      Screens in waiting rooms and halls show the same as before.

      ### This changes the program

      These files are not entries. That is welcome, and takes a little longer: a maintainer looks at them.

      - \`src/tea.ts\`

      ### What happens next

      1. A maintainer looks at the program, and somebody of the panel reads the entries.
      2. When they say yes, it goes into the directory, and the site is built anew that night at the latest.
      3. Want to alter something? Change it here; the check runs again, and this comment with it.

      The pictures were made with the program as it is now, not with the one proposed here.
      "
    `);
  });

  it('says nothing of another program where its own made the pictures, or there are none', () => {
    const sentence = 'The pictures were made with the program as it is now';
    expect(commentOn({ program: ['src/tea.ts'], pages, ranItsProgram: true })).not.toContain(sentence);
    expect(commentOn({ program: ['src/tea.ts'] })).not.toContain(sentence);
    expect(commentOn({ pages })).not.toContain(sentence);
  });

  it('names ten files, and counts the rest', () => {
    const program = (count: number) => Array.from({ length: count }, (_, place) => `src/file-${place}.ts`);
    expect(below(commentOn({ program: program(12) }), 'This changes the program')).toMatchInlineSnapshot(`
      "This changes the program

      These files are not entries. That is welcome, and takes a little longer: a maintainer looks at them.

      - \`src/file-0.ts\`
      - \`src/file-1.ts\`
      - \`src/file-2.ts\`
      - \`src/file-3.ts\`
      - \`src/file-4.ts\`
      - \`src/file-5.ts\`
      - \`src/file-6.ts\`
      - \`src/file-7.ts\`
      - \`src/file-8.ts\`
      - \`src/file-9.ts\`
      - and 2 more

      "
    `);
    expect(below(commentOn({ program: program(10) }), 'This changes the program')).not.toContain('more');
  });

  it('is believed of the host, not of the report', () => {
    const comment = commentOn(
      { program: ['src/in-the-report.ts'] },
      { programFiles: ['src/by-the-host.ts'] },
    );
    expect(comment).toContain('- `src/by-the-host.ts`');
    expect(comment).not.toContain('in-the-report');
    expect(commentOn({ program: ['src/in-the-report.ts'] }, { programFiles: [] })).toBe(commentOn());
  });
});

describe('a change that brought the program which checked it', () => {
  const untrusted = (programFiles: readonly string[], preview?: string) =>
    commentOn(
      { entries: [entryOf({ title: 'Approved by the panel' })], program: ['src/a-lie.ts'] },
      { isReportTrusted: false, programFiles, preview },
    );

  it('has nothing of its report repeated, and is told what happens and what to leave alone', () => {
    expect(untrusted(['src/tea.ts', '.github/workflows/check.yml'], 'https://host.example/made.zip'))
      .toMatchInlineSnapshot(`
        "## A maintainer looks at this first

        Thank you for this change. It touches the program, not only entries, so that its own check cannot be taken at its word. A maintainer reads it before anything of it is shown here.

        ### This changes the program

        These files are not entries. That is welcome, and takes a little longer: a maintainer looks at them.

        - \`src/tea.ts\`
        - \`.github/workflows/check.yml\`

        \`.github/workflows/check.yml\` decides what runs by itself and who is asked. Leave it as it is; if it should be different, write here what you would like, and a maintainer does it.

        ### What happens next

        1. A maintainer reads the change, and answers here.
        2. If you meant to change entries alone, take the files named above out of your change. Then you get pictures and an answer at once.

        For maintainers: [what the check made](https://host.example/made.zip), written by the program of the change.
        "
      `);
  });

  it('is told of several settings in one sentence, of ten at most, and of none where it leaves them alone', () => {
    expect(lineWith(untrusted(['.npmrc', '.gitmodules', 'src/tea.ts']), 'what runs by itself'))
      .toMatchInlineSnapshot(`
        [
          "\`.npmrc\`, \`.gitmodules\` decide what runs by itself and who is asked. Leave them as they are; if they should be different, write here what you would like, and a maintainer does it.",
        ]
      `);
    const many = Array.from({ length: 12 }, (_, place) => `.forgejo/workflows/${place}.yml`);
    expect(lineWith(untrusted(many), 'what runs by itself')).toMatchInlineSnapshot(`
      [
        "\`.forgejo/workflows/0.yml\`, \`.forgejo/workflows/1.yml\`, \`.forgejo/workflows/2.yml\`, \`.forgejo/workflows/3.yml\`, \`.forgejo/workflows/4.yml\`, \`.forgejo/workflows/5.yml\`, \`.forgejo/workflows/6.yml\`, \`.forgejo/workflows/7.yml\`, \`.forgejo/workflows/8.yml\`, \`.forgejo/workflows/9.yml\` decide what runs by itself and who is asked. Leave them as they are; if they should be different, write here what you would like, and a maintainer does it.",
      ]
    `);
    const none = untrusted(['src/tea.ts']);
    expect(none).toContain('- `src/tea.ts`\n\n### What happens next');
    expect(none).not.toContain('what runs by itself');
    expect(none).not.toContain('maintainers:');
    expect(none).toMatch(/pictures and an answer at once\.\n$/);
  });
});

describe('a check that ended without a report', () => {
  it('is nobody’s fault where only entries change', () => {
    expect(commentWithoutReport([])).toMatchInlineSnapshot(`
      "## The check could not finish

      Thank you for this change. Something went wrong while it was looked at, and nothing can be said about it yet.
      That is not your fault. A maintainer looks at it; you need do nothing.
      "
    `);
  });

  it('is likely to come from the program where that changes', () => {
    expect(commentWithoutReport(['src/tea.ts'])).toMatchInlineSnapshot(`
      "## The check could not finish

      Thank you for this change. Something went wrong while it was looked at, and nothing can be said about it yet.
      It changes the program too, which is the likely reason. A maintainer looks at it.

      ### This changes the program

      These files are not entries. That is welcome, and takes a little longer: a maintainer looks at them.

      - \`src/tea.ts\`
      "
    `);
  });
});

describe('no comment', () => {
  it('shows what a change holds as anything but its plain words', () => {
    const evil = '# @panel <b>go</b> ![x](https://evil.example/x.png)\n- [ ] closes #1';
    const hidden = 'content/a`b\u0007c\u009fd\u200be\u202ef\u2066g\ufeff.md';
    const comment = commentOn(
      {
        entries: [
          entryOf({
            title: evil,
            kind: evil.slice(0, 30),
            file: hidden,
            differences: [
              { field: evil, before: evil, after: evil },
              { field: 'x', after: evil },
            ],
            problems: [errorOf({ field: 'a`b', found: evil, fix: evil })],
          }),
        ],
        siteProblems: [evil],
        pages: [
          { path: 'x/', title: evil, how: 'changed', after: 'x.png' },
          { path: 'y/', title: evil, how: 'deleted' },
        ],
        otherPages: [evil],
        screens: [{ title: evil, says: [evil], picture: 'y.png' }],
      },
      { programFiles: ['src/`x`\n# Hello.ts'] },
    );
    expect(comment.replaceAll('\u200b', '(hidden)')).toMatchInlineSnapshot(`
      "## The content is in order. A maintainer looks at the program

      Thank you for this change. Everything could be read, and the site was built with it.

      ### \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1

      \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:, changed. File: \`content/a?b?c?d?e?f?g?.md\`

      - **To put right** (line 4, \`a?b\`): \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1  
        **What to do:** \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1

      - \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1: \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1 (was: \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1)
      - x: \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1 (was not given)

      ### The finished site

      The entries can be read, but the site made from them has faults:

      - \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1

      ### How it looks on a phone

      **\\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1**

      | Before | After |
      | --- | --- |
      | There is no picture. | ![After: \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1](https://pictures.example/x.png) |

      - \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1: the page is gone

      These change as well, because they list what changed: \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1.

      ### On screens

      - **\\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1**
        - \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1

      ![A slide of \\# @(hidden)panel \\<b\\>go\\</b\\> \\!\\[x\\]\\(https:(hidden)//evil.example/x.png\\) - \\[ \\] closes \\#1, with the change](https://pictures.example/y.png)

      ### This changes the program

      These files are not entries. That is welcome, and takes a little longer: a maintainer looks at them.

      - \`src/?x??# Hello.ts\`

      ### What happens next

      1. A maintainer looks at the program, and somebody of the panel reads the entries.
      2. When they say yes, it goes into the directory, and the site is built anew that night at the latest.
      3. Want to alter something? Change it here; the check runs again, and this comment with it.

      The pictures were made with the program as it is now, not with the one proposed here.
      "
    `);
  });

  it('is longer than a host takes: it ends at the end of a line, and says that there is more', () => {
    const problems = Array.from({ length: 60 }, () => errorOf({ found: 'y'.repeat(1200) }));
    const comment = commentOn({ verdict: 'errors', entries: [entryOf({ problems })] });
    const [last, more, end] = [...comment.split('\n').slice(-4)].filter((line) => line !== '');
    expect(comment.length).toBeLessThan(60_200);
    expect(comment.length).toBeGreaterThan(58_000);
    expect([last, more, end]).toMatchInlineSnapshot(`
      [
        "  **What to do:** Write group.",
        "There is more than fits into a comment. Put these right first; the rest is told after that.",
        undefined,
      ]
    `);
    expect(comment.endsWith('\n')).toBe(true);
  });

  it('is cut while it fits, to the last letter', () => {
    const cutAt = (spare: number) => {
      const most = 60_000 - commentWithoutReport(['']).length;
      return commentWithoutReport(['z'.repeat(most + spare)]);
    };
    expect(cutAt(0)).toHaveLength(60_000);
    expect(cutAt(0).includes('more than fits')).toBe(false);
    expect(cutAt(1).includes('zzz')).toBe(false);
    expect(cutAt(1)).toMatchInlineSnapshot(`
      "## The check could not finish

      Thank you for this change. Something went wrong while it was looked at, and nothing can be said about it yet.
      It changes the program too, which is the likely reason. A maintainer looks at it.

      ### This changes the program

      These files are not entries. That is welcome, and takes a little longer: a maintainer looks at them.


      There is more than fits into a comment. Put these right first; the rest is told after that.
      "
    `);
  });
});
