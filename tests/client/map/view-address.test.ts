import { expect, test } from 'vitest';
import { readView, viewAddress } from '../../../src/client/map/view-address.ts';

test('a view survives being written into an address and read again', () => {
  const view = { zoom: 15.2, lat: 54.72411, lon: -2.7453, chosen: 'slow-miles' };
  expect(viewAddress(view)).toBe('#map=15.2/54.72411/-2.74530/slow-miles');
  expect(readView(viewAddress(view))).toEqual(view);
  const bare = { zoom: 9, lat: -12, lon: 0, chosen: undefined };
  expect(readView(viewAddress(bare))).toEqual(bare);
});

test.each([
  '',
  '#map=',
  '#map=15/54.7',
  '#map=99/54.7/2.7',
  '#map=15/91/2.7',
  '#map=15/54.7/181',
  '#map=1e3/0/0',
  '#map=15/54.7/2.7/<script>',
  '#found',
])('“%s” names no view', (hash) => {
  expect(readView(hash)).toBeUndefined();
});
