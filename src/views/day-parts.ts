import { timeRangeInWords, type ClockTime } from '../domain/calendar-day.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import type { Occurrence } from '../domain/schedule.ts';
import type { ColourName } from '../domain/theme.ts';
import { addressOf } from './addresses.ts';
import { mainThemeOf } from './card-view.ts';
import type { Dated } from './dated.ts';
import { dayPartOf, dayParts, placeOf, type DayPart } from './happenings.ts';
import type { ViewContext } from './view-context.ts';
import { capitalised } from './words.ts';

/** One thing at a time of day. */
export interface HappeningView {
  /** "10am to midday". */
  readonly time: string;
  readonly title: string;
  readonly href: string;
  /** "St Elmo's Hall, Well Bank", "By phone". */
  readonly place: string;
  /** Colour of its main theme. */
  readonly colour: ColourName;
  /** What to know before going: "Ring first. Term time only." Empty when there is nothing. */
  readonly remark: string;
  /** "Next: 8 December", where that needs saying; gone when the day is over. */
  readonly next?: Dated<string>;
}

/** One thing on one day of a week, with what is needed to say that it is on now, and in which part of town. */
export interface WeekHappeningView extends HappeningView {
  /** When it starts and ends, `HH:mm`. */
  readonly from: ClockTime;
  readonly to?: ClockTime | undefined;
  /** Slugs of neighbourhoods with spaces between them; empty where it is nowhere. */
  readonly areas: string;
}

/** Morning, afternoon or evening of a day. */
export interface DayPartView {
  readonly title: DayPart;
  readonly happenings: readonly (HappeningView | WeekHappeningView)[];
}

/**
 * Sorts things into morning, afternoon and evening, in the order given; parts with nothing on are left out.
 *
 * @param fromOf when a thing starts
 * @param viewOf how it is shown
 */
export function dayPartViews<Thing>(
  things: readonly Thing[],
  fromOf: (thing: Thing) => ClockTime,
  viewOf: (thing: Thing) => HappeningView,
): readonly DayPartView[] {
  const byPart = Map.groupBy(things, (thing) => dayPartOf(fromOf(thing)));
  return dayParts.flatMap(({ title }) => {
    const found = byPart.get(title);
    return found === undefined ? [] : [{ title, happenings: found.map(viewOf) }];
  });
}

/** What is shown of a date apart from remarks: when, what, where. */
export function happeningFacts(
  asset: LinkedAsset,
  occurrence: Occurrence,
  context: ViewContext,
): Omit<HappeningView, 'remark'> {
  return {
    time: capitalised(timeRangeInWords(occurrence.from, occurrence.to)),
    title: asset.data.title,
    href: addressOf.asset(context.base, asset.slug),
    place: placeOf({ asset, occurrence }, context),
    colour: mainThemeOf(asset, context).colour,
  };
}
