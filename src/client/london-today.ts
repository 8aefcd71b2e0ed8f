// Made once: a maker of dates costs a slow phone more than all the dates it writes.
const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const times = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * The day it is in London, as `2026-11-22`, wherever the reader's clock stands. A made-up town that was built for
 * its own day says so on its pages (`data-day`), and stays on that day for ever.
 */
export function londonToday(): string {
  const heldDay = document.documentElement.dataset['day'];
  if (heldDay !== undefined) return heldDay;
  return days.format(new Date());
}

/** The time it is in London, as `09:30`. */
export function londonTime(): string {
  return times.format(new Date());
}
