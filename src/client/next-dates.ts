/**
 * Draws the list of next dates anew on a page that was built on an earlier day, from the dates that the build
 * wrote into the page. Words only, never markup.
 */
import { londonToday } from './london-today.ts';

/** Dates of one session that are alike in all but the day, as `src/views/when-view.ts` writes them. */
interface AlikeDates {
  is: 'meets' | 'off' | 'ask';
  from: string;
  says: string;
  on: string[];
}

const datesShown = 6;
const today = londonToday();

if (today !== document.documentElement.dataset.built) drawNextDates();

function drawNextDates(): void {
  const data = document.querySelector('script[data-dates]')?.textContent ?? '[]';
  const dates = (JSON.parse(data) as AlikeDates[])
    .flatMap(({ on, ...rest }) => on.map((date) => ({ date, ...rest })))
    .filter(({ date }) => date >= today)
    .sort((one, other) => (`${one.date} ${one.from}` < `${other.date} ${other.from}` ? -1 : 1))
    .slice(0, datesShown);
  const first = dates.findIndex(({ is }) => is !== 'off');
  for (const list of document.querySelectorAll('[data-dates-list]')) {
    const hasWarning = list.previousElementSibling !== null;
    const items = dates.map((date, index) => itemFor(date, index === first && !hasWarning));
    list.replaceChildren(...items);
  }
}

function itemFor({ date, is, says }: Omit<AlikeDates, 'on'> & { date: string }, isNext: boolean): Element {
  const item = document.createElement('li');
  item.className = isNext ? `${is} next` : is;
  const day = document.createElement('time');
  day.dateTime = date;
  day.textContent = inWords(date, { day: 'numeric', month: 'long', ...yearUnlessThis(date) });
  const bold = document.createElement('b');
  bold.append(day);
  item.append(bold, ' ', inWords(date, { weekday: 'long' }) + says);
  return item;
}

function yearUnlessThis(date: string): Intl.DateTimeFormatOptions {
  return date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' };
}

function inWords(date: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
}
