import { describe, expect, test } from 'vitest';
import { knownDirectory, type KnownDirectory } from '../../../src/cms/known-directory.ts';
import { gapInDirectory } from '../../../src/cms/previews/gap-in-directory.ts';
import { venueInDirectory } from '../../../src/cms/previews/venue-in-directory.ts';
import { parseDay } from '../../../src/domain/calendar-day.ts';
import { gapPages } from '../../../src/views/gap-page-view.ts';
import { gapSlide } from '../../../src/views/screen-view.ts';
import { venueView } from '../../../src/views/venue-view.ts';
import { viewContextOf } from '../../../src/views/view-context.ts';
import { smallDirectory } from '../../fixtures/small-directory.ts';
import { hostileStrings } from '../../hostile/own-strings.ts';

const today = parseDay('2026-11-22');
const hall = { title: 'The Hall', lat: 54.7, lon: 2.7, access: { stepFree: 'yes' }, phone: '01632960118' };
const lift = {
  title: 'Lifts to the surgery',
  need: 'Nobody drives there.',
  themes: ['eat-together'],
  noticedOn: '2026-10-11',
  noticedBy: 'resident',
  count: 14,
  state: 'open',
};
const published = {
  directory: smallDirectory({
    assets: {
      soup: {
        title: 'Tuesday Soup',
        where: [{ venue: 'hall' }],
        sessions: [{ repeats: 'weekly', on: ['tue'], from: '12:00' }],
        contacts: [{ role: 'the cook', phone: '01632 960100', whose: 'organisation' }],
        checked: { on: '2026-11-14', by: 'member-1', how: 'rang' },
        body: 'Hot soup. Bring a bowl.',
      },
    },
    venues: { hall },
    gaps: { lift },
    members: { 'member-1': {} },
  }).directory,
  today,
  site: { url: 'https://small.example/', base: '/town' },
};
const ground = { tiles: '', box: [2.6, 54.6, 2.9, 54.8], minZoom: 0, maxZoom: 14, credit: '' } as const;
const known = JSON.parse(
  JSON.stringify({ ...knownDirectory(published, undefined), ground }),
) as KnownDirectory;
const withMap = { ...viewContextOf(published), hasMap: true };

describe('a venue that is being written is shown as the site will show it', () => {
  test('its page is made of the same words, with what meets there and its week', () => {
    const own = published.directory.venueBySlug.get('hall')!;
    const { venue, context, leftOut } = venueInDirectory(own.data, 'hall', known, today);
    const [shown, built] = [venueView(venue, context), venueView(own, withMap)];
    expect(leftOut).toEqual([]);
    expect(shown.cards.map(({ title }) => title)).toEqual(['Tuesday Soup']);
    expect({ ...shown, page: undefined }).toEqual({ ...built, page: undefined });
  });

  test('its map is promised, not shown, once the pin has been moved', () => {
    const moved = venueInDirectory({ ...hall, lat: 54.71 }, 'hall', known, today);
    expect(moved.isMapToCome).toBe(true);
    expect(venueView(moved.venue, moved.context).map).toBeUndefined();
    expect(venueInDirectory({ title: 'New' }, 'new', known, today).isMapToCome).toBe(false);
  });

  test('half a position is left out by name, and the rest is shown', () => {
    const { venue, leftOut } = venueInDirectory({ title: 'The Hall', lat: 54.7 }, 'hall', known, today);
    expect(leftOut).toEqual(['lat']);
    expect(venue.data).toEqual({ title: 'The Hall' });
  });
});

describe('something missing that is being written is shown as the site will show it', () => {
  test('its page and its slide are made of the same words, with what there is meanwhile', () => {
    const own = published.directory.gaps[0]!;
    const { gap, context, leftOut } = gapInDirectory(own.data, 'lift', known, today);
    const real = viewContextOf(published);
    expect(leftOut).toEqual([]);
    const [shown] = gapPages(context);
    expect(shown?.view.meanwhile.map(({ title }) => title)).toEqual(['Tuesday Soup']);
    expect(shown).toEqual(gapPages(real)[0]);
    expect(gapSlide(gap, context)).toEqual(gapSlide(own, real));
  });

  test('what filled it waits for the state that goes with it', () => {
    const { gap, leftOut } = gapInDirectory({ ...lift, filledBy: 'soup' }, 'lift', known, today);
    expect(leftOut).toEqual(['state', 'filledBy']);
    expect(gap.data.state).toBe('open');
  });

  test('a new one with nothing in it can be shown', () => {
    const { context } = gapInDirectory({}, 'new', known, today);
    expect(gapPages(context)[0]?.view.gap.title).toBe('No name yet');
  });
});

test('every hostile text can be written anywhere without taking the previews down', () => {
  for (const text of Object.values(hostileStrings).flat()) {
    const { venue, context } = venueInDirectory({ title: text, note: text, web: text }, 'hall', known, today);
    const { facts } = venueView(venue, context);
    const addresses = facts.flatMap(({ items }) => items.flatMap(({ href }) => href ?? []));
    expect(addresses.filter((href) => !href.startsWith('http'))).toEqual([]);
    const gap = gapInDirectory({ ...lift, title: text, need: text }, 'lift', known, today);
    expect(gapSlide(gap.gap, gap.context).title).not.toBe('');
  }
});

test('how to reach the people of other entries is not sent to the form', () => {
  expect(JSON.stringify(known.assets)).not.toContain('960100');
});
