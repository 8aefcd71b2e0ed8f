import { parseTime } from '../../domain/calendar-day.ts';
import { formatPhone, phoneSchema } from '../../domain/phone.ts';

/** What somebody surely meant by a text; undefined where it could be more than one thing. */
export const guessSurely = { phone: guessPhone, time: guessTime };

/** A phone number that was read as a number, and has lost its first 0 or would. */
function guessPhone(written: string): string | undefined {
  if (!/^\d{9,11}$/.test(written)) return undefined;
  const result = phoneSchema.safeParse(written.startsWith('0') ? written : `0${written}`);
  return result.success ? formatPhone(result.data) : undefined;
}

/** From this hour to midday, an hour without am or pm is in the morning: hardly anything starts at 9 at night. */
const surelyMorningFrom = 9;

function guessTime(written: string): string | undefined {
  const text = written.trim().toLowerCase();
  if (/^\d\d:\d\d$/.test(text)) return isTime(text) ? text : undefined;
  if (text === 'midday' || text === 'noon') return '12:00';
  const [, hourText = '', minutes = '00', half] = /^(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)?$/.exec(text) ?? [];
  const hour = Number(hourText);
  if (hourText === '' || (half === undefined && !/[:.]/.test(text))) return undefined;
  const time = `${String(half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)).padStart(2, '0')}:${minutes}`;
  const isSure = half === undefined ? hour >= surelyMorningFrom : hour >= 1 && hour <= 12;
  return isSure && isTime(time) ? time : undefined;
}

function isTime(text: string): boolean {
  try {
    return parseTime(text) === text;
  } catch {
    return false;
  }
}
