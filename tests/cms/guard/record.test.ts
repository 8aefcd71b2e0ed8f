import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/environment.ts';
import { compareFields, mergeFields } from '../../../src/cms/guard/compare-fields.ts';
import { findFaults } from '../../../src/cms/guard/find-faults.ts';
import { readFields, tidyFields, type Fields } from '../../../src/cms/guard/record-fields.ts';
import { recordKindOf } from '../../../src/cms/guard/record-kind.ts';
import { writeIntoFile, writeRecord } from '../../../src/cms/guard/write-record.ts';

const content = join(projectFolder, 'content');
const files = ['assets', 'venues', 'panel', 'screens', 'gaps', 'rounds', 'taxonomy', '']
  .flatMap((folder) =>
    readdirSync(join(content, folder), { withFileTypes: true })
      .filter((file) => file.isFile() && /\.(md|json)$/.test(file.name))
      .map(({ name }) => join(folder, name)),
  )
  .map((path) => ({ path, text: readFileSync(join(content, path), 'utf8'), kind: recordKindOf(path)! }));
const walk = files.find(({ path }) => path === 'assets/slow-miles.md')!;

function fieldsOf({ path, text, kind }: (typeof files)[number]): Fields {
  return tidyFields(readFields(text, kind, path), kind);
}

function changedLines(before: string, after: string): { out: string[]; in: string[] } {
  const [old, young] = [before.split('\n'), after.split('\n')];
  return {
    out: old.filter((line) => !young.includes(line)),
    in: young.filter((line) => !old.includes(line)),
  };
}

test('every file of the sample is a record the form knows, good by its schema, and saving it unchanged changes no byte', () => {
  for (const file of files) {
    expect(file.kind, file.path).toBeDefined();
    const fields = fieldsOf(file);
    expect(findFaults(fields, file.kind), file.path).toEqual([]);
    expect(writeIntoFile(file.text, fields, file.kind, file.path)).toBe(file.text);
  }
});

test('what is written anew reads the same again, in the order the schema has', () => {
  for (const file of files) {
    const fields = fieldsOf(file);
    const written = writeRecord(fields, file.kind);
    expect(tidyFields(readFields(written, file.kind, file.path), file.kind), file.path).toEqual(fields);
    expect(writeRecord(readFields(written, file.kind, file.path), file.kind)).toBe(written);
  }
});

test('one field changed changes the lines of that field alone, in every file', () => {
  for (const file of files.filter(({ path }) => path.startsWith('assets/'))) {
    const after = writeIntoFile(file.text, { ...fieldsOf(file), hook: 'A new hook.' }, file.kind, file.path);
    const { out, in: lines } = changedLines(file.text, after);
    expect(lines, file.path).toEqual(['hook: A new hook.']);
    expect(
      out.every((line) => line.startsWith('hook:')),
      file.path,
    ).toBe(true);
  }
});

test('the text below the fields changes alone', () => {
  const after = writeIntoFile(
    walk.text,
    { ...fieldsOf(walk), body: 'All new.\n\nTwice.' },
    walk.kind,
    walk.path,
  );
  const at = walk.text.indexOf('\n---\n') + 5;
  expect(after).toBe(`${walk.text.slice(0, at)}All new.\n\nTwice.\n`);
  const { body: _, ...bare } = fieldsOf(walk);
  expect(writeIntoFile(walk.text, bare, walk.kind, walk.path)).toBe(walk.text.slice(0, at));
  expect(writeIntoFile(walk.text.slice(0, at), fieldsOf(walk), walk.kind, walk.path)).toBe(
    `${walk.text.slice(0, at)}\n${walk.text.slice(at)}`,
  );
});

test('blanks that a form leaves behind are never written', () => {
  const blank = { summary: '', hook: null, sessions: [], cost: { is: 'free', note: '' }, communities: [{}] };
  const after = writeIntoFile(walk.text, { ...fieldsOf(walk), ...blank }, walk.kind, walk.path);
  expect(after).not.toMatch(/""|null|\[\]|summary|hook|sessions|communities/);
  expect(after).toContain('cost:\n  is: free\n');
});

test('two people who changed different fields both keep their words', () => {
  const before = fieldsOf(walk);
  const mine = { ...before, title: 'Slower Miles' };
  const theirs = { ...before, give: 'Bring cake.' };
  const comparison = compareFields(before, mine, theirs);
  expect(comparison).toEqual({ mine: ['title'], theirs: ['give'], clashes: [] });
  expect(mergeFields({ mine, theirs }, comparison, {})).toEqual({
    ...before,
    title: 'Slower Miles',
    give: 'Bring cake.',
  });
});

test('a field that both changed is asked for, and each answer keeps that side whole', () => {
  const before = fieldsOf(walk);
  const mine = { ...before, title: 'Slower Miles', hook: 'Mine.' };
  const { give: _, ...theirs }: Fields = { ...before, title: 'Slow Mile' };
  const comparison = compareFields(before, mine, theirs);
  expect(comparison.clashes).toEqual([
    { field: 'title', before: 'Slow Miles', mine: 'Slower Miles', theirs: 'Slow Mile' },
  ]);
  expect(comparison.theirs).toEqual(['give']);
  expect(mergeFields({ mine, theirs }, comparison, { title: 'mine' })).toMatchObject({
    title: 'Slower Miles',
    hook: 'Mine.',
  });
  const kept = mergeFields({ mine, theirs }, comparison, { title: 'theirs' });
  expect(kept).toMatchObject({ title: 'Slow Mile', hook: 'Mine.' });
  expect(kept).not.toHaveProperty('give');
});

test('where nobody knows what the form was filled with, every difference is asked for', () => {
  const mine = { title: 'One', hook: 'Same' };
  const theirs = { title: 'Two', hook: 'Same', give: 'Three' };
  expect(compareFields(undefined, mine, theirs).clashes.map(({ field }) => field)).toEqual(['title', 'give']);
});

test('the same change by both is no clash', () => {
  const before = { title: 'One' };
  expect(compareFields(before, { title: 'Two' }, { title: 'Two' })).toEqual({
    mine: [],
    theirs: [],
    clashes: [],
  });
});

test('a fault is told by the label of its field and in words', () => {
  const { title: _, ...rest } = fieldsOf(walk);
  const faults = findFaults(
    {
      ...rest,
      sessions: [{ repeats: 'weekly', on: ['tue'], from: '12:00', to: '10:30' }],
      contacts: [{ role: 'Walk leader', whose: 'person', phone: '01632 960103' }],
    },
    walk.kind,
  );
  expect(faults.map(({ label, fix }) => `${label}: ${fix}`)).toMatchInlineSnapshot(`
    [
      "Name: Fill this in. What people call it.",
      "When 1, To: Write an end later than the start, like from 7pm to 9pm. Only what starts at 6pm or later may run past midnight, to 10am at the latest.",
      "Contacts 1, Consent: A person's name or own details need consent: the day, who asked, and when to ask again. Without it, take the details out or give a role and the organisation's details.",
    ]
  `);
});

test('an entry with no word of when or how is refused with what to fill in', () => {
  const { sessions: _, joining: __, ...rest } = fieldsOf(walk);
  expect(findFaults(rest, walk.kind).map(({ label, fix }) => `${label}: ${fix}`)).toMatchInlineSnapshot(`
    [
      "When: Say when it is on, or when in words, or how to join. One is enough.",
    ]
  `);
});
