/**
 * Keeps the page "This week" right: draws its days anew where nobody has built it for a week, points "Tomorrow" to
 * tomorrow, says what is on now, and shows one neighbourhood alone. Words only, never markup.
 */
import { copyOf, drawEvent, fetchLaterWeeks, put } from './later-weeks.ts';
import { londonTime, londonToday } from './london-today.ts';
import {
  aroundOn,
  dayAfter,
  daysOf,
  inWords,
  weekdayPlace,
  type DatedLine,
  type WeekDay,
} from './week-days.ts';

const daysShown = 14;
/** As on a page that is built: with more lines than these, later days only say how much is on. */
const mostLines = 250;
const saturday = 5;
const millisecondsInMinute = 60_000;

const parts = [
  { title: 'Morning', until: '12:00' },
  { title: 'Afternoon', until: '17:00' },
  { title: 'Evening', until: '24:00' },
];

const page = document.querySelector<HTMLElement>('[data-week]');
if (page !== null) void keepRight(page);

async function keepRight(page: HTMLElement): Promise<void> {
  pointToDays(page);
  offerAreas(page);
  sayWhatIsOnNow(page);
  window.setInterval(() => {
    sayWhatIsOnNow(page);
  }, millisecondsInMinute);
  if (await drawAnew(page)) {
    showArea(page, chosenArea());
    sayWhatIsOnNow(page);
  }
}

/** Whether the days were drawn anew. */
async function drawAnew(page: HTMLElement): Promise<boolean> {
  const data = await fetchLaterWeeks(page);
  if (data === undefined) return false;
  const today = londonToday();
  const days = daysOf(data, today, daysShown);
  page.querySelector('.agenda')!.replaceChildren(...drawDays(days, page.dataset['weekdays'] ?? ''));
  drawRows(page.querySelector<HTMLElement>('.most-days')!, mostDaysRows(days));
  drawRows(
    page.querySelector<HTMLElement>('.no-times')!,
    aroundOn(data, today).map(({ title, href, when }) => ({ title, href, hint: when, mark: '' })),
  );
  page.querySelector('[data-span]')!.textContent = spanOf(today, dayAfter(today, daysShown - 1));
  page.querySelector('[data-out-of-date]')?.remove();
  return true;
}

/** "22 November to 5 December 2026"; the year twice where it changes. */
function spanOf(first: string, last: string): string {
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  const day = { day: 'numeric', month: 'long' } as const;
  const from = inWords(first, isOneYear ? day : { ...day, year: 'numeric' });
  return `${from} to ${inWords(last, { ...day, year: 'numeric' })}`;
}

function drawDays(days: readonly WeekDay[], weekdays: string): HTMLElement[] {
  let lines = 0;
  return days.map((day, at) => {
    lines += day.on.length + day.off.length;
    const isListed = at === 0 || lines <= mostLines;
    return drawDay(day, at === 0, isListed, weekdays.split(' ')[weekdayPlace(day.date)] ?? '');
  });
}

function drawDay(day: WeekDay, isToday: boolean, isListed: boolean, weekdayPage: string): HTMLElement {
  const copy = copyOf('day');
  const weekday = inWords(day.date, { weekday: 'long' });
  const time = copy.querySelector('time')!;
  time.dateTime = day.date;
  put(copy, { day: `${weekday} ${inWords(day.date, { day: 'numeric', month: 'long' })}` });
  copy.querySelector('h2')!.id = day.date;
  copy.querySelector<HTMLElement>('.today')!.hidden = !isToday;
  const body = copy.querySelector('.day-body')!;
  if (day.on.length > 0 || !isListed) body.querySelector('.nothing:not([data-none-there])')!.remove();
  if (isListed) {
    body.querySelector('.thirds')!.append(...drawParts(day.on));
    body.append(...day.off.map(drawOff));
  } else {
    const things = `${day.on.length} ${day.on.length === 1 ? 'thing' : 'things'}`;
    body.append(drawMore(`${things} on. See ${weekday}s`, weekdayPage));
  }
  return copy;
}

function drawParts(lines: readonly DatedLine[]): HTMLElement[] {
  const partOf = ({ from }: DatedLine) => parts.find(({ until }) => from < until)?.title ?? '';
  const byPart = Map.groupBy(lines, partOf);
  return parts.flatMap(({ title }) => {
    const found = byPart.get(title);
    if (found === undefined) return [];
    const copy = copyOf('part');
    copy.className = title.toLowerCase();
    put(copy, { part: title });
    copy.querySelector('ul')!.append(...found.map(drawLine));
    return [copy];
  });
}

function drawLine(line: DatedLine): HTMLElement {
  const { time, place, remark = '', from, to, areas = '' } = line;
  const event = drawEvent(line, { time, place, remark });
  event.dataset['starts'] = from;
  if (to !== undefined) event.dataset['ends'] = to;
  event.dataset['areas'] = areas;
  return event;
}

function drawOff({ title, href, areas = '', remark = '' }: DatedLine): HTMLElement {
  const copy = copyOf('off');
  copy.dataset['areas'] = areas;
  copy.querySelector('a')!.href = href;
  const why = remark === '' || /[.!?…]$/.test(remark) ? remark : `${remark}.`;
  put(copy, { title, why });
  return copy;
}

function drawMore(words: string, href: string): HTMLElement {
  const copy = copyOf('more');
  copy.querySelector('a')!.href = href;
  put(copy, { words });
  return copy;
}

interface Row {
  readonly title: string;
  readonly href: string;
  readonly hint: string;
  readonly mark: string;
  readonly areas?: string | undefined;
}

/** What is on nearly every day, each rule once, by title. */
function mostDaysRows(days: readonly WeekDay[]): Row[] {
  const lines = days.flatMap(({ daily }) => daily);
  const rules = new Map(lines.toReversed().map((line) => [`${line.thing} ${line.rule}`, line]));
  return [...rules.values()]
    .map(({ title, href, areas = '', rule = '', remark = '' }) => ({
      title,
      href,
      areas,
      hint: rule,
      mark: remark.includes('Ring first') ? 'Ring first' : '',
    }))
    .sort((one, other) => one.title.localeCompare(other.title, 'en-GB'));
}

function drawRows(section: HTMLElement, rows: readonly Row[]): void {
  const drawn = rows.map(({ title, href, hint, mark, areas }) => {
    const copy = copyOf('row');
    if (areas !== undefined) copy.dataset['areas'] = areas;
    copy.querySelector('a')!.href = href;
    put(copy, { title, hint, mark });
    return copy;
  });
  section.querySelector('ul')!.replaceChildren(...drawn);
  section.hidden = rows.length === 0;
}

/** The links to days go to those of today's week, whichever day the page was built. */
function pointToDays(page: HTMLElement): void {
  const today = londonToday();
  const place = weekdayPlace(today);
  const days: Readonly<Record<string, string>> = {
    today,
    tomorrow: dayAfter(today, 1),
    weekend: dayAfter(today, Math.max(saturday - place, 0)),
  };
  for (const [name, day] of Object.entries(days)) {
    page.querySelector<HTMLAnchorElement>(`[data-jump="${name}"] a`)?.setAttribute('href', `#${day}`);
  }
}

/** Fills "On now" and "Later today" from the day that is shown as today's. */
function sayWhatIsOnNow(page: HTMLElement): void {
  const time = londonTime();
  const heading = document.getElementById(londonToday());
  const events = [...(heading?.parentElement?.querySelectorAll<HTMLElement>('.event') ?? [])];
  const found: Readonly<Record<string, readonly HTMLElement[]>> = {
    'on-now': events.filter(({ dataset }) => isOnAt(time, dataset)),
    'later-today': events.filter(({ dataset }) => (dataset['starts'] ?? '') > time),
  };
  for (const [name, shown] of Object.entries(found)) {
    const section = page.querySelector<HTMLElement>(`[data-hours="${name}"]`)!;
    section.querySelector('ul')!.replaceChildren(...shown.map((event) => event.cloneNode(true)));
    const isEmpty = shown.every(({ hidden }) => hidden);
    section.hidden = isEmpty;
    page.querySelector<HTMLElement>(`[data-jump="${name}"]`)!.hidden = isEmpty;
  }
}

/** Whether something goes on at a time; of what has no end nobody knows. An end before the start is past midnight. */
function isOnAt(time: string, { starts = '', ends }: DOMStringMap): boolean {
  return ends !== undefined && starts <= time && (time < ends || ends < starts);
}

/** The neighbourhood that the address asks for. */
function chosenArea(): string {
  return new URLSearchParams(location.search).get('in') ?? '';
}

/** The links to neighbourhoods show one of them on this page, and keep the choice in the address. */
function offerAreas(page: HTMLElement): void {
  for (const choice of page.querySelectorAll<HTMLElement>('[data-area]')) {
    choice.addEventListener('click', (event) => {
      event.preventDefault();
      const area = choice.dataset['area'] ?? '';
      history.replaceState(null, '', area === '' ? location.pathname : `?in=${encodeURIComponent(area)}`);
      showArea(page, area);
    });
  }
  showArea(page, chosenArea());
}

/** Whether something can be had in a neighbourhood; what is by phone or online can be had anywhere. */
function isThere(areas: string, area: string): boolean {
  return areas === '' || areas.split(' ').includes(area);
}

/** Whether a part of the page has nothing left to show of what lies in neighbourhoods. */
function isEmptied(part: HTMLElement): boolean {
  return [...part.querySelectorAll<HTMLElement>('[data-areas]')].every(({ hidden }) => hidden);
}

function showArea(page: HTMLElement, area: string): void {
  const choices = [...page.querySelectorAll<HTMLElement>('[data-area]')];
  const chosen = choices.find(({ dataset }) => dataset['area'] === area && area !== '');
  for (const choice of choices) {
    const link = choice.querySelector('a')!;
    if (choice === chosen) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
    if (choice.dataset['area'] === '') choice.hidden = chosen === undefined;
  }
  for (const thing of page.querySelectorAll<HTMLElement>('[data-areas]')) {
    thing.hidden = chosen !== undefined && !isThere(thing.dataset['areas'] ?? '', area);
  }
  for (const part of page.querySelectorAll<HTMLElement>('.agenda .thirds > section, .most-days')) {
    part.hidden = isEmptied(part);
  }
  for (const words of page.querySelectorAll<HTMLElement>('[data-none-there]')) {
    const day = words.parentElement!;
    words.hidden = !isEmptied(day) || day.querySelector('.event, .not-on') === null;
  }
  if (chosen !== undefined) page.querySelector<HTMLDetailsElement>('[data-area-choice]')!.open = true;
  const where = chosen === undefined ? 'everywhere' : chosen.textContent.trim();
  page.querySelector('[data-status]')!.textContent = `What is on: ${where}`;
  sayWhatIsOnNow(page);
}
