/** Draws the week of the home page anew where nobody has built the page for days. Words only, never markup. */
import { copyOf, drawEvent, fetchLaterWeeks, put } from './later-weeks.ts';
import { londonToday } from './london-today.ts';
import { daysOf, inWords, weekdayPlace, type DatedLine, type WeekDay } from './week-days.ts';

const daysShown = 7;
/** As on a page that is built: the most events of a day, and how many a phone shows before it leads on. */
const [mostEvents, fewEvents] = [4, 3];

const week = document.querySelector<HTMLElement>('.week[data-later]');
if (week !== null) void drawWeek(week);

async function drawWeek(week: HTMLElement): Promise<void> {
  const data = await fetchLaterWeeks(week);
  if (data === undefined) return;
  const days = daysOf(data, londonToday(), daysShown);
  const times = Map.groupBy(
    days.flatMap((day) => allOn(day)),
    ({ thing }) => thing,
  );
  const timesOf = ({ thing }: DatedLine) => times.get(thing)?.length ?? 0;
  week.replaceChildren(...days.map((day, at) => drawDay(day, at === 0, timesOf, week)));
  week.parentElement?.querySelector('[data-out-of-date]')?.remove();
}

/** All that is on but what is there on most days anyway, in order of time, and of title where times are the same. */
function allOn({ on }: WeekDay): DatedLine[] {
  return inOrderOfTime([...on].sort((one, other) => one.thing - other.thing));
}

function drawDay(
  day: WeekDay,
  isToday: boolean,
  timesOf: (line: DatedLine) => number,
  { dataset }: HTMLElement,
): HTMLElement {
  const all = allOn(day);
  // What is seldom on comes first, so that what is on every day does not fill every day.
  const rarest = [...all].sort((one, other) => timesOf(one) - timesOf(other));
  const shown = inOrderOfTime(rarest.slice(0, mostEvents));
  const copy = copyOf('day');
  const weekday = inWords(day.date, { weekday: 'long' });
  put(copy, {
    weekday,
    'short-weekday': weekday.slice(0, 3),
    number: String(Number(day.date.slice(8))),
  });
  copy.querySelector<HTMLElement>('.today')!.hidden = !isToday;
  const list = copy.querySelector('.events')!;
  list.append(...shown.map(drawLine));
  if (shown.length > 0) copy.querySelector('.nothing')?.remove();
  else list.remove();
  const more = copy.querySelector<HTMLAnchorElement>('.more')!;
  more.href = (dataset['weekdays'] ?? '').split(' ')[weekdayPlace(day.date)] ?? '';
  if (all.length <= fewEvents) more.remove();
  return copy;
}

function drawLine(line: DatedLine): HTMLElement {
  const [time, place, remark] = line.short;
  return drawEvent(line, { time, place, remark });
}

function inOrderOfTime(lines: readonly DatedLine[]): DatedLine[] {
  return [...lines].sort((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)));
}
