import { expect, it } from 'vitest';
import { fingerprintOfText } from '../../src/formats/fingerprint.ts';

it('a fingerprint is 16 digits, the same today and in a year, so that what is kept by it is found again', () => {
  expect(fingerprintOfText('')).toBe('811c9dc5050c5d1f');
  expect(fingerprintOfText('Slow Miles')).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOfText('Slow Miles')).toBe(fingerprintOfText('Slow Miles'));
});

it('a fingerprint changes with every letter, its place, and letters beyond the Latin ones', () => {
  const texts = [
    'Slow Miles',
    'Slow Mile',
    'slow Miles',
    'Slwo Miles',
    'ł',
    'B',
    'łł',
    'BB',
    'Łukasz',
    'Aukasz',
  ];
  const letters = Array.from({ length: 2000 }, (_, code) => String.fromCharCode(code));
  for (const half of [0, 8]) {
    const halves = new Set(
      [...texts, ...letters.slice(256)].map((text) => fingerprintOfText(text).slice(half, half + 8)),
    );
    expect(halves.size).toBe(texts.length + letters.length - 256 - 1);
  }
});
