import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/calendar-day.ts';
import { assetView } from '../../src/views/asset-view.ts';
import { cardView } from '../../src/views/card-view.ts';
import type { ViewContext } from '../../src/views/view-context.ts';
import { assetOf, contextOf, day, onDay, shownNow, shownOn } from './town-on-a-day.ts';

const sessions = [{ repeats: 'weekly', on: ['tue'], from: '10:00', to: '12:00' }];
const organiser = { role: 'the organiser', phone: '01632 960112', whose: 'organisation' };
const checked = { on: '2026-05-04', by: 'member-1', how: 'visited' };

/**
 * One asset for each row of the model's table of states. `soup` was checked on 4 May 2026 and is due every six
 * months: due soon from 5 October, due from 4 November 2026, overdue from 3 January, lapsed from 4 May 2027.
 */
const town = {
  site: { nextMeeting: { on: '2027-05-20', from: '18:30', where: 'hall' } },
  venues: { hall: {} },
  members: {
    'member-1': { public: true, name: 'Olive', term: { from: '2026-04-01', to: '2027-03-31' } },
  },
  assets: {
    soup: { sessions, checked, reviewEvery: 6, contacts: [organiser] },
    unchecked: { sessions },
    paused: {
      sessions,
      checked: { ...checked, on: '2026-11-01' },
      status: { is: 'paused', until: '2027-01-07', note: 'New roof' },
    },
    'paused-for-now': { sessions, checked, reviewEvery: 24, status: { is: 'paused' } },
    seasonal: { sessions, checked, reviewEvery: 24, status: { is: 'seasonal', months: [4, 5, 6, 7, 8, 9] } },
    closed: {
      sessions,
      checked,
      status: { is: 'closed', on: '2026-09-30', note: 'Try Soup' },
      contacts: [organiser],
    },
    'to-close': { sessions, checked, reviewEvery: 24, status: { is: 'closed', on: '2026-12-05' } },
    unlisted: { sessions, checked, reviewEvery: 24, status: { is: 'unlisted' } },
    alert: { sessions, checked, reviewEvery: 24, alert: { text: 'Use the back door', until: '2026-11-30' } },
    tried: { sessions, checked, reviewEvery: 24, tried: { on: '2026-11-03', note: 'Rang twice' } },
  },
};

const context = contextOf(town, '2026-11-22');

/** What a reader of the page sees of its standing, in a few lines. */
function seen(slug: string, today: string) {
  const view = assetView(assetOf(context, slug), onDay(context, today));
  const [box] = shownNow(view.checkedBox.words);
  return {
    notices: shownNow(view.notices).map(({ tone, title }) => `${tone}: ${title}`),
    box: `${box?.tone}: ${[box?.lead, box?.day, box?.by, box?.advice].filter(Boolean).join(' ')}`,
    dates: shownNow(view.nextDates?.stretches ?? []).map(
      ({ shows, says }) => says ?? (shows ? 'dates' : 'none'),
    ),
    card: shownNow(cardView(assetOf(context, slug), onDay(context, today)).standing).map(
      ({ words }) => words,
    ),
  };
}

const byOlive = 'by Olive of the Smallville panel, who went along.';

describe('what a reader sees, on the first and the last day of each state', () => {
  test.each([
    ['fresh', '2026-05-04', [], `moss: Checked 4 May 2026 ${byOlive}`, 'dates', 'Checked 4 May 2026'],
    ['due soon', '2026-11-03', [], `moss: Checked 4 May 2026 ${byOlive}`, 'dates', 'Checked 4 May 2026'],
    [
      'due',
      '2026-11-04',
      [],
      `moss: Checked 4 May 2026 ${byOlive} Due another check.`,
      'dates',
      'Checked 4 May 2026. Due another check',
    ],
    [
      'due still',
      '2027-01-02',
      [],
      `moss: Checked 4 May 2026 ${byOlive} Due another check.`,
      'dates',
      'Checked 4 May 2026. Due another check',
    ],
    [
      'overdue',
      '2027-01-03',
      ['ochre: Last checked 4 May 2026. Ring before you go.'],
      `ochre: Last checked 4 May 2026 ${byOlive}`,
      'If nothing has changed since May 2026:',
      'Last checked 4 May 2026. Ring before you go',
    ],
    [
      'overdue, when the term of the checker is over',
      '2027-05-03',
      ['ochre: Last checked 4 May 2026. Ring before you go.'],
      'ochre: Last checked 4 May 2026 by the Smallville panel, who went along.',
      'If nothing has changed since May 2026:',
      'Last checked 4 May 2026. Ring before you go',
    ],
    [
      'lapsed',
      '2027-05-04',
      ['clay: Nobody has checked this since 4 May 2026.'],
      'clay: Last checked 4 May 2026 by the Smallville panel, who went along.',
      'We do not know. It used to be: Every Tuesday, 10am to midday.',
      'Nobody has checked this since 4 May 2026',
    ],
  ])('%s', (_, today, notices, box, dates, card) => {
    expect(seen('soup', today)).toEqual({ notices, box, dates: [dates], card: [card] });
  });

  test.each([
    [
      'unchecked',
      '2026-11-22',
      ['ochre: Nobody has checked this yet.'],
      'ochre: Nobody has checked this yet.',
      'dates',
      'Nobody has checked this yet',
    ],
    [
      'paused',
      '2027-01-06',
      ['ochre: Paused until 7 January 2027.'],
      `sandy: Last checked 1 November 2026 ${byOlive}`,
      'None while it is paused.',
      'Paused until 7 January 2027',
    ],
    [
      'paused',
      '2027-01-07',
      ['ochre: Was due back on 7 January 2027. Ring first.'],
      `moss: Checked 1 November 2026 ${byOlive}`,
      'If it is back:',
      'Was due back on 7 January 2027. Ring first',
    ],
    [
      'paused-for-now',
      '2027-03-31',
      ['ochre: Paused for now.'],
      `sandy: Last checked 4 May 2026 ${byOlive}`,
      'None while it is paused.',
      'Paused for now',
    ],
    ['seasonal', '2026-09-30', [], `moss: Checked 4 May 2026 ${byOlive}`, 'dates', 'Checked 4 May 2026'],
    [
      'seasonal',
      '2026-10-01',
      ['sandy: Back in April.'],
      `moss: Checked 4 May 2026 ${byOlive}`,
      'None until the season starts.',
      'Back in April',
    ],
    [
      'seasonal',
      '2027-03-31',
      ['sandy: Back in April.'],
      `moss: Checked 4 May 2026 ${byOlive}`,
      'None until the season starts.',
      'Back in April',
    ],
    [
      'closed',
      '2026-09-30',
      ['clay: Closed on 30 September 2026.'],
      `sandy: Last checked 4 May 2026 ${byOlive}`,
      'None. It has closed.',
      'Closed on 30 September 2026',
    ],
    [
      'to-close',
      '2026-12-04',
      ['ochre: Closes on 5 December 2026.'],
      `moss: Checked 4 May 2026 ${byOlive}`,
      'dates',
      'Closes on 5 December 2026',
    ],
    [
      'to-close',
      '2026-12-05',
      ['clay: Closed on 5 December 2026.'],
      `sandy: Last checked 4 May 2026 ${byOlive}`,
      'None. It has closed.',
      'Closed on 5 December 2026',
    ],
    ['unlisted', '2026-11-22', [], `moss: Checked 4 May 2026 ${byOlive}`, 'dates', 'Checked 4 May 2026'],
    [
      'alert',
      '2026-11-30',
      ['ochre: Use the back door.'],
      `moss: Checked 4 May 2026 ${byOlive}`,
      'dates',
      'Checked 4 May 2026',
    ],
    ['alert', '2026-12-01', [], `moss: Checked 4 May 2026 ${byOlive}`, 'dates', 'Checked 4 May 2026'],
  ])('%s on %s', (slug, today, notices, box, dates, card) => {
    expect(seen(slug, today)).toEqual({ notices, box, dates: [dates], card: [card] });
  });

  test('a lapsed entry says whom to ring and when the panel decides', () => {
    const [notice] = shownNow(assetView(assetOf(context, 'soup'), onDay(context, '2027-05-04')).notices);
    expect(notice?.text).toEqual([
      'It may have moved or stopped. ',
      'Ring ',
      { words: '01632 960 112', href: 'tel:+441632960112' },
      ' first.',
      ' The panel decides on 20 May 2027 whether to keep it.',
    ]);
  });

  test('something closed a year ago keeps its address with a short page that search engines leave out', () => {
    const asset = assetOf(context, 'closed');
    expect(assetView(asset, onDay(context, '2027-09-29')).farewell).toBeUndefined();
    const gone = assetView(asset, onDay(context, '2027-09-30'));
    expect(gone.farewell).toEqual({ sentences: ['It closed on 30 September 2026.', 'Try Soup.'] });
    expect(gone.page.isHidden).toBe(true);
    expect(gone.page.jsonLd).toBeUndefined();
  });

  test('an unlisted page exists, and search engines leave it out', () => {
    const { page } = assetView(assetOf(context, 'unlisted'), context);
    expect(page).toMatchObject({ path: '/assets/unlisted/', isHidden: true, jsonLd: undefined });
  });

  test('whoever tried and could not reach them says so', () => {
    const { checkedBox } = assetView(assetOf(context, 'tried'), context);
    expect(checkedBox.tried).toBe('We tried on 3 November 2026 and could not reach them. Rang twice.');
  });

  test('nobody can be rung once it has closed', () => {
    expect(assetView(assetOf(context, 'closed'), context).contacts).toEqual([]);
  });

  test('the checked box carries the days that scripts compare', () => {
    expect(assetView(assetOf(context, 'soup'), context).checkedBox).toMatchObject({
      checkedOn: '2026-05-04',
      dueFrom: '2026-11-04',
      overdueFrom: '2027-01-03',
      lapsedFrom: '2027-05-04',
    });
  });
});

describe('a page that nobody has built again', () => {
  const daysAfter = Array.from({ length: 780 }, (_, index) => addDays(day('2026-11-22'), index));

  function changing(slug: string, at: ViewContext) {
    const view = assetView(assetOf(context, slug), at);
    const card = cardView(assetOf(context, slug), at);
    return {
      notices: view.notices,
      box: view.checkedBox.words,
      contacts: view.contacts,
      stretches: view.nextDates?.stretches ?? [],
      card: card.standing,
    };
  }

  test.each(Object.keys(town.assets))('%s says on each day what a page built that day would say', (slug) => {
    const old = changing(slug, context);
    for (const today of daysAfter) {
      const fresh = changing(slug, onDay(context, today));
      expect(shownOn(old.notices, today), today).toEqual(shownNow(fresh.notices));
      expect(shownOn(old.box, today), today).toEqual(shownNow(fresh.box));
      expect(shownOn(old.contacts, today), today).toEqual(shownNow(fresh.contacts));
      expect(shownOn(old.card, today), today).toEqual(shownNow(fresh.card));
    }
  });

  test('shows one next date on a card at a time, each until its day is over', () => {
    const { next } = cardView(assetOf(context, 'soup'), context);
    expect(shownOn(next, '2026-11-24').map(({ date }) => date)).toEqual(['2026-11-24']);
    expect(shownOn(next, '2026-11-25').map(({ date }) => date)).toEqual(['2026-12-01']);
    expect(shownOn(next, '2027-03-01')).toEqual([]);
  });
});
