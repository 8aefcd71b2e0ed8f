import { addDays, parseDay, weekdayOf, type IsoDay, type Weekday } from '../../src/domain/calendar-day.ts';

/**
 * The bank holidays of England and Wales in a year, in order, as the Banking and Financial Dealings Act 1971 and custom
 * set them. A day that is proclaimed for once, as for a jubilee, is not among them.
 */
export function bankHolidaysOf(year: number): IsoDay[] {
  const day = (monthAndDay: string) => parseDay(`${year}-${monthAndDay}`);
  const easter = easterSunday(year);
  const christmas = onWorkingDays([day('12-25'), day('12-26')]);
  return [
    ...onWorkingDays([day('01-01')]),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMondayFrom(day('05-01')),
    firstMondayFrom(day('05-25')),
    firstMondayFrom(day('08-25')),
    ...christmas,
  ].sort();
}

/** Holidays that fall on a weekend move to the next day that is a working day and no holiday. */
function onWorkingDays(holidays: readonly IsoDay[]): IsoDay[] {
  const atWeekend: readonly Weekday[] = ['sat', 'sun'];
  const moved: IsoDay[] = holidays.filter((day) => !atWeekend.includes(weekdayOf(day)));
  for (const holiday of holidays.filter((day) => atWeekend.includes(weekdayOf(day)))) {
    let day = holiday;
    while (atWeekend.includes(weekdayOf(day)) || moved.includes(day)) day = addDays(day, 1);
    moved.push(day);
  }
  return moved;
}

function firstMondayFrom(first: IsoDay): IsoDay {
  let day = first;
  while (weekdayOf(day) !== 'mon') day = addDays(day, 1);
  return day;
}

/** Easter Sunday of the Gregorian calendar, by the algorithm of 1876 that J. Meeus gives (Astronomical Algorithms, 8). */
function easterSunday(year: number): IsoDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return parseDay(`${year}-${twoDigits(Math.floor(sum / 31))}-${twoDigits((sum % 31) + 1)}`);
}
