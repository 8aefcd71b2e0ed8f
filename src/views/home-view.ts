import { addDays, dayInWords, timeInWords } from '../domain/calendar-day.ts';
import type { LinkedAsset, LinkedGap } from '../domain/directory.ts';
import { isServing } from '../domain/panel.ts';
import { addressOf } from './addresses.ts';
import {
  countInTime,
  neighbourhoodLinks,
  openAssets,
  themeLinks,
  type CountedLink,
  type ThemeLink,
} from './browse-view.ts';
import { beginningView, type BeginningView } from './beginning-view.ts';
import { cardView, type CardView } from './card-view.ts';
import type { Dated } from './dated.ts';
import { facesView, type FacesView } from './faces-view.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { gapView, type GapView } from './gap-view.ts';
import { laterWeeks, type LaterWeeks } from './later-weeks.ts';
import { townPicture, type PictureView } from './map-pictures.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { weekView, type WeekView } from './week-view.ts';
import { capitalised, numberInWords, type Words } from './words.ts';

/** The home page. */
export interface HomeView {
  readonly title: string;
  readonly lead: string;
  /** Where a search is sent. */
  readonly searchAction: string;
  /** Searches to try. */
  readonly tries: readonly LinkView[];
  readonly town: string;
  /** Shown in the place of the week while there are no entries. */
  readonly beginning?: BeginningView | undefined;
  readonly week: WeekView;
  /** Where the weeks to come are, for a page that nobody has built anew. */
  readonly later: LaterWeeks;
  readonly allWeek: string;
  readonly themes: readonly ThemeLink[];
  readonly allAssets: LinkView;
  readonly doorstep: readonly CountedLink[];
  /** The picture of the whole place, which leads to the map; absent where there is no basemap. */
  readonly map?: { readonly picture: PictureView; readonly link: LinkView } | undefined;
  readonly allPlaces: string;
  readonly fresh: readonly CardView[];
  readonly allNew: string;
  readonly panel: {
    readonly says: string;
    readonly faces: FacesView;
    /** "On 22 November 2026, 141 of 151 entries were checked in time." */
    readonly checked: string;
    readonly href: string;
    readonly join: string;
  };
  readonly gaps: readonly GapView[];
  readonly allGaps: string;
  readonly tellUs: string;
  /** The next open meeting; goes when it is over. */
  readonly meeting?: Dated<readonly Words[]> | undefined;
  readonly page: PageFacts;
}

/** The home page. */
export function homeView(context: ViewContext): HomeView {
  const { directory, base } = context;
  const { site } = directory;
  const open = openAssets(context);
  return {
    title: site.strapline ?? 'Good things near you, kept by neighbours',
    lead: `Groups, places, lifts and ladders to borrow in ${site.name}. ${promise(open)}`,
    searchAction: addressOf.find(base),
    tries: triesOf(context),
    town: site.name,
    beginning: beginningView(context),
    week: weekView(context),
    later: laterWeeks(addDays(context.today, daysBeforeRedraw), context),
    allWeek: addressOf.thisWeek(base),
    themes: themeLinks(context),
    allAssets: {
      words: open.length === 0 ? 'A to Z' : `All ${open.length}, A to Z`,
      href: addressOf.assets(base),
    },
    doorstep: neighbourhoodLinks(context),
    map: context.hasMap
      ? { picture: townPicture(context), link: { words: 'Open the map', href: addressOf.map(base) } }
      : undefined,
    allPlaces: addressOf.venues(base),
    fresh: newest(open, context).map((asset) => cardView(asset, context)),
    allNew: addressOf.newAssets(base),
    panel: panelView(open, context),
    gaps: gapsShown(directory.gaps).map((gap) => gapView(gap, context)),
    allGaps: addressOf.gaps(base),
    tellUs: addressOf.suggest(base),
    meeting: meetingOf(context),
    page: {
      title: `Good things near you`,
      description: `Groups, places and things to borrow in ${site.name}. ${promise(open)}`,
      path: addressOf.home(base),
      hasFeeds: true,
      search: 'page',
    },
  };
}

/** What readers can rely on. A list that was only just brought in must not claim that anybody has checked it. */
function promise(open: readonly LinkedAsset[]): string {
  return open.some(({ data }) => data.checked !== undefined)
    ? 'What you read here, a neighbour has checked, and you can see when.'
    : 'Neighbours are starting to check it, and each page will say when.';
}

/** A phone shows three days of the week at a time, and has them for so many days. */
const daysBeforeRedraw = 4;

const mostTries = 3;

/** Something that people search with for each of the first few themes, a phrase rather than a word. */
function triesOf({ directory, base }: ViewContext): LinkView[] {
  return directory.themes
    .filter(({ sensitive }) => sensitive !== true)
    .flatMap(({ alsoCalled = [] }) => alsoCalled.find((words) => words.includes(' ')) ?? alsoCalled[0] ?? [])
    .slice(0, mostTries)
    .map((words) => ({ words, href: addressOf.search(base, words) }));
}

const mostCards = 3;

/** The newest that can be gone to, those that no other list has before those that are well known. */
function newest(open: readonly LinkedAsset[], context: ViewContext): LinkedAsset[] {
  return open
    .filter((asset) => standingOfAsset(asset, context.today, context).shows.screens)
    .sort((one, other) => newness(other).localeCompare(newness(one)))
    .slice(0, mostCards);
}

function newness({ data }: LinkedAsset): string {
  const isHidden = data.publicity !== undefined && data.publicity !== 'widely-known';
  return `${isHidden ? 1 : 0} ${data.added?.on ?? ''}`;
}

function panelView(open: readonly LinkedAsset[], context: ViewContext): HomeView['panel'] {
  const { directory, today, base } = context;
  const serving = directory.members.filter(({ data }) => isServing(data, today));
  const people =
    serving.length === 0
      ? 'People who live here keep it'
      : `${capitalised(numberInWords(serving.length))} ${serving.length === 1 ? 'neighbour keeps' : 'neighbours keep'} it`;
  return {
    says: `${people}. Each looks after a patch, goes to see, rings up, and writes the date down. They serve for a year, then others take a turn.`,
    faces: facesView(context),
    checked:
      open.length === 0
        ? 'The first entries are being looked for.'
        : `On ${dayInWords(today)}, ${countInTime(open, context)} of ${open.length} entries had been checked in time.`,
    href: addressOf.howThisIsKept(base),
    join: addressOf.suggest(base),
  };
}

const gapOrder = ['open', 'being-worked-on', 'filled', 'not-now'] as const;

/** One gap of each state first, so that the page shows needs and answers; the newest before older ones. */
function gapsShown(gaps: readonly LinkedGap[]): LinkedGap[] {
  const newestFirst = [...gaps].sort((one, other) => other.data.noticedOn.localeCompare(one.data.noticedOn));
  const oneEach = gapOrder.flatMap((state) => newestFirst.find(({ data }) => data.state === state) ?? []);
  const others = newestFirst.filter((gap) => !oneEach.includes(gap));
  const chosen = [...oneEach.slice(0, mostCards), ...others].slice(0, mostCards);
  return chosen.sort((one, other) => gapOrder.indexOf(one.data.state) - gapOrder.indexOf(other.data.state));
}

function meetingOf({ directory, today, base }: ViewContext): HomeView['meeting'] {
  const meeting = directory.site.nextMeeting;
  if (meeting === undefined || meeting.on < today) return undefined;
  const venue = directory.venueBySlug.get(meeting.where);
  return {
    to: meeting.on,
    now: true,
    value: [
      `Next open meeting: ${dayInWords(meeting.on, { weekday: true })}, ${timeInWords(meeting.from)}`,
      ...(venue ? [', ', { words: venue.data.title, href: addressOf.venue(base, venue.slug) }] : []),
      '. Come and have a say.',
    ],
  };
}
