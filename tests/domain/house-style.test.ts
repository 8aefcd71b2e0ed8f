import { describe, expect, it } from 'vitest';
import {
  dayInWords,
  parseDay,
  parseTime,
  timeInWords,
  timeRangeInWords,
} from '../../src/domain/calendar-day.ts';
import { distanceInWords, milesFrom } from '../../src/domain/distance-words.ts';
import { houseStyleSlips } from '../../src/domain/house-style.ts';
import { moneyInWords, tidyMoney } from '../../src/domain/money-words.ts';
import { formatPhone, phoneSchema } from '../../src/domain/phone.ts';
import { capitalised, countOf, listInWords, numberInWords } from '../../src/views/words.ts';

const kmPerMile = 1.609344;

/** How everything that is worked out is said, on every page, screen and poster. */
const said: readonly (readonly [what: string, words: string, expected: string])[] = [
  ['a day', dayInWords(parseDay('2026-11-14')), '14 November 2026'],
  ['the first of a month', dayInWords(parseDay('2027-03-01')), '1 March 2027'],
  ['a leap day', dayInWords(parseDay('2028-02-29')), '29 February 2028'],
  [
    'a day with its weekday',
    dayInWords(parseDay('2026-11-24'), { weekday: true }),
    'Tuesday 24 November 2026',
  ],
  ['a day soon', dayInWords(parseDay('2026-11-24'), { weekday: true, year: false }), 'Tuesday 24 November'],
  ['a day of this year', dayInWords(parseDay('2026-12-25'), { year: false }), '25 December'],
  ['a full hour', timeInWords(parseTime('10:00')), '10am'],
  ['a half hour', timeInWords(parseTime('17:30')), '5:30pm'],
  ['minutes below ten', timeInWords(parseTime('09:05')), '9:05am'],
  ['midday', timeInWords(parseTime('12:00')), 'midday'],
  ['just after midday', timeInWords(parseTime('12:15')), '12:15pm'],
  ['midnight', timeInWords(parseTime('00:00')), 'midnight'],
  ['just after midnight', timeInWords(parseTime('00:30')), '12:30am'],
  ['the last minute', timeInWords(parseTime('23:59')), '11:59pm'],
  ['a morning', timeRangeInWords(parseTime('10:00'), parseTime('12:00')), '10am to midday'],
  ['an afternoon', timeRangeInWords(parseTime('14:00'), parseTime('16:00')), '2pm to 4pm'],
  ['an evening', timeRangeInWords(parseTime('19:30'), parseTime('00:00')), '7:30pm to midnight'],
  ['a time without an end', timeRangeInWords(parseTime('19:00')), '7pm'],
  ['a whole day', timeRangeInWords(parseTime('00:00'), parseTime('23:59')), 'all day'],
  ['no distance at all', distanceInWords(0), 'under 0.1 miles'],
  ['next door', distanceInWords(0.15), 'under 0.1 miles'],
  ['a tenth of a mile', distanceInWords(0.161), '0.1 miles'],
  ['a few streets', distanceInWords(0.4 * kmPerMile), '0.4 miles'],
  ['just under a mile', distanceInWords(0.94 * kmPerMile), '0.9 miles'],
  ['nearly a mile', distanceInWords(0.95 * kmPerMile + 0.0001), '1 mile'],
  ['a mile', distanceInWords(kmPerMile), '1 mile'],
  ['a bit over a mile', distanceInWords(1.06 * kmPerMile), '1.1 miles'],
  ['two miles', distanceInWords(2 * kmPerMile), '2 miles'],
  ['two and a half miles', distanceInWords(2.5 * kmPerMile), '2.5 miles'],
  ['ten miles', distanceInWords(10 * kmPerMile), '10 miles'],
  ['far away', distanceInWords(10.1 * kmPerMile), 'over 10 miles'],
  ['the other end of the country', distanceInWords(900), 'over 10 miles'],
  ['nothing to pay', moneyInWords(0), '£0'],
  ['pence', moneyInWords(50), '50p'],
  ['whole pounds', moneyInWords(300), '£3'],
  ['pounds and pence', moneyInWords(250), '£2.50'],
  ['pounds and few pence', moneyInWords(105), '£1.05'],
  ['a thousand pounds', moneyInWords(120_000), '£1,200'],
  ['a price as typed', tidyMoney('£3.00 a week'), '£3 a week'],
  ['a small price as typed', tidyMoney('£0.50 a cup'), '50p a cup'],
  ['a price with half its pence', tidyMoney('£2.5'), '£2.50'],
  ['two prices with a dash', tidyMoney('£2-£3.00'), '£2 to £3'],
  ['two prices with one sign', tidyMoney('£2 – 3'), '£2 to £3'],
  ['a price with a blank', tidyMoney('£ 4'), '£4'],
  ['a large price', tidyMoney('£1,200.00'), '£1,200'],
  ['a grant', tidyMoney('a £20k grant, £1.5m in all'), 'a £20k grant, £1.5m in all'],
  ['a phone in a town', formatPhone(phoneSchema.parse('01632960200')), '01632 960 200'],
  ['a phone in London', formatPhone(phoneSchema.parse('02079460000')), '020 7946 0000'],
  ['a phone in a city', formatPhone(phoneSchema.parse('0161-496-0000')), '0161 496 0000'],
  ['a mobile', formatPhone(phoneSchema.parse('+44 7700 900123')), '07700 900 123'],
  ['a free phone', formatPhone(phoneSchema.parse('08001234567')), '0800 123 4567'],
  ['a helpline', formatPhone(phoneSchema.parse('116123')), '116 123'],
  ['an emergency phone', formatPhone(phoneSchema.parse('999')), '999'],
  ['one of a thing', countOf(1, 'group'), '1 group'],
  ['many of a thing', countOf(2, 'group'), '2 groups'],
  ['a list of three', listInWords(['tea', 'cake', 'talk']), 'tea, cake and talk'],
  ['a list of two', listInWords(['tea', 'cake']), 'tea and cake'],
  ['a small number in a sentence', numberInWords(12), 'twelve'],
  ['a large number in a sentence', numberInWords(13), '13'],
  ['words that begin a sentence', capitalised('every Tuesday'), 'Every Tuesday'],
];

/** What people type, and what to write instead. */
const mended: readonly (readonly [typed: string, found: string, ...write: string[]])[] = [
  ['Open 10am-12pm', '10am-12pm', '10am to midday'],
  ['Open 10.00am – 12.30pm', '10.00am – 12.30pm', '10am to 12:30pm'],
  ['10am—noon', '10am—noon', '10am to midday'],
  ['9-5pm', '9-5pm', '9am to 5pm'],
  ['2-4pm', '2-4pm', '2pm to 4pm'],
  ['from 2 to 4pm', '2 to 4pm', '2pm to 4pm'],
  ['11-1pm', '11-1pm', '11am to 1pm'],
  ['10-12am', '10-12am', '10pm to midnight'],
  ['10pm-2am', '10pm-2am', '10pm to 2am'],
  ['7pm - 9', '7pm - 9', '7pm to 9pm'],
  ['9.30-11.30am', '9.30-11.30am', '9:30am to 11:30am'],
  ['6 – 8 p.m.', '6 – 8 p.m.', '6pm to 8pm'],
  ['10am till 12 noon', '10am till 12 noon', '10am to midday'],
  ['14:00 to 16:00', '14:00 to 16:00', '2pm to 4pm'],
  ['10:00-12:00', '10:00-12:00', '10am to midday'],
  ['1.30-3.30', '1.30-3.30', '1:30am to 3:30am', '1:30pm to 3:30pm'],
  ['at 7.30pm', '7.30pm', '7:30pm'],
  ['at 7:30 PM', '7:30 PM', '7:30pm'],
  ['at 7 p.m. sharp', '7 p.m.', '7pm'],
  ['at 7:00pm', '7:00pm', '7pm'],
  ['at 12 noon', '12 noon', 'midday'],
  ['at noon', 'noon', 'midday'],
  ['at 12 midnight', '12 midnight', 'midnight'],
  ['at 12pm', '12pm', 'midday'],
  ['at 12am', '12am', 'midnight'],
  ['doors 19:30', '19:30', '7:30pm'],
  ['at 19.30.', '19.30', '7:30pm'],
  ['at 1900 or 19:00hrs', '19:00hrs', '7pm'],
  ['on 14/11/26', '14/11/26', '14 November 2026'],
  ['since 1.4.98', '1.4.98', '1 April 1998'],
  ['on 2026-11-14', '2026-11-14', '14 November 2026'],
  ['on 14th Nov', '14th Nov', '14 November'],
  ['on the 14th of November, 2026', 'the 14th of November, 2026', '14 November 2026'],
  ['on November 14th', 'November 14th', '14 November'],
  ['Mon-Fri', 'Mon-Fri', 'Monday to Friday'],
  ['Monday – Thurs', 'Monday – Thurs', 'Monday to Thursday'],
  ['Sat-Sun', 'Sat-Sun', 'Saturday and Sunday'],
  ['Mon/Wed', 'Mon/Wed', 'Monday and Wednesday'],
  ['Apr-Sept', 'Apr-Sept', 'April to September'],
  ['every Tues', 'Tues', 'Tuesday'],
  ['£3.00 each', '£3.00', '£3'],
  ['£0.50 a cup', '£0.50', '50p'],
  ['£2-£3', '£2-£3', '£2 to £3'],
  ['ages 5-11', '5-11', '5 to 11'],
  ['11–14 year olds', '11–14', '11 to 14'],
  ['for 50-60 people', '50-60', '50 to 60'],
  ['Telephone the desk', 'Telephone', 'Phone'],
  ['by telephone', 'telephone', 'phone'],
  ['Tel: 01632 960200', 'Tel:', 'Phone'],
  ['tea & cake', '&', 'and'],
  ['Tea &amp; cake', '&amp;', 'and'],
  ['ALL WELCOME', 'ALL WELCOME', 'All welcome'],
  ['PLEASE ring', 'PLEASE', 'Please'],
  ['games, e.g. chess', 'e.g.', 'such as'],
  ['staffed 24/7', '24/7', 'all day, every day'],
  ['lasts approx. 2 hours', 'approx.', 'about'],
  ['ten mins', 'mins', 'minutes'],
];

/** Words that look like slips and are none. */
const leftAlone = [
  '10am to midday',
  'Ends at 7pm.',
  'Monday to Friday, 2pm to 6pm',
  'from 12:30am',
  '14 November 2026',
  'In March 12 people came, and 5 may come again',
  'May and June',
  'every afternoon, at midnight too',
  'the 4:42 from Hull',
  'Bus 7 or 9 - ask',
  'RSPCA, NHS and UNICEF',
  'I AM OK',
  'Marks & Spencer, B&Q, Q&A',
  '16-18 High Street',
  '01632-960-200',
  'won 3-1',
  'on 31/02/26',
  'https://example.org/14:00/10-12pm',
  'tea&cake@example.org',
  '£3, £2.50 or 50p',
  'Sun, sea and a sat nav',
];

describe('house style', () => {
  it.each(said)('%s', (_, words, expected) => {
    expect(words).toBe(expected);
  });

  it.each([-1, NaN])('has no words for a distance of %s', (km) => {
    expect(() => distanceInWords(km)).toThrow('A distance is 0 or more.');
  });

  it('counts 1,609.344 metres to the mile', () => {
    expect(milesFrom(kmPerMile)).toBe(1);
  });
});

describe('words that are not in house style', () => {
  it.each(mended)('"%s" is named with what to write instead', (typed, found, ...write) => {
    expect(houseStyleSlips(typed).map((slip) => [slip.found, ...slip.write])).toEqual([[found, ...write]]);
  });

  it.each(mended)('"%s" has nothing left to mend once it is mended', (typed, found, ...write) => {
    for (const words of write) expect(houseStyleSlips(typed.replace(found, words))).toEqual([]);
  });

  it.each(leftAlone)('"%s" is left alone', (text) => {
    expect(houseStyleSlips(text)).toEqual([]);
  });

  it('are told in the order of the text', () => {
    const text = 'Tel: 01632 960200, Mon-Fri 9-5pm, or at noon';
    expect(houseStyleSlips(text).map(({ found }) => found)).toEqual(['Tel:', 'Mon-Fri', '9-5pm', 'noon']);
  });

  it('are found in 8,000 of any character without end', () => {
    for (const sign of ['1', '1.', '1-', 'A ', '&', 'a&', '£1,', '12:', 'Mon-', '10am-', '@', 'e.g.']) {
      expect(houseStyleSlips(sign.repeat(8000 / sign.length)).length, sign).toBeLessThanOrEqual(8000);
    }
  });
});
