/**
 * The day it is in London, as `2026-11-22`, wherever the reader's clock stands. A made-up town that was built for
 * its own day says so on its pages (`data-day`), and stays on that day for ever.
 */
export function londonToday(): string {
  const heldDay = document.documentElement.dataset['day'];
  if (heldDay !== undefined) return heldDay;
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
}
