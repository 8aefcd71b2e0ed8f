import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notExpressible } from './rrule-not-expressible.ts';
import { everyOccurrence, parseMoment, translateRule } from '../../src/imports/rule-sessions.ts';

interface Case {
  /** Its place in the file, from 1. */
  number: number;
  rule: string;
  start: string;
  /** The dates it must give, `YYYY-MM-DD HH:mm`; none where libical gives an error instead. */
  expected: string[];
}

const realData = process.env['REAL_DATA'];
const suite = realData
  ? 'the 146 recurrence rules of libical'
  : 'the 146 recurrence rules of libical (SKIPPED: REAL_DATA is not set, so there is nothing to compare with)';

describe.skipIf(!realData)(suite, () => {
  const cases = realData ? readCases(join(realData, 'rrule-cases', 'icalrecur_test.txt')) : [];
  const translated = cases.map((one) => ({ ...one, ...translateRule(one.rule, one.start) }));
  const expressible = translated.filter((one) => one.kind !== 'none');

  it('are all read', () => {
    expect(cases.map(({ number }) => number)).toEqual(Array.from({ length: 146 }, (_, index) => index + 1));
    expect(expressible.filter(({ expected }) => expected.length === 0)).toEqual([]);
  });

  it('give, for each one that sessions can hold, every date it must give and no other', () => {
    const found = expressible.map(({ number, rule, start, sessions }) => ({
      number,
      rule,
      dates: everyOccurrence(sessions, parseMoment(start).date).map(({ date, from }) => `${date} ${from}`),
    }));
    expect(found).toEqual(
      expressible.map(({ number, rule, expected }) => ({ number, rule, dates: expected })),
    );
  });

  it('can be written as sessions for 78, of which 53 repeat and 25 are days of the month listed as dates', () => {
    const numberOf = (kind: string) => expressible.filter((one) => one.kind === kind).length;
    expect({
      repeating: numberOf('repeating'),
      fenced: numberOf('fenced'),
      listed: numberOf('listed'),
    }).toEqual({ repeating: 37, fenced: 16, listed: 25 });
  });

  it('are, where sessions cannot hold them, exactly those on our list, each for the reason given there', () => {
    const refused = translated.flatMap((one) => (one.kind === 'none' ? [[one.number, one.reason]] : []));
    const onTheList = Object.entries(notExpressible).flatMap(([reason, numbers]) =>
      numbers.map((number) => [number, reason]),
    );
    expect(Object.fromEntries(refused)).toEqual(Object.fromEntries(onTheList));
  });
});

function readCases(file: string): Case[] {
  const blocks = /^RRULE:(.*)\r?\nDTSTART:(.*)\r?\n(?:START-AT:.*\r?\n)?INSTANCES:(.*)$/gm;
  return [...readFileSync(file, 'utf8').matchAll(blocks)].map(
    ([, rule = '', start = '', dates = ''], index) => ({
      number: index + 1,
      rule,
      start,
      expected: dates
        .split(',')
        .filter((date) => !date.includes('***'))
        .map(parseMoment)
        .map(({ date, time }) => `${date} ${time}`),
    }),
  );
}
