import { describe, expect, test } from 'vitest';
import {
  accessInWords,
  addressLine,
  audienceOf,
  costOf,
  joiningOf,
  openContacts,
  runnerOf,
  sentences,
  warningsOf,
  whenOf,
  whereOf,
} from '../../src/formats/asset-words.ts';
import { assetOf, contextOf, day } from '../views/town-on-a-day.ts';

/** An entry of a small town, and the town it is in. */
function soupIn(fields: object, today = '2026-11-22') {
  const context = contextOf(
    {
      venues: { hall: { neighbourhood: 'north-end', access: { hearingLoop: 'no' } } },
      assets: { club: { title: 'The club' }, soup: { ...fields } },
    },
    today,
  );
  return { asset: assetOf(context, 'soup'), ...context };
}

const soup = (fields: object) => soupIn(fields).asset;

describe('what people read in the data', () => {
  test('when: the times that are not over, then what is only known in words', () => {
    const weekly = { repeats: 'weekly', on: ['tue'], from: '10:00', bankHolidays: 'meets' };
    const sessions = [
      { ...weekly, until: '2026-11-21' },
      { ...weekly, from: '11:00', until: '2026-11-22' },
      { ...weekly, from: '12:00' },
    ];
    const said = whenOf(soup({ sessions, whenInWords: 'And at full moon' }), day('2026-11-22'));
    expect(said).toEqual([
      expect.stringMatching(/^Every Tuesday, 11am/),
      expect.stringMatching(/^Every Tuesday, midday/),
      'And at full moon',
    ]);
    expect(whenOf(soup({ whenInWords: undefined, joining: { how: 'ask' } }), day('2026-11-22'))).toEqual([]);
    expect(whenOf(soup({ sessions: sessions.slice(2), whenInWords: undefined }), day('2026-11-22'))).toEqual([
      expect.stringMatching(/^Every Tuesday, midday/),
    ]);
  });

  test('where: each sort of place, with what somebody noted', () => {
    const where = [
      { venue: 'hall', note: 'Side door' },
      { area: 'north-end' },
      { online: 'https://meet.example/' },
      { phone: true },
      { visits: ['north-end', 'south-end'], note: 'Mornings' },
    ];
    expect(whereOf(soup({ where }))).toEqual([
      'Hall. Side door',
      'Roughly in North End',
      'Online: https://meet.example/',
      'By phone',
      'Comes to you in North End, South End. Mornings',
    ]);
  });

  test('an address: what is known of it, on one line', () => {
    const [hall] = soup({ where: [{ venue: 'hall' }] }).venues;
    const lineOf = (data: object) => addressLine({ data: { ...hall!.data, ...data } });
    expect(lineOf({})).toBe('');
    expect(lineOf({ address: ['1 Lane', 'Lowport'] })).toBe('1 Lane, Lowport');
    expect(lineOf({ address: ['1 Lane'], postcode: 'DB1 2LN' })).toBe('1 Lane, DB1 2LN');
  });

  test.each([
    [undefined, ''],
    [{ is: 'free' }, 'Free.'],
    [{ is: 'free', amount: 'Donations welcome', note: 'Really!' }, 'Free. Donations welcome. Really!'],
    [{ is: 'pay-what-you-can', amount: 'about £2' }, 'Pay what you can. about £2.'],
    [{ is: 'priced' }, 'There is a charge.'],
    [{ is: 'priced', amount: '£3', extras: 'Tea 50p?', note: 'Cash' }, '£3. Tea 50p? Cash.'],
  ])('a cost: %j is "%s"', (cost, words) => {
    expect(costOf(soup({ cost }))).toBe(words);
  });

  test.each([
    [undefined, ''],
    [{ how: 'drop-in' }, 'Just turn up.'],
    [{ how: 'ask', ask: 'at the bar', note: 'Any day' }, 'Ask first. Ask at the bar. Any day.'],
  ])('how to join: %j is "%s"', (joining, words) => {
    expect(joiningOf(soup({ joining }))).toBe(words);
  });

  test.each([
    [undefined, ''],
    [{ everyone: true }, 'Everyone.'],
    [{ everyone: false, note: 'Dads' }, 'Dads.'],
    [{ ages: { from: 5 } }, 'From age 5.'],
    [{ ages: {} }, 'From age 0.'],
    [{ ages: { to: 11 } }, 'Up to age 11.'],
    [{ ages: { from: 0, to: 4 }, groups: ['carers'] }, 'Ages 0 to 4. Carers.'],
  ])('who it is for: %j is "%s"', (audience, words) => {
    expect(audienceOf(soup({ for: audience }))).toBe(words);
  });

  test('who runs it: an entry that may be seen, words, or nobody', () => {
    const runner = (runBy: string | undefined, isOpen = true) => runnerOf(soup({ runBy }), () => isOpen);
    expect(runner(undefined)).toBe('');
    expect(runner('club')).toBe('The club');
    expect(runner('club', false)).toBe('');
    expect(runner('Some neighbours')).toBe('Some neighbours');
  });

  test('getting in and around: what is known, in the order of the list', () => {
    const { asset, directory } = soupIn({
      where: [{ venue: 'hall' }],
      access: { stepFree: { is: 'yes', note: 'By the side' } },
    });
    expect(accessInWords(asset.access, directory)).toEqual([
      'Step-free way in: yes. By the side',
      'Hearing loop: no',
    ]);
    expect(accessInWords(new Map(), directory)).toEqual([]);
  });

  test('whom to ask: nobody from the day on which it closed', () => {
    const contacts = [{ role: 'the desk', phone: '01632 960112', whose: 'organisation' }];
    const asked = (status?: object) =>
      openContacts(soup({ contacts, status }), day('2026-11-22')).map(({ role }) => role);
    expect(asked()).toEqual(['the desk']);
    expect(asked({ is: 'paused' })).toEqual(['the desk']);
    expect(asked({ is: 'closed', on: '2026-11-23' })).toEqual(['the desk']);
    expect(asked({ is: 'closed', on: '2026-11-22' })).toEqual([]);
  });

  test('sentences: each with its end, once, and none that is empty', () => {
    expect(sentences(['One', '', 'Two!', undefined, 'Three?', 'Four…', 'Five.', 'A. b'])).toBe(
      'One. Two! Three? Four… Five. A. b.',
    );
    expect(sentences([])).toBe('');
  });
});

describe('what people must know before they go', () => {
  const checked = { on: '2026-11-02', by: 'organiser', how: 'rang' };
  const warned = (fields: object, today = '2026-11-22') => {
    const { asset, directory, today: on } = soupIn({ checked, ...fields }, today);
    return warningsOf(asset, directory, on);
  };

  test.each([
    [{}, []],
    [{ status: { is: 'active' } }, []],
    [{ status: { is: 'paused' } }, ['Paused for now.']],
    [
      { status: { is: 'paused', until: '2026-12-01', note: 'Cook away' } },
      ['Paused until 1 December 2026.', 'Cook away.'],
    ],
    [
      { status: { is: 'paused', until: '2026-11-20', note: 'Cook away' } },
      ['Was due back on 20 November 2026. Ring first.', 'Cook away.'],
    ],
    [{ status: { is: 'seasonal', months: [11] } }, ['Only in November.']],
    [{ status: { is: 'seasonal', months: [5, 4] } }, ['Only in April and May.']],
    [
      { status: { is: 'seasonal', months: [10, 4, 5], note: 'Dry days' } },
      ['Only in April, May and October.', 'Dry days.'],
    ],
    [{ status: { is: 'closed', on: '2026-11-23', note: 'Sold' } }, ['Closes on 23 November 2026.', 'Sold.']],
    [{ status: { is: 'closed', on: '2026-11-22', note: 'Sold' } }, ['Closed on 22 November 2026.', 'Sold.']],
    [{ checked: undefined, status: { is: 'closed', on: '2026-11-01' } }, ['Closed on 1 November 2026.']],
    [{ checked: undefined }, ['Nobody has checked this yet. Ring before you go.']],
    [{ alert: { text: 'Hall wet', until: '2026-11-22' } }, ['Hall wet.']],
    [{ alert: { text: 'Hall wet', until: '2026-11-21' } }, []],
  ])('for %j is %j', (fields, words) => {
    expect(warned(fields)).toEqual(words);
  });

  test('is when it was checked last, once that is too long ago', () => {
    const old = ['Last checked 2 November 2026. Ring before you go.'];
    expect(warned({ reviewEvery: 1 }, '2026-11-22')).toEqual([]);
    expect(warned({ reviewEvery: 1 }, '2027-02-22')).toEqual(old);
    expect(warned({ reviewEvery: 1 }, '2029-02-22')).toEqual(old);
  });
});
