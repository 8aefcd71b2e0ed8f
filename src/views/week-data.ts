import { addDays, daysBetween, type IsoDay } from '../domain/calendar-day.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { daysAhead } from '../domain/schedule.ts';
import { standingOn } from '../domain/standing.ts';
import { packRuns } from '../formats/finder-runs.ts';
import type { WeekAround, WeekData, WeekLine } from '../formats/week.ts';
import { addressOf } from './addresses.ts';
import { mainThemeOf } from './card-view.ts';
import { daysFrom, happeningsBetween, isSaidOnce, type Happening } from './happenings.ts';
import { happeningView, hasOnlyWords, rulesWithPlace } from './this-week-view.ts';
import type { ViewContext } from './view-context.ts';
import { homeEventView } from './week-view.ts';

/** `/data/week.json`: the weeks of the 400 days from the day of the build on, in the words of the pages. */
export function weekData(context: ViewContext): WeekData {
  const { directory, today } = context;
  const { assets } = directory;
  const period = { from: today, to: addDays(today, daysAhead - 1) };
  const withLines = assets.map((asset) => linesOf(happeningsBetween(directory, period, [asset]), context));
  const withWords = assets.map((asset) => aroundOf(asset, context));
  const shown = assets.filter((_, at) => [withLines[at], withWords[at]].some((parts) => parts?.length !== 0));
  const placeOf = new Map(shown.map((asset, at) => [asset, at]));
  const numbered = <Part extends object>(asset: LinkedAsset, part: Part) => ({
    thing: placeOf.get(asset) ?? 0,
    ...part,
  });
  return {
    built: today,
    things: shown.map((asset) => [
      asset.data.title,
      addressOf.asset(context.base, asset.slug),
      mainThemeOf(asset, context).colour,
    ]),
    lines: assets.flatMap((asset, at) => (withLines[at] ?? []).map((line) => numbered(asset, line))),
    around: assets.flatMap((asset, at) => (withWords[at] ?? []).map((words) => numbered(asset, words))),
  };
}

type Unnumbered<Part> = Omit<Part, 'thing'>;

/** The dates of one thing, those in one line that are told in the same words. */
function linesOf(happenings: readonly Happening[], context: ViewContext): Unnumbered<WeekLine>[] {
  const told = happenings.map((happening) => ({
    words: lineOf(happening, context),
    day: daysBetween(context.today, happening.occurrence.date),
  }));
  const alike = Map.groupBy(told, ({ words }) => JSON.stringify(words));
  return [...alike.values()].flatMap((dates) =>
    dates.slice(0, 1).map(({ words }) => ({ ...words, days: packRuns(dates.map(({ day }) => day)) })),
  );
}

function lineOf(happening: Happening, context: ViewContext): Omit<Unnumbered<WeekLine>, 'days'> {
  const { occurrence } = happening;
  const { time, place, remark, areas } = happeningView(happening, context);
  const short = homeEventView(happening, context);
  const isOff = occurrence.is === 'off';
  const isDaily = !isOff && isSaidOnce(happening);
  return {
    from: occurrence.from,
    ...(occurrence.to !== undefined && { to: occurrence.to }),
    ...(areas !== '' && { areas }),
    time,
    place,
    ...(isOff ? noteOf(happening) : remark !== '' && { remark }),
    short: [short.time, short.place, short.remark],
    ...(isOff && { is: 'off' as const }),
    ...(isDaily && { is: 'daily' as const, rule: rulesWithPlace(happening, context) }),
  };
}

function noteOf({ occurrence: { note } }: Happening): { remark?: string } {
  return note === undefined ? {} : { remark: note };
}

/** The days on which something at no set time may be shown; nothing for what has times. */
function aroundOf(asset: LinkedAsset, { directory, today }: ViewContext): Unnumbered<WeekAround>[] {
  if (!hasOnlyWords(asset)) return [];
  const mayShow = (day: IsoDay) => standingOn(asset.data, directory.site, day).shows;
  const days = daysFrom(today, daysAhead).flatMap((day, at) => {
    const { lists, today: isShown } = mayShow(day);
    return lists && isShown ? [at] : [];
  });
  return days.length === 0 ? [] : [{ when: asset.data.whenInWords ?? '', days: packRuns(days) }];
}
