import { describe, expect, test } from 'vitest';
import { qrCode, type QrLevel } from '../../src/formats/qr.ts';
import { allHostileStrings } from '../hostile/own-strings.ts';
import { scan } from './scan-code.ts';

describe('a QR code', () => {
  test.each([
    ['one letter', 'A'],
    ['a short address in capitals', 'HTTPS://HEREABOUTS.EXAMPLE/12'],
    ['an address with a list', 'https://hereabouts.example/list/#12,27,8,1030'],
    ['figures alone', '01632960200'],
    ['Welsh, Polish, Urdu and a smile', 'Tŷ Łódź یہاں 🙂'],
    ['a long text', 'Pot luck on Thursday. '.repeat(60)],
  ])('can be read back: %s', (_, text) => {
    expect(scan(qrCode(text))).toBe(text);
  });

  test('can be read back whatever the text', () => {
    for (const text of allHostileStrings) {
      expect(scan(qrCode(text))).toBe(text.toWellFormed());
    }
  });

  test.each<[QrLevel, number]>([
    ['L', 25],
    ['M', 25],
    ['Q', 25],
    ['H', 29],
  ])('of level %s takes %i modules for a short address, besides its quiet zone', (level, modules) => {
    const code = qrCode('HTTPS://HEREABOUTS.EXAMPLE/12', { level });
    expect(code.size).toBe(modules + 8);
    expect(scan(code)).toBe('HTTPS://HEREABOUTS.EXAMPLE/12');
  });

  test('leaves four empty modules all around', () => {
    const { size, path } = qrCode('https://hereabouts.example/12');
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number));
    expect(Math.min(...runs.map(([x]) => x!))).toBe(4);
    expect(Math.min(...runs.map(([, y]) => y!))).toBe(4);
    expect(Math.max(...runs.map(([x, , length]) => x! + length!))).toBe(size - 4);
    expect(Math.max(...runs.map(([, y]) => y! + 1))).toBe(size - 4);
  });

  test('is nothing but numbers and drawing commands, so that it may stand in an attribute', () => {
    expect(qrCode('"><script>alert(1)</script>').path).toMatch(/^(?:M\d+ \d+h\d+v1h-\d+z)+$/);
  });

  test.each([
    ['nothing', ''],
    ['more than a code can hold', 'x'.repeat(3000)],
  ])('refuses %s', (_, text) => {
    expect(() => qrCode(text)).toThrow();
  });
});
