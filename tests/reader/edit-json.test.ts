import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { editJson } from '../../src/reader/edit-json.ts';

const venues = join(projectFolder, 'content/venues');
const lampRoom = readFileSync(join(venues, 'the-lamp-room.json'), 'utf8');

function linesChanged(before: string, after: string): string[] {
  const old = before.split('\n');
  return after.split('\n').filter((line) => !old.includes(line));
}

test('a file in which nothing changed stays as it is to the last byte', () => {
  for (const file of readdirSync(venues)) {
    const text = readFileSync(join(venues, file), 'utf8');
    expect(editJson(text, JSON.parse(text) as Record<string, unknown>)).toBe(text);
  }
});

test('one field changed is one line changed, and lists stay on their line', () => {
  const venue = JSON.parse(lampRoom) as Record<string, unknown>;
  const after = editJson(lampRoom, { ...venue, note: 'Under the blue lamp.' });
  expect(linesChanged(lampRoom, after)).toEqual(['  "note": "Under the blue lamp."']);
  const moved = editJson(lampRoom, { ...venue, address: ['Tallow Lane', 'Silverpit'] });
  expect(linesChanged(lampRoom, moved)).toEqual(['  "address": ["Tallow Lane", "Silverpit"],']);
});

test('a field deep in a record changes alone', () => {
  const venue = JSON.parse(lampRoom) as { access: Record<string, unknown> };
  const after = editJson(lampRoom, {
    ...venue,
    access: { ...venue.access, quietSpace: { is: 'yes', note: 'Upstairs' } },
  });
  expect(linesChanged(lampRoom, after)).toEqual(['      "note": "Upstairs"']);
});

test('a new field comes where its schema has it, and one taken out leaves its neighbours alone', () => {
  const { transport, phone, note, ...rest } = JSON.parse(lampRoom) as Record<string, unknown>;
  const without = editJson(lampRoom, { ...rest, phone, note });
  expect(JSON.parse(without)).toEqual({ ...rest, phone, note });
  expect(linesChanged(lampRoom, without)).toEqual([]);
  expect(editJson(without, { ...rest, transport, phone, note })).toBe(lampRoom);
});

test('line ends of the other kind are kept', () => {
  const windows = lampRoom.replaceAll('\n', '\r\n');
  const after = editJson(windows, { ...(JSON.parse(lampRoom) as object), note: 'New.' });
  expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  expect(JSON.parse(after)).toMatchObject({ note: 'New.' });
});
