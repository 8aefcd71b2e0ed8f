import type { ClockTime } from '../domain/calendar-day.ts';
import type { WrittenTime } from './hour-tokens.ts';

/** From one time to another on the 24-hour clock; without an end where only a start was written. */
export interface ClockRange {
  readonly from: ClockTime;
  readonly to?: ClockTime | undefined;
}

const minutesInDay = 24 * 60;
const noon = 12 * 60;

/**
 * Settles what two written times mean, where only one reading makes sense: "2 - 4.30pm" is the afternoon, "9-5pm"
 * starts in the morning, "9.30 - 17:00" shows the 24-hour clock. Bare times that could be either half of the day
 * ("11.30 - 1.30") are left open.
 *
 * @param uses24Hours whether other times of the same text show that its writer uses the 24-hour clock
 * @returns undefined when it is not sure
 */
export function settleRange(
  start: WrittenTime,
  end: WrittenTime | undefined,
  uses24Hours: boolean,
): ClockRange | undefined {
  if (end === undefined) return settleStart(start, uses24Hours);
  const starts = readingsOf(start, uses24Hours);
  const ends = readingsOf(end, uses24Hours).map((minutes) => (minutes === 0 ? minutesInDay : minutes));
  const pairs = starts.flatMap((from) => ends.filter((to) => to > from).map((to) => ({ from, to })));
  const isOpen = start.half === undefined && end.half === undefined && !uses24Hours;
  const best = pairs.length === 1 && !isOpen ? pairs[0] : chooseByHalf(start, end, pairs);
  if (best === undefined || isLikelySlip(start, end, best.to)) return undefined;
  return { from: toClock(best.from), to: toClock(best.to % minutesInDay) };
}

interface Pair {
  readonly from: number;
  readonly to: number;
}

/** A lone start needs its own "am" or "pm", or a clock that is plainly the 24-hour one. */
function settleStart(start: WrittenTime, uses24Hours: boolean): ClockRange | undefined {
  const [only, other] = start.isBare ? [] : readingsOf(start, uses24Hours);
  return only === undefined || other !== undefined ? undefined : { from: toClock(only) };
}

/** A half written once, at the end, holds for both: "2 - 4.30pm". Written at the start, the end comes soon after. */
function chooseByHalf(start: WrittenTime, end: WrittenTime, pairs: readonly Pair[]): Pair | undefined {
  if (start.half === undefined && end.half === 'pm') {
    return pairs.toSorted((one, other) => other.from - one.from)[0];
  }
  if (start.half === undefined && end.half === undefined) return pairs.find(isPlainlyByDay);
  return undefined;
}

/** "10 - 12" is a morning and "9 - 5" a working day: nobody writes the hours of a night café so. */
function isPlainlyByDay({ from, to }: Pair): boolean {
  const isMorning = from >= 9 * 60 && from < noon && to < noon + 60;
  const isWorkingDay = from >= 8 * 60 && from <= 10 * 60 && to >= 15 * 60 && to <= 18 * 60;
  return isMorning || isWorkingDay;
}

/** "9am - 12am" mostly means midday, and may mean midnight; a day that starts at "12am" likewise. */
function isLikelySlip(start: WrittenTime, end: WrittenTime, to: number): boolean {
  const startsAt12am = start.hour === 12 && start.half === 'am';
  const endsAt12am = end.hour === 12 && end.half === 'am' && to === minutesInDay;
  return startsAt12am || (endsAt12am && !(start.half === 'pm'));
}

/** Minutes since midnight that a written time may mean. */
function readingsOf({ hour, minute, half, isPadded }: WrittenTime, uses24Hours: boolean): number[] {
  const minutes = hour * 60 + minute;
  if (minutes > minutesInDay) return [];
  if (hour > 12) return half === 'am' ? [] : [minutes % minutesInDay];
  if (hour === 0) return half === 'pm' ? [] : [minutes];
  const morning = (hour % 12) * 60 + minute;
  if (half !== undefined) return [half === 'am' ? morning : morning + noon];
  if (uses24Hours || isPadded) return [minutes];
  return hour === 12 ? [noon + minute] : [morning, morning + noon];
}

function toClock(minutes: number): ClockTime {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as ClockTime;
}
