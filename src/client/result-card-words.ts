/** Words of a result that depend on the day it is read. */
import type { NextMeeting } from './finder/find-query.ts';
import { dayAfter } from './finder/meeting-dates.ts';

const namesOfTimes: Readonly<Record<string, string>> = { '00:00': 'midnight', '12:00': 'midday' };

/** "10am", "5:30pm", "midday". */
export function timeInWords(time: string): string {
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3) === '00' ? '' : `:${time.slice(3)}`;
  return namesOfTimes[time] ?? `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** "Today, 8pm", "Tuesday 24 November, 10:30am. Ring first". */
export function nextInWords(
  { date, from, to, is, note, place, ringFirst }: NextMeeting,
  today: string,
): string {
  const isAllDay = from === '00:00' && to === '23:59';
  const where = place === undefined ? '' : ` at ${place.title}`;
  const remarks = [
    `${dayInWords(date, today)}, ${isAllDay ? 'all day' : timeInWords(from)}${where}`,
    ...(is === 'ask' || ringFirst ? ['Ring first'] : []),
    ...(note === undefined ? [] : [note]),
  ];
  return remarks.join('. ');
}

function dayInWords(date: string, today: string): string {
  if (date === today) return 'Today';
  if (date === dayAfter(today, 1)) return 'Tomorrow';
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  const words = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00Z`));
  return words.replace(',', '');
}
