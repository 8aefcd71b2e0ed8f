import { describe, expect, test } from 'vitest';
import { assetView } from '../../src/views/asset-view.ts';
import type { SmallTown } from '../fixtures/small-directory.ts';
import { assetOf, contextOf } from './town-on-a-day.ts';

function viewOf(fields: Record<string, unknown>, town: SmallTown = {}, base = '/') {
  const context = contextOf({ ...town, assets: { ...town.assets, soup: fields } }, '2026-11-22', base);
  return assetView(assetOf(context, 'soup'), context);
}

function fact(view: ReturnType<typeof viewOf>, label: string) {
  return view.facts.filter((each) => each.label === label).flatMap(({ items }) => items);
}

const hall = {
  title: 'The Hall',
  address: ['Lantern Street', 'Smallville'],
  postcode: 'DB1 2LN',
  lat: 54.7,
  lon: 2.7,
  neighbourhood: 'north-end',
  access: { stepFree: { is: 'yes', note: 'Ramp' } },
  transport: 'Bus 3 stops outside',
  note: 'The blue door',
};

describe('the first words of an asset', () => {
  test('are its summary, and nothing where the text below would say the same again', () => {
    expect(viewOf({ summary: 'Soup for all.', body: 'Come in.' }).hook).toBe('Soup for all.');
    expect(viewOf({ body: 'Soup for all. Come in.' }).hook).toBeUndefined();
  });
});

describe('the facts of an asset', () => {
  test('say where a venue is, how to get there and which door', () => {
    const view = viewOf({ where: [{ venue: 'hall' }] }, { venues: { hall } });
    expect(fact(view, 'Where')).toEqual([
      {
        title: 'The Hall',
        href: '/venues/hall/',
        lines: ['Lantern Street, Smallville DB1 2LN', 'In North End. The blue door. Bus 3 stops outside.'],
        link: { words: 'Directions', href: 'https://www.openstreetmap.org/directions?to=54.7%2C2.7' },
      },
    ]);
  });

  test.each([
    [{ area: 'north-end' }, 'Roughly in North End', ['Ask for the address.']],
    [{ phone: true }, 'By phone', []],
    [{ visits: ['north-end', 'south-end'] }, 'Comes to you in all of Smallville', []],
    [{ visits: ['north-end'] }, 'Comes to you in North End', []],
    [{ online: 'https://chat.example.org/room' }, 'Online', ['chat.example.org/room']],
  ])('say where something without an address is: %j', (place, title, lines) => {
    expect(fact(viewOf({ where: [place] }), 'Where')).toMatchObject([{ title, lines }]);
  });

  test('tell the cost with what else people end up paying for', () => {
    const cost = { is: 'priced', amount: '£3', extras: 'shoes, £2', note: 'First one free' };
    expect(fact(viewOf({ cost }), 'Cost')).toEqual([
      { title: '£3', lines: ['First one free. Also: shoes, £2.'] },
    ]);
  });

  test('name languages in English', () => {
    expect(fact(viewOf({ spoken: ['en', 'pl', 'ur'] }), 'Languages')[0]?.title).toBe(
      'English, Polish and Urdu spoken',
    );
  });

  test.each([
    [{ everyone: true }, 'Everyone'],
    [{ ages: { from: 16 } }, 'Age 16 and over'],
    [{ ages: { to: 4 } }, 'Up to age 4'],
    [{ ages: { from: 8, to: 11 }, groups: ['carers'] }, 'Carers, Ages 8 to 11'],
    [{ note: 'Dads too' }, 'Dads too.'],
  ])('say who it is for: %j', (audience, title) => {
    expect(fact(viewOf({ for: audience }), 'Who for')[0]?.title).toBe(title);
  });

  test('show words instead of times where no rule is known', () => {
    expect(fact(viewOf({ whenInWords: 'When the tide is right' }), 'When')).toEqual([
      { title: 'When the tide is right', lines: [] },
    ]);
  });

  test('keep the first three of many times and lead to all of them', () => {
    const sessions = ['mon', 'tue', 'wed', 'thu', 'fri'].map((on) => ({
      repeats: 'weekly',
      on: [on],
      from: '10:00',
    }));
    const view = viewOf({ sessions, whenInWords: undefined });
    expect(fact(view, 'When').map(({ title, href }) => href ?? title)).toEqual([
      'Every Monday, 10am',
      'Every Tuesday, 10am',
      'Every Wednesday, 10am',
      '#times',
    ]);
    expect(view.allTimes).toHaveLength(5);
  });

  test('leave out a time that is over while another goes on', () => {
    const over = { repeats: 'weekly', on: ['mon'], from: '10:00', until: '2026-11-20' };
    const going = { repeats: 'weekly', on: ['tue'], from: '10:00' };
    expect(fact(viewOf({ sessions: [over, going] }), 'When')[0]?.title).toBe('Every Tuesday, 10am');
  });

  test('say to ring first where the term dates are not known', () => {
    const sessions = [{ repeats: 'weekly', on: ['mon'], from: '10:00', termTimeOnly: true }];
    const view = viewOf({ sessions }, { calendar: { terms: [] } });
    expect(fact(view, 'When')[0]?.lines[0]).toContain('Ring first: the term dates are not known yet.');
    expect(view.nextDates).toBeUndefined();
  });

  test('give a season its months', () => {
    const view = viewOf({ status: { is: 'seasonal', months: [11, 12, 1, 6] } });
    expect(fact(view, 'When')[0]?.lines).toContain('June and November to January only.');
  });
});

describe('the page of an asset', () => {
  test('says what nobody has asked about getting in, and what its venue knows', () => {
    const known = viewOf({ where: [{ venue: 'hall' }] }, { venues: { hall } });
    expect(known.access).toMatchObject([{ title: 'Step-free way in', answer: 'Yes', note: 'Ramp' }]);
    const unknown = viewOf({ where: [{ area: 'north-end' }] });
    expect(unknown.access).toMatchObject([{ answer: 'Not known', note: 'We have not asked yet' }]);
    expect(viewOf({ where: [{ phone: true }] }).access).toEqual([]);
  });

  test('shows days off struck and bank holidays to ask about', () => {
    const sessions = [
      {
        repeats: 'weekly',
        on: ['fri'],
        from: '10:00',
        except: [{ date: '2026-12-04', note: 'Hall being painted' }, { date: '2026-12-11' }],
      },
    ];
    const dates = viewOf({ sessions }).nextDates?.dates.map(({ day, words, is }) => [day, words, is]);
    expect(dates?.slice(0, 6)).toEqual([
      ['27 November', 'Friday, 10am', 'meets'],
      ['4 December', 'Friday, closed. Hall being painted', 'off'],
      ['11 December', 'Friday, closed', 'off'],
      ['18 December', 'Friday, 10am', 'meets'],
      ['25 December', 'Friday, 10am. Bank holiday, ring first', 'ask'],
      ['1 January 2027', 'Friday, 10am. Bank holiday, ring first', 'ask'],
    ]);
  });

  test('says where a date is that is not at the usual place', () => {
    const sessions = [{ repeats: 'weekly', on: ['tue'], from: '10:00', venue: 'hall' }];
    const view = viewOf({ sessions }, { venues: { hall } });
    expect(view.nextDates?.dates[0]?.words).toBe('Tuesday, 10am, The Hall');
  });

  test('writes all dates of 400 days for its script, once for each time', () => {
    const sessions = [{ repeats: 'weekly', on: ['tue'], from: '10:00', bankHolidays: 'meets' }];
    const groups = JSON.parse(viewOf({ sessions }).nextDates?.json ?? '[]') as {
      says: string;
      on: string[];
    }[];
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ says: ', 10am' });
    expect(groups[0]?.on).toHaveLength(57);
    expect(groups[0]?.on[0]).toBe('2026-11-24');
  });

  test('shows ties on both pages, and none to what no list holds', () => {
    const assets = {
      plot: { title: 'Plot', connections: [{ to: 'soup', as: 'lends-to', note: 'Beans' }] },
      hidden: {
        title: 'Hidden',
        status: { is: 'unlisted' },
        connections: [{ to: 'soup', as: 'shares-people' }],
      },
    };
    const view = viewOf({}, { assets });
    expect(view.ties.map(({ words, title, note }) => `${words} ${title}. ${note}`)).toEqual([
      'Borrows from Plot. Beans.',
    ]);
  });

  test('names an organisation that runs it, and links an entry that does', () => {
    expect(fact(viewOf({ runBy: 'Mind in Smallville' }), 'Run by')[0]?.title).toBe(
      'Run by Mind in Smallville',
    );
    const view = viewOf({ runBy: 'plot' }, { assets: { plot: { title: 'Plot' } } });
    expect(view.ties).toMatchObject([{ words: 'Run by', title: 'Plot', href: '/assets/plot/' }]);
  });

  test('keeps its addresses right under a base path', () => {
    const view = viewOf({ number: 12 }, {}, '/sub/');
    expect(view.page.path).toBe('/sub/assets/soup/');
    expect(view.shortAddress).toBe('small.example/sub/12');
    expect(view.theme.art).toBe('/sub/art/eat-together.svg');
    expect(view.checkedBox.tellUs.href).toBe('/sub/suggest/?about=soup#change');
  });

  test('has no short address without a number', () => {
    expect(viewOf({ number: undefined }).shortAddress).toBeUndefined();
  });

  test('tells the gap that it filled', () => {
    const gaps = {
      lift: { title: 'A lift', state: 'filled', filledBy: 'soup', story: 'Eleven neighbours drive.' },
    };
    expect(viewOf({}, { gaps }).filled).toEqual([
      { title: 'A lift', href: '/gaps/lift/', story: 'Eleven neighbours drive.' },
    ]);
  });
});
