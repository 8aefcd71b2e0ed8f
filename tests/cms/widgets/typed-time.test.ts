import { describe, expect, test } from 'vitest';
import { readTypedTime, showTime } from '../../../src/cms/widgets/typed-time.ts';

describe('a time typed into the form', () => {
  test.each([
    ['10am', '10:00'],
    ['10 AM', '10:00'],
    ['7.30pm', '19:30'],
    ['7:30 p.m.', '19:30'],
    ['19:00', '19:00'],
    ['09:30', '09:30'],
    ['midday', '12:00'],
    ['noon', '12:00'],
    ['12 noon', '12:00'],
    ['midnight', '00:00'],
    ['12pm', '12:00'],
    ['12am', '00:00'],
    ['14', '14:00'],
    ['  8pm ', '20:00'],
  ])('%s is %s', (typed, time) => {
    expect(readTypedTime(typed)).toEqual({ is: 'time', time });
  });

  test.each(['7', '10', '12', '7.30', '7:30'])(
    '%s may be morning or evening, so both are offered',
    (typed) => {
      const read = readTypedTime(typed);
      expect(read.is).toBe('either');
    },
  );

  test.each(['ten', '25:00', '7:60', '10am to 12', 'am', '13pm', '1234', '10am-noon', '-1'])(
    '%s is no time',
    (typed) => {
      expect(readTypedTime(typed)).toEqual({ is: 'unread' });
    },
  );

  test('the other end settles morning or evening', () => {
    expect(readTypedTime('9', { typed: 'to', other: '19:00' })).toEqual({ is: 'time', time: '21:00' });
    expect(readTypedTime('12', { typed: 'to', other: '10:00' })).toEqual({ is: 'time', time: '12:00' });
    expect(readTypedTime('7', { typed: 'from', other: '21:00' })).toEqual({ is: 'time', time: '19:00' });
  });

  test('an other end that is no time settles nothing', () => {
    expect(readTypedTime('9', { typed: 'to', other: '7ish' }).is).toBe('either');
    expect(readTypedTime('9', { typed: 'to', other: undefined }).is).toBe('either');
  });

  test('nothing typed is nothing', () => {
    expect(readTypedTime('  ')).toEqual({ is: 'blank' });
  });

  test('what is kept is shown in words, and what is no time as it was typed', () => {
    expect(['12:00', '19:30', '7', undefined].map(showTime)).toEqual(['midday', '7:30pm', '7', '']);
  });
});
