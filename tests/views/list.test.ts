import { describe, expect, it } from 'vitest';
import { neighbourhoodPages, themePages, themesView } from '../../src/views/browse-view.ts';
import { cardsPerPage } from '../../src/views/list-view.ts';
import { checked, smallContext } from './small-context.ts';

const venues = { hall: { title: 'Hall', neighbourhood: 'north-end' } };
const where = [{ venue: 'hall' }];

/** One entry for each way an entry can stand on 22 November 2026. */
const everyStanding = {
  normal: { title: 'Normal', where, checked },
  due: { title: 'Due', where, checked: { ...checked, on: '2025-11-20' }, reviewEvery: 12 },
  'by-phone': { title: 'By phone', where: [{ phone: true }], checked },
  overdue: { title: 'Overdue', where, checked: { ...checked, on: '2026-03-01' }, reviewEvery: 6 },
  'pause-over': { title: 'Pause over', where, checked, status: { is: 'paused', until: '2026-11-20' } },
  unchecked: { title: 'Unchecked', where },
  lapsed: { title: 'Lapsed', where, checked: { ...checked, on: '2024-01-01' } },
  'out-of-season': { title: 'Out of season', where, checked, status: { is: 'seasonal', months: [6] } },
  paused: { title: 'Paused', where, checked, status: { is: 'paused', until: '2027-01-07' } },
  closed: { title: 'Closed', where, checked, status: { is: 'closed', on: '2026-09-30' } },
  gone: { title: 'Gone', where, checked, status: { is: 'closed', on: '2025-09-30' } },
  unlisted: { title: 'Unlisted', where, checked, status: { is: 'unlisted' } },
};

function bandsOf(assets: Record<string, Record<string, unknown>>) {
  const page = themePages(smallContext({ venues, assets }))[0];
  return page?.view.list.groups.map(({ title, cards }) => ({
    title,
    entries: cards.map(({ card }) => card.title),
  }));
}

describe('a list of cards', () => {
  it('shows what anybody can go to first, and says of each other band what it is', () => {
    expect(bandsOf(everyStanding)).toEqual([
      { title: '', entries: ['Due', 'Normal'] },
      { title: 'No place needed', entries: ['By phone'] },
      { title: 'Ring before you go', entries: ['Overdue', 'Pause over'] },
      { title: 'Nobody has checked these yet', entries: ['Unchecked'] },
      { title: 'Not checked for a long time', entries: ['Lapsed'] },
      { title: 'Back later', entries: ['Out of season'] },
      { title: 'Paused', entries: ['Paused'] },
      { title: 'Closed lately', entries: ['Closed'] },
    ]);
  });

  it('says that something has closed even where its check is old too', () => {
    const assets = {
      old: {
        title: 'Old',
        checked: { ...checked, on: '2024-01-01' },
        status: { is: 'closed', on: '2026-09-30' },
      },
    };
    expect(bandsOf(assets)).toEqual([{ title: 'Closed lately', entries: ['Old'] }]);
  });

  it('does not count what has closed among the things there are', () => {
    const list = themePages(smallContext({ venues, assets: everyStanding }))[0]?.view.list;
    expect(list?.count).toBe(9);
  });

  it('leads to each band, wherever it starts', () => {
    const list = themePages(smallContext({ venues, assets: everyStanding }))[0]?.view.list;
    expect(list?.contents).toContainEqual({
      anchor: 'paused',
      title: 'Paused',
      href: '/themes/eat-together/#paused',
      count: 1,
    });
  });

  it('is cut into pages with addresses of their own when it is long, and nothing is lost or shown twice', () => {
    const many = Object.fromEntries(
      Array.from({ length: cardsPerPage + 3 }, (_, index) => [
        `soup-${index}`,
        { title: `Soup ${index}`, where, checked },
      ]),
    );
    const pages = themePages(smallContext({ venues, assets: many })).filter(({ path }) =>
      path.startsWith('eat-together'),
    );
    expect(pages.map(({ path }) => path)).toEqual(['eat-together', 'eat-together/2']);
    const shown = pages.flatMap(({ view }) =>
      view.list.groups.flatMap(({ cards }) => cards.map(({ card }) => card.slug)),
    );
    expect([...shown].sort()).toEqual(Object.keys(many).sort());
    expect(pages[1]?.view.page.title).toBe('Eat together, page 2');
    expect(pages[1]?.view.list.pages).toEqual([
      { number: 1, href: '/themes/eat-together/', here: false },
      { number: 2, href: '/themes/eat-together/2/', here: true },
    ]);
  });

  it('is one page that says so when a theme holds nothing', () => {
    const pages = themePages(smallContext()).filter(({ path }) => path.startsWith('outdoors'));
    expect(pages.map(({ view }) => [view.list.count, view.list.groups])).toEqual([[0, []]]);
  });
});

describe('the page of themes', () => {
  it('counts an entry under each of its themes', () => {
    const assets = { plot: { title: 'Plot', themes: ['outdoors', 'eat-together'], checked } };
    expect(themesView(smallContext({ assets })).themes.map(({ title, count }) => [title, count])).toEqual([
      ['Eat together', '1 thing'],
      ['Outdoors', '1 thing'],
    ]);
  });
});

describe('the page of a neighbourhood', () => {
  const town = {
    venues,
    assets: {
      soup: { title: 'Soup', where, checked, sessions: [{ repeats: 'weekly', on: ['tue'], from: '12:00' }] },
      plot: { title: 'Plot', where, checked, themes: ['outdoors'] },
      walk: { title: 'Walk', where, checked, themes: ['outdoors'] },
      elsewhere: { title: 'Elsewhere', where: [{ area: 'south-end' }], checked },
      visits: { title: 'Visits', where: [{ visits: ['north-end'] }] },
    },
    gaps: {
      bench: { neighbourhoods: ['north-end'] },
      pool: { neighbourhoods: ['north-end'], state: 'not-now' },
      bus: { neighbourhoods: ['south-end'] },
    },
    members: { 'member-1': { public: true, name: 'Wen', patch: { neighbourhoods: ['north-end'] } } },
    neighbourhoods: [
      { slug: 'north-end', title: 'North End', hint: 'By the quay', population: 7900 },
      { slug: 'south-end', title: 'South End' },
    ],
  };
  const page = neighbourhoodPages(smallContext(town))[0]?.view;

  it('says where it is and how many live there', () => {
    expect(page?.lead).toBe('By the quay. About 7,900 people live here.');
  });

  it('counts what is here, what is on this week, what was checked in time and what is missing', () => {
    expect(page?.counts).toEqual([
      { count: 4, words: 'things here' },
      { count: 1, words: 'on this week' },
      { count: 3, words: 'checked in time' },
      { count: 1, words: 'gap open' },
    ]);
  });

  it('leads from each theme to its first card', () => {
    expect(page?.themes.map(({ title, count, href }) => [title, count, href])).toEqual([
      ['Eat together', 1, '/neighbourhoods/north-end/#eat-together'],
      ['Outdoors', 2, '/neighbourhoods/north-end/#outdoors'],
    ]);
    const cards = page?.list.groups[0]?.cards.map(({ card, anchor }) => [card.title, anchor]);
    expect(cards).toEqual([
      ['Soup', 'eat-together'],
      ['Plot', 'outdoors'],
      ['Walk', undefined],
    ]);
  });

  it('names who looks after it, until the term is over', () => {
    expect(page?.keepers).toEqual([{ to: '2027-05-31', now: true, value: 'Wen looks after North End.' }]);
  });

  it('shows what is missing here, and neither what is missing elsewhere nor what was put off', () => {
    expect(page?.gaps.map(({ state }) => state)).toEqual(['Missing']);
  });

  it('leads on to the other neighbourhoods', () => {
    expect(page?.others.map(({ title, count }) => [title, count])).toEqual([['South End', 1]]);
  });
});
