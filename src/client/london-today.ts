/** The day it is in London, as `2026-11-22`, wherever the reader's clock stands. */
export function londonToday(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
}
