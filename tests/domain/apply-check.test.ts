import { describe, expect, it, test } from 'vitest';
import { applyCheck } from '../../src/domain/apply-check.ts';
import { assetSchema } from '../../src/domain/asset.ts';
import { readCheckReport } from '../../src/domain/check-report.ts';

function asset(fields: Record<string, unknown> = {}) {
  return assetSchema.parse({
    title: 'Soup',
    kind: 'group',
    themes: ['eat-together'],
    where: [{ phone: true }],
    whenInWords: 'Most days',
    checked: { on: '2026-05-01', by: 'member-1', how: 'rang', note: 'Old.' },
    ...fields,
  });
}

function apply(text: string, fields: Record<string, unknown> = {}, corrected = false) {
  const { lines } = readCheckReport(`By: member-4\nDay: 2026-11-22\nsoup: ${text}`, 'x', new Set(['soup']));
  return applyCheck(asset(fields), lines![0]!, corrected);
}

const check = { on: '2026-11-22', by: 'member-4', how: 'visited' };

describe('one line of a report', () => {
  test.each([
    ['still right, visited', { checked: check }],
    ['still right, visited. New urn.', { checked: { ...check, note: 'New urn.' } }],
    ['could not reach. Rang twice.', { tried: { on: '2026-11-22', note: 'Rang twice.' } }],
    [
      'paused until 2027-01-07, visited. New roof.',
      { checked: check, status: { is: 'paused', until: '2027-01-07', note: 'New roof.' } },
    ],
    ['closed on 2026-10-31, visited', { checked: check, status: { is: 'closed', on: '2026-10-31' } }],
    ['closed, visited', { checked: check, status: { is: 'closed', on: '2026-11-22' } }],
  ])('"%s" writes no more than it says', (text, changes) => {
    expect(apply(text)).toMatchObject({ is: 'change' });
    expect(JSON.parse(JSON.stringify((apply(text) as { changes: unknown }).changes))).toEqual(changes);
  });

  it('never calls a thing checked that has changed and that nobody has put right', () => {
    expect(apply('changed, visited. Now at 10:30.')).toEqual({ is: 'by-hand', words: 'Now at 10:30.' });
    expect(apply('changed, visited. Now at 10:30.', {}, true)).toMatchObject({
      changes: { checked: { ...check, note: 'Changed: Now at 10:30.' } },
    });
  });

  it('takes a pause off when it is going again, and only then', () => {
    const paused = { status: { is: 'paused', until: '2026-11-01' } };
    expect(apply('going again, visited', paused)).toMatchObject({
      changes: { status: undefined, checked: check },
    });
    expect(apply('going again, visited')).toMatchObject({ is: 'fault' });
    expect(apply('still right, visited', paused)).toMatchObject({ is: 'fault' });
  });

  it('changes nothing the second time, after a later check, or when somebody else was there that day', () => {
    expect(apply('still right, visited', { checked: check })).toMatchObject({ is: 'nothing' });
    expect(apply('still right, visited', { checked: { ...check, on: '2026-11-23' } })).toMatchObject({
      is: 'nothing',
    });
    expect(apply('still right, rang', { checked: { ...check, by: 'member-2' } })).toMatchObject({
      is: 'nothing',
    });
    expect(apply('could not reach', { checked: { ...check, by: 'member-2' } })).toMatchObject({
      is: 'nothing',
    });
  });

  it('does not open again what has closed, nor close what has not yet', () => {
    expect(apply('still right, rang', { status: { is: 'closed', on: '2026-09-01' } })).toMatchObject({
      is: 'fault',
    });
    expect(apply('closed on 2026-12-24, rang')).toMatchObject({ is: 'fault' });
  });
});
