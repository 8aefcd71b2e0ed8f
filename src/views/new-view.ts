import { addDays, dayInWords, type IsoDay } from '../domain/calendar-day.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { assetRow, listedAssets } from './a-to-z-view.ts';
import { addressOf } from './addresses.ts';
import { cardView, type CardView } from './card-view.ts';
import type { PageFacts } from './frame-view.ts';
import type { LetterRow } from './letters-view.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';

/** The page of what has changed: new, checked lately, closed lately. */
export interface NewView {
  readonly page: PageFacts;
  /** The day of the build, in words; "lately" is seen from there. */
  readonly asOf: string;
  readonly added: readonly CardView[];
  /** Each with the day of the check. */
  readonly checked: readonly LetterRow[];
  /** Each with the day it closed. */
  readonly closed: readonly LetterRow[];
}

/** How many days something counts as new. */
export const daysNew = 90;

const mostCards = 18;
const mostRows = 40;

/** What has changed lately, the latest first. */
export function newView(context: ViewContext): NewView {
  const listed = listedAssets(context);
  const open = listed.filter((asset) => standingOfAsset(asset, context.today, context).shows.today);
  const added = latestFirst(open, addedOn).filter(
    (asset) => (addedOn(asset) ?? '') > addDays(context.today, -daysNew),
  );
  return {
    page: {
      title: 'New, checked and closed lately',
      description: `What is new in ${context.directory.site.name}, what the panel checked last, and what has ended.`,
      path: addressOf.newAssets(context.base),
      hasFeeds: true,
    },
    asOf: dayInWords(context.today),
    added: added.slice(0, mostCards).map((asset) => cardView(asset, context)),
    checked: rowsByDay(open, checkedOn, context),
    closed: rowsByDay(
      listed.filter((asset) => standingOfAsset(asset, context.today, context).status === 'closed'),
      closedOn,
      context,
    ),
  };
}

type DayOf = (asset: LinkedAsset) => IsoDay | undefined;

const addedOn: DayOf = ({ data }) => data.added?.on;
const checkedOn: DayOf = ({ data }) => data.checked?.on;
const closedOn: DayOf = ({ data }) => (data.status?.is === 'closed' ? data.status.on : undefined);

function rowsByDay(assets: readonly LinkedAsset[], dayOf: DayOf, context: ViewContext): LetterRow[] {
  return latestFirst(assets, dayOf)
    .slice(0, mostRows)
    .map((asset) => {
      const day = dayOf(asset);
      return { ...assetRow(asset, context), mark: day === undefined ? '' : dayInWords(day) };
    });
}

/** Those that have the day, the latest first; entries of the same day stay in order of title. */
function latestFirst(assets: readonly LinkedAsset[], dayOf: DayOf): LinkedAsset[] {
  const dated = assets.filter((asset) => dayOf(asset) !== undefined);
  return dated.sort((a, b) => ((dayOf(a) ?? '') > (dayOf(b) ?? '') ? -1 : Number(dayOf(a) !== dayOf(b))));
}
