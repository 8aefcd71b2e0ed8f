import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { runChecks } from '../../src/domain/checks.ts';
import { personalWords } from '../../src/domain/personal-words.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';

describe('words that look like somebody’s own details', () => {
  it.each([
    ['Ring Ann on 07700 900123.', 'a mobile number'],
    ['Text +44 7700 900 123 first', 'a mobile number'],
    ['Text +44 (0)7700-900-123', 'a mobile number'],
    ['(07700) 900123', 'a mobile number'],
    ['07700.900.123 or knock', 'a mobile number'],
    ['Write to ann.example@gmail.com', 'a private e-mail address'],
    ["Write to 'ann@hotmail.co.uk'.", 'a private e-mail address'],
    ['His number is QQ 12 34 56 C', undefined],
    ['AB 12 34 56 C', 'a National Insurance number'],
    ['ni ab123456d please', 'a National Insurance number'],
    ['NHS number: 943 476 5919', 'an NHS number'],
    ['Bring your NHS no. 9434765919', 'an NHS number'],
    ['Ann, born 3 May 1948', 'a date of birth'],
    ['DOB 03/05/1948', 'a date of birth'],
    ['date of birth: 3.5.48', 'a date of birth'],
    ['Pay 4929 1234 5678 9012', 'a card number'],
    ['Sort code 12-34-56, account 12345678', 'a bank account'],
    ['We meet at my house at 12', "somebody's home"],
    ['Ann’s flat, number 4b', "somebody's home"],
    [`token ghp_${'a'.repeat(36)}`, 'a key to a computer'],
    ['-----BEGIN RSA PRIVATE KEY-----', 'a key to a computer'],
  ])('%j', (text, what) => {
    expect(personalWords(text).map((found) => found.what)).toEqual(what === undefined ? [] : [what]);
  });

  it.each([
    'Ring the desk on 01632 960112 or 0800 123 4567.',
    'Write to hello@example.org.',
    'It costs £07700 a year, or 1,234,567,890 pence.',
    'We were born in 1948 and meet on 3 May 2027, from 10.30 to 11.30.',
    'Bring your NHS number.',
    'House number 12 on the quay. Our home is the old chapel.',
    'Bus 07700900 leaves at 12-34-56.',
    'AB 12 is the bus, and GB 12 34 56 C is nothing.',
    '2026-11-22 07:00, 12 3456 7890 1234',
  ])('not %j', (text) => {
    expect(personalWords(text)).toEqual([]);
  });

  it('are given without the marks around them', () => {
    const found = personalWords("Write to ''ann@gmail.com'.'. Or bo'c@gmail.com...");
    expect(found.map(({ words }) => words)).toEqual(['ann@gmail.com', "bo'c@gmail.com"]);
  });

  it('are told with file, field and line, and not repeated, since everybody can read what is told', () => {
    const { directory } = smallDirectory({
      venues: { hall: { transport: 'Ring 07700 900123 from the bus' } },
      gaps: { bench: { need: 'Write to ann@gmail.com' } },
      assets: {
        soup: { give: 'Ring 07700 900123, or write to ann@gmail.com', body: 'Ann, born 3 May 1948, cooks.' },
        stew: { title: 'Stew', contacts: [{ role: 'cook', phone: '01632 960111', whose: 'organisation' }] },
      },
    });
    const said = runChecks(directory, parseDay('2026-11-22')).filter(
      ({ rule }) => rule === 'personal-detail',
    );
    expect(said.map(({ severity, file, field, found }) => `${severity} ${file} ${field}: ${found}`)).toEqual([
      'warning assets/soup.md body: This text seems to hold a date of birth.',
      'warning assets/soup.md give: This text seems to hold a mobile number and a private e-mail address.',
      'warning gaps/bench.json need: This text seems to hold a private e-mail address.',
      'warning venues/hall.json transport: This text seems to hold a mobile number.',
    ]);
    expect(JSON.stringify(said)).not.toMatch(/900123|gmail|1948/);
  });
});
