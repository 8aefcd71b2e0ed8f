import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { changeOfCommit } from '../../scripts/check/changed-files.ts';
import { readEnvironment } from '../../scripts/environment.ts';
import { commitOf } from '../../scripts/git/repository.ts';
import { makeReview } from '../../scripts/review/make-review.ts';
import { changeReportSchema, type ChangeReport } from '../../src/domain/change-report.ts';
import { changeComment } from '../../src/formats/change-comment.ts';
import { runScript } from '../panel/run-command.ts';
import { runGit, townInGit, type TownInGit } from './town-in-git.ts';

// Git answers slowly on a busy computer.
vi.setConfig({ testTimeout: 60_000 });

let town: TownInGit;
let home: string;
beforeAll(() => {
  town = townInGit();
  home = mkdtempSync(join(tmpdir(), 'hereabouts-reviews-'));
});
afterAll(() => {
  town.clear();
  rmSync(home, { recursive: true, force: true });
});

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(town.pathOf(file), 'utf8');
  expect(text).toContain(from);
  town.write(file, text.replace(from, to));
}

/** Proposes a change on a branch and has it reviewed, its words alone. */
async function review(
  act: () => void,
  isByMaintainer = false,
): Promise<{ report: ChangeReport; comment: string }> {
  town.propose('work', act);
  const head = commitOf(town.folder, 'work')!;
  // What is reviewed is what is committed, wherever somebody stands.
  town.git('switch', '--quiet', '--force', 'main');
  const contentDir = town.content;
  const report = await makeReview({
    change: changeOfCommit(head, { contentDir, base: 'main', isByMaintainer }),
    head,
    environment: readEnvironment({ CONTENT_DIR: contentDir, TODAY: '2026-11-22' }),
    mayRunProgram: false,
    withPages: false,
    folder: home,
    say: () => undefined,
  });
  expect(changeReportSchema.parse(report)).toEqual(report);
  return { report, comment: changeComment(report, { pictureAt: () => undefined, isReportTrusted: true }) };
}

const entry = 'content/assets/slow-miles.md';
const goodEntry = () => readFileSync(town.pathOf(entry), 'utf8');

describe('a good change', () => {
  it('is told in words: what it says now, what it said, and what screens show', async () => {
    const { report, comment } = await review(() => {
      edit(entry, '"01632 960112"', '"01632 960113"');
    });
    expect(report.verdict).toBe('good');
    expect(comment).toMatchInlineSnapshot(`
      "## This can go in

      Thank you for this change. Everything could be read.

      ### Slow Miles

      Entry, changed. File: \`content/assets/slow-miles.md\`

      - Contacts: role the organiser, phone 01632 960 113, whose organisation (was: role the organiser, phone 01632 960 112, whose organisation)

      ### On screens

      - **The Net Loft**
        - The slide "Slow Miles" says something else.

      ### What happens next

      1. Somebody of the panel reads it, and may ask you something here.
      2. When they say yes, it goes into the directory, and the site is built anew that night at the latest.
      3. Want to alter something? Change it here; the check runs again, and this comment with it.
      "
    `);
  });

  it('that changes the program as well is told who looks at it, and is not held up', async () => {
    const { report, comment } = await review(() => {
      town.write('src/tea.ts', 'export const tea = 1;\n');
    });
    expect(report).toMatchObject({ verdict: 'good', program: ['src/tea.ts'] });
    expect(comment).toContain('## The content is in order. A maintainer looks at the program');
    expect(comment).toContain('- `src/tea.ts`');
  });

  it('is not blamed for what was wrong before', async () => {
    town.git('switch', '--quiet', 'main');
    edit('content/assets/pot-luck.md', 'kind: activity', 'kind: nonsense');
    town.git('commit', '--quiet', '--all', '--message', 'A fault on main');
    try {
      const { report, comment } = await review(() => {
        edit(entry, '"01632 960112"', '"01632 960113"');
      });
      expect(report).toMatchObject({ verdict: 'good', brokenBefore: true });
      expect(comment).toContain('the site cannot be built at the moment, with or without it');
      expect(comment).not.toContain('nonsense');
    } finally {
      town.git('switch', '--quiet', 'main');
      town.git('reset', '--quiet', '--hard', 'HEAD^');
    }
  });
});

describe('a change with mistakes', () => {
  it('is told all of them at once, by entry, with what to write instead', async () => {
    const { report, comment } = await review(() => {
      edit(entry, '"01632 960112"', '01632960112');
      edit(entry, 'kind: group', 'kind: grop');
    });
    expect(report.verdict).toBe('errors');
    expect(comment).toMatchInlineSnapshot(`
      "## Two things have to be put right first

      Thank you for this change. The site cannot be built with it yet. Nothing is broken, and nothing is lost: put right what is named here, in the same place, and the check runs again by itself.

      ### Slow Miles

      Entry, changed. File: \`content/assets/slow-miles.md\`

      - **To put right** (line 4, \`kind\`): kind is "grop".  
        **What to do:** Write group, network, place, activity, service, business, resource or online. Did you mean "group"?
      - **To put right** (line 22, \`contacts.1.phone\`): phone is 01632960112 without quotes, which is read as the number 1632960112.  
        **What to do:** Put quotes round the phone number and its first 0 back: "01632 960112".

      ### What happens next

      1. Open the file in the list of changed files, choose to edit it, and write what is said above.
      2. Save. The check runs again, and this comment changes. It takes a few minutes.
      3. Stuck? Write here in your own words what you want to say. Somebody of the panel helps, or does it for you.
      "
    `);
  });

  it('hears of the entries it breaks, though it did not touch them', async () => {
    const { report, comment } = await review(() => {
      rmSync(town.pathOf('content/venues/net-loft.json'), { force: true });
    });
    expect(report.verdict).toBe('errors');
    expect(report.entries.some(({ how, problems }) => how === 'untouched' && problems.length > 0)).toBe(true);
    expect(comment).toContain('you did not change it, but it leads to something you did');
  });

  it('hears of posters and links when an entry goes or moves, and how to keep them', async () => {
    const gone = await review(() => {
      rmSync(town.pathOf(entry));
    });
    expect(gone.comment).toContain('"Slow Miles" is taken away whole');
    expect(gone.comment).toContain('Has it closed? Put the file back');
    const moved = await review(() => {
      renameSync(town.pathOf(entry), town.pathOf('content/assets/slower-miles.md'));
    });
    expect(moved.comment).toContain('formerly: \\[slow-miles\\]');
    const kept = await review(() => {
      const text = goodEntry();
      rmSync(town.pathOf(entry));
      town.write('content/assets/slower-miles.md', text.replace('title:', 'formerly: [slow-miles]\ntitle:'));
    });
    expect(kept.comment).not.toContain('lead nowhere');
  });
});

describe('a hostile change is refused with a comment that a volunteer can act on:', () => {
  const cases: [name: string, act: () => void, file: string, said: string][] = [
    [
      'code in the content',
      () => {
        town.write('content/assets/run.ts', 'process.exit()');
      },
      'content/assets/run.ts',
      'can run as code',
    ],
    [
      'MDX in the entries',
      () => {
        town.write('content/assets/tea.mdx', '# {process.env.HOME}');
      },
      'content/assets/tea.mdx',
      'Save the entry with the ending .md',
    ],
    [
      'a drawing with a script',
      () => {
        town.write('content/photos/logo.svg', '<svg onload="x()"/>');
      },
      'content/photos/logo.svg',
      'JPEG, PNG or WebP',
    ],
    [
      'a link to somebody’s keys',
      () => {
        symlinkSync('/etc/passwd', town.pathOf('content/assets/keys.md'));
      },
      'content/assets/keys.md',
      'This is a link to another place',
    ],
    [
      'front matter that asks for keys',
      () => {
        town.write(
          'content/assets/tea.md',
          goodEntry().replace('title: Slow Miles', ['title: "$', '{{ secrets.GITHUB_TOKEN }}"'].join('')),
        );
      },
      'content/assets/tea.md',
      'speaks to a program',
    ],
    [
      'ten megabytes',
      () => {
        town.write('content/photos/big.jpg', new Uint8Array(10 * 1024 * 1024));
      },
      'content/photos/big.jpg',
      'The file has 10 MB',
    ],
    [
      'a picture called .md',
      () => {
        town.write('content/assets/tea.md', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]));
      },
      'content/assets/tea.md',
      'it is a PNG picture',
    ],
    [
      'a workflow',
      () => {
        town.write('.github/workflows/steal.yml', 'on: push\n');
      },
      '.github/workflows/steal.yml',
      'decides what runs by itself',
    ],
    [
      'a twin in capitals',
      () => {
        town.write('content/assets/Slow-Miles.md', 'x');
      },
      'content/assets/Slow-Miles.md',
      'many computers cannot tell the two names apart',
    ],
    [
      'a repository inside the repository',
      () => {
        town.write('content/vendor/file.md', 'x');
        runGit(town.pathOf('content/vendor'), 'init', '--quiet');
        runGit(town.pathOf('content/vendor'), 'add', '.');
        runGit(town.pathOf('content/vendor'), 'commit', '--quiet', '--message', 'x');
      },
      'content/vendor',
      'a submodule',
    ],
  ];

  it.each(cases)('%s', async (_, act, file, said) => {
    const { report, comment } = await review(() => {
      town.write(
        'content/assets/good.md',
        goodEntry()
          .replace('title: Slow Miles', 'title: Good')
          .replace(/^number: .*\n/m, ''),
      );
      act();
    });
    expect(report.verdict).toBe('refused');
    expect(comment).toMatch(/^## (?:One thing has|\w+ things have) to come out before this can go in/);
    expect(comment).toContain(`\`${file}\``);
    expect(comment).toContain(said);
    expect(comment).toContain('**What to do:**');
    // The good entry beside it is read all the same, and nothing of this computer is in the answer.
    expect(comment).toContain('### Good');
    expect(comment).not.toMatch(/root:|\/tmp\/|\n\s+at /);
  });

  it('words that would be more than words stay words', async () => {
    const { comment } = await review(() => {
      edit(entry, 'title: Slow Miles', 'title: "<b>@everyone</b> [x](https://evil.example) | `y`"');
    });
    expect(comment).not.toMatch(/<b>|@everyone|\]\(https|https:\/\/evil/);
  });

  it('never runs what it brings, unless somebody says so', async () => {
    const { report } = await review(() => {
      town.write('content/pages/about.mdx', '---\ntitle: About\n---\n\n{globalThis.stolen = 1}\n');
      town.write('scripts/build.ts', 'throw new Error("run");\n');
    });
    expect(report).toMatchObject({
      verdict: 'good',
      ranItsProgram: false,
      program: ['content/pages/about.mdx', 'scripts/build.ts'],
    });
  });
});

describe('npm run check -- --changed', () => {
  const check = (...words: string[]) =>
    runScript('check.ts', ['--changed', ...words], { CONTENT_DIR: town.content });

  it('says what a change breaks, since it left the branch that is named, and refuses code', () => {
    town.propose('work', () => {
      rmSync(town.pathOf('content/venues/net-loft.json'), { force: true });
    });
    town.write('content/photos/logo.svg', '<svg/>');
    const { code, out } = check('--base', 'main');
    expect(code).toBe(1);
    expect(out).toContain('There is no venue');
    expect(out).toContain('photos/logo.svg');
    expect(out).toContain('Take it out.');
    rmSync(town.pathOf('content/photos/logo.svg'));
    town.git('switch', '--quiet', '--force', 'main');
    expect(check('--base', 'main')).toMatchObject({ code: 0 });
  });

  it('says so when the branch is not there', () => {
    const { code, err } = check('--base', 'nowhere');
    expect(code).toBe(2);
    expect(err).toBe(
      'There is no branch or commit "nowhere" here. Fetch it first, like: git fetch origin main\n',
    );
  });
});

it('npm run review writes its answer whole, ends with 1 where something has to be put right, and spares other folders', () => {
  town.propose('work', () => {
    edit(entry, 'kind: group', 'kind: grop');
  });
  const to = join(home, 'answer');
  const run = (...words: string[]) =>
    runScript('review.ts', ['--words-alone', ...words], { CONTENT_DIR: town.content });
  const { code, out } = run('--to', to);
  expect(code).toBe(1);
  expect(readFileSync(join(to, 'comment.md'), 'utf8')).toBe(out);
  expect(existsSync(join(to, 'report.json'))).toBe(true);
  expect(run('--to', town.folder)).toMatchObject({ code: 2 });
  expect(existsSync(town.pathOf('content/site.json'))).toBe(true);
});
