import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPhone, isMobile, phoneSchema, telHref } from '../../src/domain/phone.ts';

const fixFor = (value: unknown) => phoneSchema.safeParse(value).error?.issues[0]?.message;

describe('a phone number', () => {
  test.each([
    ['01632960200', '01632 960 200', 'tel:+441632960200'],
    ['01632 960200', '01632 960 200', 'tel:+441632960200'],
    ['+44 1632 960200', '01632 960 200', 'tel:+441632960200'],
    ['+44 (0)1632 960200', '01632 960 200', 'tel:+441632960200'],
    ['0044 1632 960200', '01632 960 200', 'tel:+441632960200'],
    ['(01632) 960-200', '01632 960 200', 'tel:+441632960200'],
    ['01632\u2013960\u2011200', '01632 960 200', 'tel:+441632960200'],
    ['020 7946 0000', '020 7946 0000', 'tel:+442079460000'],
    ['029 2018 0000', '029 2018 0000', 'tel:+442920180000'],
    ['0113 496 0000', '0113 496 0000', 'tel:+441134960000'],
    ['01614960000', '0161 496 0000', 'tel:+441614960000'],
    ['01914980000', '0191 498 0000', 'tel:+441914980000'],
    ['07700900123', '07700 900 123', 'tel:+447700900123'],
    ['+447700 900123', '07700 900 123', 'tel:+447700900123'],
    ['07624 412345', '07624 412 345', 'tel:+447624412345'],
    ['0300 123 4567', '0300 123 4567', 'tel:+443001234567'],
    ['03444775774', '0344 477 5774', 'tel:+443444775774'],
    ['0800 123 4567', '0800 123 4567', 'tel:+448001234567'],
    ['0808 802 9999', '0808 802 9999', 'tel:+448088029999'],
    ['0800 282986', '0800 282 986', 'tel:+44800282986'],
    ['0800 1111', '0800 1111', 'tel:+448001111'],
    ['0845 790 9090', '0845 790 9090', 'tel:+448457909090'],
    ['056 1234 5678', '056 1234 5678', 'tel:+445612345678'],
    ['01204 62345', '01204 62345', 'tel:+44120462345'],
    ['015394 33333', '015394 33333', 'tel:+441539433333'],
    ['016977 2345', '016977 2345', 'tel:+44169772345'],
    ['116 123', '116 123', 'tel:116123'],
    ['101', '101', 'tel:101'],
    ['111', '111', 'tel:111'],
    ['119', '119', 'tel:119'],
    ['999', '999', 'tel:999'],
    ['18000', '18000', 'tel:18000'],
    ['85258', '85258', 'tel:85258'],
  ])('%s is shown as %s and linked as %s', (typed, shown, href) => {
    const phone = phoneSchema.parse(typed);
    expect(formatPhone(phone)).toBe(shown);
    expect(telHref(phone)).toBe(href);
    expect(phoneSchema.parse(shown)).toBe(phone);
  });

  test('the numbers Ofcom keeps for drama are all valid', () => {
    for (let last = 0; last < 1000; last += 1) {
      const three = String(last).padStart(3, '0');
      expect(formatPhone(phoneSchema.parse(`01632960${three}`))).toBe(`01632 960 ${three}`);
      expect(formatPhone(phoneSchema.parse(`07700900${three}`))).toBe(`07700 900 ${three}`);
    }
  });

  test.each([
    [1303123456, 'Put quotes round the phone number and its first 0 back: "01303 123456".'],
    [2079460000, 'Put quotes round the phone number and its first 0 back: "020 79460000".'],
    [7700900123, 'Put quotes round the phone number and its first 0 back: "07700 900123".'],
    [441303123456, 'Put quotes round the phone number: "01303 123456".'],
    [116123, 'Put quotes round the phone number: "116 123".'],
    [999, 'Put quotes round the phone number: "999".'],
    [5, 'Put quotes round the phone number, and its first 0 back, like "01632 960200".'],
    [1.5e300, 'Put quotes round the phone number, and its first 0 back, like "01632 960200".'],
    ['1303 123456', 'Put the first 0 back: "01303 123456".'],
  ])('one that lost its first 0 is named, with the line to mend: %j', (value, fix) => {
    expect(fixFor(value)).toBe(fix);
  });

  test.each(['O1632 960200', 'o1632 96o2oo', '0l632 960200', '0I632 96O200'])(
    'letters that pose as digits are named: %s',
    (typed) => {
      expect(fixFor(typed)).toBe('Write it with digits, 0 not the letter O and 1 not I: "01632 960200".');
    },
  );

  test.each([
    ['01632 960200 ext 4', /one phone number and nothing else.*go in the note/],
    ['01632 960200 / 01632 960201', /one phone number and nothing else/],
    ['0844 967 4848 (10am to 10pm every day)', /one phone number and nothing else/],
    ['ring the desk', /one phone number and nothing else/],
    ['', /one phone number and nothing else/],
    ['01632 960200\n', /one phone number and nothing else/],
    ['01632\u200B960200', /one phone number and nothing else/],
    ['01632 960200;ext=1', /one phone number and nothing else/],
    ['٠١٦٣٢٩٦٠٢٠٠', /one phone number and nothing else/],
    ['0163 296', /10 or 11 digits.*this has 7/],
    ['01632 960 2000', /10 or 11 digits.*this has 12/],
    ['0808 200 247', /10 or 11 digits.*this has 10/],
    ['0412 345 6789', /10 or 11 digits/],
    ['0909 879 0000', /09 and 070 numbers cost too much/],
    ['070 1234 5678', /09 and 070 numbers cost too much/],
    ['+33 1 99 00 12 34', /in the United Kingdom/],
    ['00372 1234567', /in the United Kingdom/],
    [undefined, /in quotes, like/],
    [['01632 960200'], /in quotes, like/],
  ])('%j is refused: %s', (value, fix) => {
    expect(fixFor(value)).toMatch(fix);
  });

  test('a stored number is digits only and stays as it is', () => {
    const typed = fc.stringMatching(/^(\+44|0|00)?[ (-]?[0-9O ()-]{2,14}$/);
    fc.assert(
      fc.property(typed, (text) => {
        const reading = phoneSchema.safeParse(text);
        if (!reading.success) return;
        expect(reading.data).toMatch(/^[0-9]{3,11}$/);
        expect(phoneSchema.parse(reading.data)).toBe(reading.data);
        expect(phoneSchema.parse(formatPhone(reading.data))).toBe(reading.data);
      }),
    );
  });
});

test.each([
  ['07700 900123', true],
  ['01632 960200', false],
  ['0300 123 4567', false],
  ['101', false],
])('%s is a mobile: %s', (typed, mobile) => {
  expect(isMobile(phoneSchema.parse(typed))).toBe(mobile);
});

test('100 kB of anything is answered', () => {
  for (const part of ['0', 'O', ' ', '(', '+44', '0-', 'a']) {
    expect(fixFor(part.repeat(100_000 / part.length))).toMatch(/one phone number and nothing else/);
  }
});
