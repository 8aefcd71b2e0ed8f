import { expect, it } from 'vitest';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { screenChanges } from '../../src/views/screen-changes.ts';
import { screenViews } from '../../src/views/screen-view.ts';
import type { ScreenView } from '../../src/views/slide-view.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { tinyTown } from '../reader/town.ts';

const today = parseDay('2026-11-22');
const { directory } = readDirectory(tinyTown, today);
const screens = screenViews({
  directory: directory!,
  today,
  base: '/',
  siteUrl: 'https://hereabouts.example',
});
const [screen] = screens;

function withSlides(act: (slides: ScreenView['slides']) => ScreenView['slides']): ScreenView[] {
  return [{ ...screen!, slides: act(screen!.slides) }];
}

it('screens that show the same are not told of', () => {
  expect(screen?.slides.some(({ kind }) => kind === 'asset')).toBe(true);
  expect(screenChanges(screens, structuredClone(screens))).toEqual([]);
});

it('a screen says which slides are new, other or gone, and which to look at', () => {
  const without = withSlides((slides) => slides.filter(({ kind }) => kind !== 'asset'));
  const [fresh] = screenChanges(without, screens);
  expect(fresh?.says[0]).toMatch(/^A new slide, ".+"\.$/);
  expect(screen?.slides[fresh!.slide! - 1]?.kind).toBe('asset');
  const [gone] = screenChanges(screens, without);
  expect(gone?.says[0]).toMatch(/^The slide ".+" is no longer shown\.$/);
  expect(gone?.slide).toBeUndefined();
  const other = withSlides((slides) =>
    slides.map((slide) => (slide.kind === 'asset' ? { ...slide, hook: 'Something else.' } : slide)),
  );
  expect(screenChanges(screens, other)[0]?.says[0]).toMatch(/^The slide ".+" says something else\.$/);
});

it('a list says once what is on at another time, however many days it is on', () => {
  const later = withSlides((slides) =>
    slides.map((slide) =>
      slide.kind === 'today' || slide.kind === 'coming'
        ? {
            ...slide,
            rows: slide.rows.map((row) => (row.title === 'Slow Miles' ? { ...row, time: '9pm' } : row)),
          }
        : slide,
    ),
  );
  const [change] = screenChanges(screens, later);
  expect(change?.says).toHaveLength(1);
  expect(change?.says[0]).toMatch(
    /^The lists of what is on show "Slow Miles" at 9pm, and no longer at .+\.$/,
  );
});

it('a screen that is new or taken away is told of as such', () => {
  expect(screenChanges([], screens)[0]?.says).toEqual([
    `A new screen, with ${screen!.slides.length} slides.`,
  ]);
  expect(screenChanges(screens, [])[0]?.says).toEqual(['This screen is taken away.']);
});
