import { timeInWords, type ClockTime } from '../../domain/calendar-day.ts';
import { timesMeant } from '../../domain/written-times.ts';

/** What somebody typed into a field for a time. */
export type TypedTime =
  | { readonly is: 'blank' }
  | { readonly is: 'time'; readonly time: ClockTime }
  /** Morning or evening is left open; both are offered. */
  | { readonly is: 'either'; readonly times: readonly ClockTime[] }
  | { readonly is: 'unread' };

/** The other end of a stretch of time, which tells "7 to 9pm" from "7 to 9am". */
export interface OtherEnd {
  /** Which end the typed time is. */
  readonly typed: 'from' | 'to';
  readonly other: string | undefined;
}

/** Reads a time as people type it: "10am", "7.30 pm", "19:00", "midday". */
export function readTypedTime(text: string, end?: OtherEnd): TypedTime {
  if (text.trim() === '') return { is: 'blank' };
  const times = timesMeant(text);
  const [first, second] = times;
  if (first === undefined) return { is: 'unread' };
  if (second === undefined) return { is: 'time', time: first };
  const nearest = nearestTo(times, end);
  return nearest === undefined ? { is: 'either', times } : { is: 'time', time: nearest };
}

const minutesOfDay = 24 * 60;

/** The time that makes the shortest stretch with the other end; none where there is no other end. */
function nearestTo(times: readonly ClockTime[], end: OtherEnd | undefined): ClockTime | undefined {
  if (end?.other === undefined || !/^\d\d:\d\d$/.test(end.other)) return undefined;
  const other = minutesIn(end.other);
  const lengthWith = (time: ClockTime) => {
    const length = end.typed === 'to' ? minutesIn(time) - other : other - minutesIn(time);
    return (length + minutesOfDay - 1) % minutesOfDay;
  };
  return [...times].sort((one, two) => lengthWith(one) - lengthWith(two))[0];
}

function minutesIn(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** A stored time as the field shows it: "10am". What is no time is shown as it was typed. */
export function showTime(stored: string | undefined): string {
  if (stored === undefined) return '';
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(stored) ? timeInWords(stored as ClockTime) : stored;
}
