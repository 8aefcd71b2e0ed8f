import { describe, expect, test } from 'vitest';
import { dataFiles } from '../../src/views/data-files.ts';
import { calendarFiles } from '../../src/views/calendar-view.ts';
import { canaries, wordsOfCanary } from '../fixtures/canaries.ts';
import { contextOf } from '../views/town-on-a-day.ts';

const sessions = [{ repeats: 'weekly', on: ['mon'], from: '10:00' }];
const assets = Object.fromEntries(
  canaries.map(({ contact, status }, index) => [
    `walk-${index}`,
    { sessions, contacts: [contact], ...(status ? { status } : {}) },
  ]),
);
const context = contextOf({ assets }, '2026-11-22');
const files = [
  ...dataFiles(context),
  ...calendarFiles(context).map(({ slug, text }) => ({ path: `calendar/${slug}.ics`, text })),
];

describe('of fifty people who agreed to this or that', () => {
  test('those who agreed to "data" and still do are in it: the search below can find somebody', () => {
    const agreed = canaries.filter((canary) => canary.agreed.has('data'));
    expect(agreed.length).toBe(8);
    for (const canary of agreed) {
      const found = new Set(files.flatMap(({ text }) => wordsOfCanary(canary, text)));
      expect([canary.name, canary.phone, canary.email].filter((word) => !found.has(word))).toEqual([]);
    }
  });

  test('nobody else is in any file for others, and nobody who asked them is', () => {
    expect(canaries.length).toBe(50);
    const told = canaries.flatMap((canary) =>
      files.flatMap(({ path, text }) =>
        wordsOfCanary(canary, text)
          .filter((word) => !canary.agreed.has('data') || word.startsWith('canaryasker'))
          .map((word) => `${word} in ${path}`),
      ),
    );
    expect(told).toEqual([]);
  });
});
