import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { slugSchema } from '../../src/domain/slug.ts';
import { editEntry } from '../../src/reader/edit-entry.ts';

const folder = join(projectFolder, 'content/assets');
const entries = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
const checked = {
  on: parseDay('2026-11-22'),
  by: slugSchema.parse('member-1'),
  how: 'rang',
  note: 'All: as "it" was.',
} as const;

/** Lines of a text without those of some fields. */
function without(text: string, fields: readonly string[]): string {
  return text.replace(new RegExp(`^(?:${fields.join('|')}):.*\\n(?:[ -].*\\n)*`, 'gm'), '');
}

it('writes a check into every entry of the sample, and leaves every other line as it was', () => {
  expect(entries.length).toBeGreaterThan(50);
  for (const { file, text } of entries) {
    const edited = editEntry(text, file, { checked });
    expect(edited.problems, file).toEqual([]);
    expect(without(edited.text!, ['checked']), file).toBe(without(text, ['checked']));
    expect(edited.text, file).toContain(
      `checked:\n  on: 2026-11-22\n  by: member-1\n  how: rang\n  note: 'All: as "it" was.'\n`,
    );
    expect(editEntry(edited.text!, file, { checked }).text, file).toBe(edited.text);
  }
});

it('keeps remarks, odd spacing and Windows line ends of a file that people wrote', () => {
  const text = [
    '---',
    '# Ask Jo before you change this',
    'title:   Soup',
    'kind: group',
    'themes: [ eat-together ]',
    'where:',
    '  - phone: true',
    'whenInWords: Most days',
    'checked: { on: 2026-01-01, by: member-2, how: told }',
    '# Who looks after it',
    'steward: member-2 # for now',
    '---',
    'Soup.   ',
  ].join('\r\n');
  expect(editEntry(text, 'soup.md', { steward: slugSchema.parse('member-3') }).text).toBe(
    text.replace('steward: member-2 # for now', 'steward: member-3'),
  );
  expect(editEntry(text, 'soup.md', { checked: { ...checked, note: undefined } }).text).toBe(
    text.replace(/checked: .*?\r\n/, 'checked:\r\n  on: 2026-11-22\r\n  by: member-1\r\n  how: rang\r\n'),
  );
});

it('takes a field out, and puts a new one where the order of fields wants it', () => {
  const text =
    '---\ntitle: Soup\nkind: group\nthemes: [eat-together]\nwhere:\n  - phone: true\nwhenInWords: Most days\nstatus:\n  is: paused\nsteward: member-2\n---\n';
  const edited = editEntry(text, 'soup.md', { status: undefined, tried: { on: parseDay('2026-11-22') } });
  expect(edited.text).toBe(text.replace('status:\n  is: paused\n', 'tried:\n  on: 2026-11-22\n'));
});

it('gives nothing back but the reason, where a value is not good or a file cannot be changed line by line', () => {
  const good = entries[0]!;
  const tooLong = { ...checked, note: 'x'.repeat(141) };
  expect(editEntry(good.text, good.file, { checked: tooLong })).toMatchObject({
    problems: [{ severity: 'error', field: 'checked.note' }],
  });
  const tangled =
    '---\n{title: Soup, kind: group, themes: [a], where: [{phone: true}], whenInWords: x}\n---\n';
  expect(editEntry(tangled, 'soup.md', { checked })).toMatchObject({ problems: [{ rule: 'entry-tangled' }] });
  expect(editEntry('no fields', 'soup.md', { checked })).toMatchObject({
    problems: [{ rule: 'front-matter' }],
  });
});
