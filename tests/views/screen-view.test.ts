import { describe, expect, test } from 'vitest';
import { screenViews } from '../../src/views/screen-view.ts';
import type { AssetSlide, ListSlide, SlideView } from '../../src/views/slide-view.ts';
import { checked, smallContext } from './small-context.ts';

const here = { title: 'Surgery', lat: 54.72, lon: 2.75 };
const near = { title: 'Hall', lat: 54.721, lon: 2.751 };
const far = { title: 'Barn', lat: 54.79, lon: 2.85 };
const weekly = (on: string) => [{ repeats: 'weekly', on: [on], from: '10:00', to: '12:00' }];
const venues = { surgery: here, hall: near, barn: far };
const soup = { title: 'Soup', where: [{ venue: 'hall' }], sessions: weekly('tue'), checked };

type Town = Parameters<typeof smallContext>[0];

function slidesOf(town: Town, screen: object = {}, today?: string): readonly SlideView[] {
  const context = smallContext(
    { venues, screens: { room: { venue: 'surgery', ...screen } }, ...town },
    today,
  );
  return screenViews(context)[0]?.slides ?? [];
}

const entries = (slides: readonly SlideView[]) =>
  slides.filter((slide): slide is AssetSlide => slide.kind === 'asset');
const titles = (slides: readonly SlideView[]) => entries(slides).map(({ title }) => title);
const list = (slides: readonly SlideView[], kind: 'today' | 'coming') =>
  slides.find((slide): slide is ListSlide => slide.kind === kind)?.rows ?? [];

describe('what a screen shows', () => {
  test('is what the panel has checked and nothing has stopped', () => {
    const assets = {
      soup,
      unchecked: { ...soup, title: 'Unchecked', checked: undefined },
      overdue: {
        ...soup,
        title: 'Overdue',
        checked: { ...checked, on: '2025-08-01' },
        formality: 'informal',
      },
      paused: { ...soup, title: 'Paused', status: { is: 'paused', until: '2027-01-07', note: 'Back soon' } },
      closed: { ...soup, title: 'Closed', status: { is: 'closed', on: '2026-10-01', note: 'Ended' } },
      unlisted: { ...soup, title: 'Unlisted', status: { is: 'unlisted' } },
    };
    const slides = slidesOf({ assets });
    expect(titles(slides)).toEqual(['Soup']);
    expect(new Set(list(slides, 'coming').map(({ title }) => title))).toEqual(new Set(['Soup']));
  });

  test('is near it, unless it is by phone or the screen always shows it', () => {
    const assets = {
      soup,
      barn: { ...soup, title: 'Barn dance', where: [{ venue: 'barn' }] },
      ring: { ...soup, title: 'Ring round', where: [{ phone: true }] },
    };
    expect(titles(slidesOf({ assets }, { distanceKm: 1 })).sort()).toEqual(['Ring round', 'Soup']);
    expect(titles(slidesOf({ assets }, { distanceKm: 1, pin: ['barn'] }))[0]).toBe('Barn dance');
    expect(titles(slidesOf({ assets }, { hide: ['soup'] }))).not.toContain('Soup');
  });

  test('comes down the day before it would be overdue, and its day is in the page', () => {
    const [slide] = entries(slidesOf({ assets: { soup: { ...soup, formality: 'informal' } } }));
    expect(slide?.to).toBe('2027-06-30');
    expect(slide?.age).toBe('Checked 2 November 2026');
  });

  test('has no entry whose name is too long to read from a chair', () => {
    const assets = { long: { ...soup, title: 'The Thursday Society of Reluctant Walkers' } };
    expect(titles(slidesOf({ assets }))).toEqual([]);
    expect(
      titles(slidesOf({ assets: { long: { ...assets.long, shortTitle: 'Reluctant Walkers' } } })),
    ).toEqual(['Reluctant Walkers']);
  });

  test('is no longer than asked, and filled with what is missing where there is little', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`group-${index}`, { ...soup, title: `Group ${index}` }]),
    );
    expect(slidesOf({ assets: many }, { slides: 6 })).toHaveLength(6);
    const gaps = {
      bench: { title: 'A bench' },
      choir: { title: 'A choir', count: 9 },
      pool: { title: 'A pool', state: 'not-now' },
    };
    const kinds = slidesOf({ assets: {}, gaps }).map(({ kind, title }) => `${kind} ${title}`);
    expect(kinds).toEqual(['gap A bench', 'gap A choir', 'invitation What is missing?']);
  });

  test('changes from week to week, so that each entry has its turn', () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`group-${index}`, { ...soup, title: `Group ${index}` }]),
    );
    const seen = new Set(
      [
        '2026-11-22',
        '2026-11-30',
        '2026-12-07',
        '2026-12-14',
        '2026-12-21',
        '2026-12-28',
        '2027-01-04',
        '2027-01-11',
      ].flatMap((day) => titles(slidesOf({ assets: many }, { slides: 6 }, day))),
    );
    expect(seen.size).toBeGreaterThan(7);
  });
});

describe('where a slide leads', () => {
  test('is a code with capitals, the same address to type, and a number to ring', () => {
    const [slide] = entries(slidesOf({ assets: { soup } }));
    expect(slide?.way).toMatchObject({
      target: 'HTTPS://HEREABOUTS.EXAMPLE/1',
      typed: 'small.example/1',
      phone: '01632 960 200',
    });
  });

  test('is a person’s own number only while they agree to screens for as long as it is shown', () => {
    const contact = (consent: object) => ({
      ...soup,
      contacts: [
        {
          role: 'the cook',
          phone: '07700 900123',
          whose: 'person',
          consent: { given: '2026-10-01', by: 'member-1', reviewBy: '2028-01-01', ...consent },
        },
      ],
    });
    const phoneOf = (consent: object) =>
      entries(slidesOf({ assets: { soup: contact(consent) } }))[0]?.way.phone;
    expect(phoneOf({ scope: ['site', 'screens'] })).toBe('07700 900 123');
    expect(phoneOf({ scope: ['site'] })).toBe('01632 960 200');
    expect(phoneOf({ scope: ['screens'], reviewBy: '2026-12-01' })).toBe('01632 960 200');
    expect(phoneOf({ scope: ['screens'], withdrawn: '2026-11-01' })).toBe('01632 960 200');
  });
});

test('the list of the day says when each thing is over, and to ring first where one should', () => {
  const assets = {
    soup: { ...soup, sessions: weekly('sun') },
    ring: { ...soup, title: 'Ring first', sessions: [{ ...weekly('sun')[0], ringFirst: true }] },
  };
  const rows = list(slidesOf({ assets }), 'today').filter(({ day }) => day === '2026-11-22');
  expect(rows.map(({ title, until, time }) => [title, until, time])).toEqual([
    ['Ring first', '2026-11-22T12:00', '10am'],
    ['Soup', '2026-11-22T12:00', '10am'],
  ]);
  expect(rows[0]?.detail).toContain('Ring first');
});
