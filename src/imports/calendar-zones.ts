import { Temporal } from 'temporal-polyfill';

/** A day and time on the clocks of the place an event names, without a zone. */
export interface WallTime {
  /** `YYYY-MM-DDTHH:mm:ss` */
  readonly text: string;
  /** A zone of the IANA database, `UTC`, or undefined for the time on everybody's own clock. */
  readonly zone: string | undefined;
}

/** Names that Windows and Outlook give to zones, as far as calendars of British places meet them. */
const windowsZones: Readonly<Record<string, string>> = {
  'GMT Standard Time': 'Europe/London',
  'GMT Daylight Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Helsinki',
  'GTB Standard Time': 'Europe/Athens',
  'Russian Standard Time': 'Europe/Moscow',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
  'India Standard Time': 'Asia/Kolkata',
  'China Standard Time': 'Asia/Shanghai',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'AUS Eastern Standard Time': 'Australia/Sydney',
};

/**
 * The zone that a calendar means by a name: one of the IANA database, as it is or behind a path that programs put
 * before it, one of Windows, or a sentence such as "(UTC+00:00) Dublin, Edinburgh, Lisbon, London".
 *
 * @param hint the `X-LIC-LOCATION` of the calendar's own definition of the zone
 * @returns undefined for a name that nobody knows
 */
export function zoneCalled(name: string, hint?: string): string | undefined {
  const plain = name.trim().replace(/^"|"$/g, '');
  const short =
    /(?:^|\/)((?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[\w+-]+(?:\/[\w+-]+)?)$/.exec(
      plain,
    )?.[1];
  const candidates = [plain, windowsZones[plain], short, hint];
  if (/\bLondon\b/.test(plain)) candidates.push('Europe/London');
  const found = candidates.find((zone): zone is string => zone !== undefined && isZone(zone));
  return found !== undefined && sameClocks.has(found) ? 'Europe/London' : found;
}

/** Zones whose clocks have been those of London for as long as a calendar on a computer goes back. */
const sameClocks = new Set([
  'Europe/Dublin',
  'Europe/Belfast',
  'Europe/Guernsey',
  'Europe/Jersey',
  'Europe/Isle_of_Man',
  'GB',
]);

function isZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}

/** A time of one zone on the clocks of another; a time on everybody's own clock stays. */
export function onClocksOf(zone: string | undefined, { text, zone: from }: WallTime): string {
  if (from === undefined || zone === undefined || from === zone) return text;
  const local = Temporal.PlainDateTime.from(text).toZonedDateTime(from).withTimeZone(zone);
  return local.toPlainDateTime().toString({ smallestUnit: 'second' });
}

/** Seconds between two wall times, the first before the second. */
export function secondsBetween(from: string, to: string): number {
  return (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 1000;
}

/** A wall time so many seconds later. */
export function secondsLater(text: string, seconds: number): string {
  return new Date(Date.parse(`${text}Z`) + seconds * 1000).toISOString().slice(0, 19);
}
