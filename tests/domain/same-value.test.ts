import { expect, it } from 'vitest';
import { isSameValue } from '../../src/domain/same-value.ts';

it('records say the same whatever the order of their fields, however deep', () => {
  expect(
    isSameValue(
      { a: 1, b: { c: [1, { d: 2, e: 3 }], f: null } },
      { b: { f: null, c: [1, { e: 3, d: 2 }] }, a: 1 },
    ),
  ).toBe(true);
});

it('lists say something else in another order, and so do other values of any kind', () => {
  const values = [
    [1, 2],
    [2, 1],
    { a: 1 },
    { a: 2 },
    { b: 1 },
    { a: 1, b: 1 },
    {},
    [],
    null,
    0,
    '0',
    '',
    true,
    [null],
  ];
  for (const one of values) for (const other of values) expect(isSameValue(one, other)).toBe(one === other);
});
