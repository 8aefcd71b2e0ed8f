import { expect, test } from 'vitest';
import { fitWithin } from '../../../src/cms/photos/fit-within.ts';
import { markOf, photoName } from '../../../src/cms/photos/photo-name.ts';
import { assetSchema } from '../../../src/domain/asset.ts';

const photoSchema = assetSchema.shape.photo;

test.each([
  ['Café & Crème at St Mary’s', 'cafe-and-creme-at-st-marys-3f2a9c.jpg'],
  ['plot-14', 'plot-14-3f2a9c.jpg'],
  ['', 'photo-3f2a9c.jpg'],
  ['🙂 ../../etc/passwd', 'etc-passwd-3f2a9c.jpg'],
  ['x'.repeat(200), `${'x'.repeat(60)}-3f2a9c.jpg`],
])('a photo of "%s" gets a name that the schema takes', (entry, name) => {
  expect(photoName(entry, '3f2a9c')).toBe(name);
  expect(photoSchema.safeParse({ file: name, alt: 'A garden' }).success).toBe(true);
});

test('two pictures never share a mark, and one picture always has the same', async () => {
  const [one, same, other] = await Promise.all(
    ['a', 'a', 'b'].map((text) => markOf(new TextEncoder().encode(text))),
  );
  expect(one).toBe(same);
  expect(one).not.toBe(other);
  expect(one).toMatch(/^[0-9a-f]{6}$/);
});

test.each([
  [
    { width: 4000, height: 3000 },
    { width: 1600, height: 1200 },
  ],
  [
    { width: 3000, height: 4000 },
    { width: 1200, height: 1600 },
  ],
  [
    { width: 800, height: 600 },
    { width: 800, height: 600 },
  ],
  [
    { width: 9000, height: 2 },
    { width: 1600, height: 1 },
  ],
])('no side is longer than 1,600 px, and small pictures are left as they are', (from, to) => {
  expect(fitWithin(from, 1600)).toEqual(to);
});
