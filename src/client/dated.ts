/**
 * Keeps a page true as days pass: shows what holds today and hides what does not, by comparing London's day with
 * the days the build wrote into `data-from` and `data-to`.
 */
import { londonToday } from './london-today.ts';

const today = londonToday();

for (const part of document.querySelectorAll<HTMLElement>('[data-from], [data-to]')) {
  const { from = '', to = '9999' } = part.dataset;
  part.hidden = today < from || today > to;
}
