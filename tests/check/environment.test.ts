import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { londonToday, projectFolder, readEnvironment, todayFor } from '../../scripts/environment.ts';

describe('the environment of commands', () => {
  it('has a default for everything that needs one', () => {
    expect(readEnvironment({})).toEqual({
      contentDir: resolve(projectFolder, 'content'),
      outDir: resolve(projectFolder, 'dist'),
      siteUrl: 'https://hereabouts.example',
      basePath: '/',
      today: undefined,
      cardsDir: resolve(projectFolder, '.cards'),
      realData: undefined,
    });
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    expect(readEnvironment({ CONTENT_DIR: '', TODAY: ' ', BASE_PATH: '' })).toEqual(readEnvironment({}));
  });

  it.each([
    ['/', '/'],
    ['silverpit', '/silverpit/'],
    ['/silverpit', '/silverpit/'],
    ['/a/b/', '/a/b/'],
  ])('writes BASE_PATH %s as %s', (given, path) => {
    expect(readEnvironment({ BASE_PATH: given }).basePath).toBe(path);
  });

  it('takes the last slash off SITE_URL', () => {
    expect(readEnvironment({ SITE_URL: 'https://silverpit.example/' }).siteUrl).toBe(
      'https://silverpit.example',
    );
    expect(readEnvironment({ SITE_URL: 'http://localhost:4321' }).siteUrl).toBe('http://localhost:4321');
  });

  it.each([
    'https://a.example/b',
    'a.example',
    'javascript:alert(1)',
    'https://me@a.example',
    'https://a.example/?x',
  ])('refuses SITE_URL %s, and says what to write', (text) => {
    expect(() => readEnvironment({ SITE_URL: text })).toThrow(/Write the scheme and the host alone/);
  });

  it.each(['../x', '/a/../b', '/a b/', '/<x>/', '/.hidden/'])('refuses BASE_PATH %s', (text) => {
    expect(() => readEnvironment({ BASE_PATH: text })).toThrow(/Write a path of letters/);
  });

  it('works with the day given, else with the fixed day of a sample, else with the day in London', () => {
    const [given, fixed] = [parseDay('2027-01-01'), parseDay('2026-11-22')];
    expect(todayFor({ today: given }, { sampleToday: fixed })).toBe(given);
    expect(todayFor({}, { sampleToday: fixed })).toBe(fixed);
    const before = londonToday();
    expect([before, londonToday()]).toContain(todayFor({}));
  });
});
