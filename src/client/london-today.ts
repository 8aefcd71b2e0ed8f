/**
 * The day it is in London, as `2026-11-22`, wherever the reader's clock stands. A made-up town that was built for
 * its own day says so on its pages (`data-day`), and stays on that day for ever.
 */
export function londonToday(): string {
  const heldDay = document.documentElement.dataset['day'];
  if (heldDay !== undefined) return heldDay;
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
}

/** The time it is in London, as `09:30`. */
export function londonTime(): string {
  const parts = { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(new Date());
}
