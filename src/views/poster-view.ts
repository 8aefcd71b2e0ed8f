import {
  addDays,
  dayInWords,
  timeInWords,
  weekdayNames,
  weekdayOf,
  type IsoDay,
} from '../domain/calendar-day.ts';
import { fitsOnScreen } from '../domain/checks/slide-too-long.ts';
import type { Directory, LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import { countCharacters } from '../domain/plain-text.ts';
import type { ColourName } from '../domain/theme.ts';
import { addressOf, shortestPathTo } from './addresses.ts';
import { mainThemeOf, type ThemeView } from './card-view.ts';
import { byTurns } from './by-turns.ts';
import { asksFirst, happeningsBetween, isWorthARow, type Happening } from './happenings.ts';
import { noticeWords, panelPhone, phoneOnNotice, shortTitleOf, type NoticeFact } from './notice-words.ts';
import { kmFrom } from './place-view.ts';
import { wayTo, type WayOn } from './slide-view.ts';
import { shownDays } from './screen-view.ts';
import { siteNameOf, type ViewContext } from './view-context.ts';

/** What every poster has: a page of its own, that prints as one sheet. */
interface PosterBase {
  /** Path of the page in the site, without base and slashes: `assets/slow-miles/poster`. */
  readonly path: string;
  /** What it is called in a list of posters and in the title of the PDF. */
  readonly name: string;
  readonly description: string;
  /** The page it was made from. */
  readonly back: { readonly words: string; readonly href: string };
  readonly siteName: string;
  readonly colour: ColourName;
  readonly title: string;
  readonly way: WayOn;
  /** The last day it may hang. */
  readonly takeDownAfter: IsoDay;
  readonly takeDownWords: string;
  /** "Poster 12, made 22 November 2026": how somebody at the desk knows which one it is. */
  readonly mark: string;
  /** All that an address may wish for, with spaces between. */
  readonly knownWishes: string;
  /** What is offered of it: other paper and other print, A4 first. */
  readonly wishes: readonly { readonly words: string; readonly wish: string }[];
  /** Said instead of the sheet from then on. */
  readonly tooLate: { readonly from: IsoDay; readonly words: string };
}

/** A poster of one asset. */
export interface AssetPoster extends PosterBase {
  readonly kind: 'asset';
  readonly slug: string;
  readonly art: string;
  /** A few warm words over the drawing. */
  readonly call: string;
  readonly hook?: string | undefined;
  readonly facts: readonly NoticeFact[];
  readonly tags: readonly string[];
  /** "Checked 14 November 2026". */
  readonly checked: string;
  /** How large its letters may be, worked out from how much it says. */
  readonly room: 'roomy' | 'snug' | 'tight';
  /** Whether the title needs smaller letters on a strip. */
  readonly isLongOnStrip: boolean;
  /** What a strip to tear off says, besides the title. */
  readonly strip: readonly string[];
  /** The address to type, on a strip and below the code: its host alone where no more fits. */
  readonly shortAddress: string;
}

/** One row of a list poster. */
export interface PosterRow {
  readonly time: string;
  readonly title: string;
  readonly detail: string;
  readonly theme: ThemeView;
}

/** A poster of what is on in a week. */
export interface ListPoster extends PosterBase {
  readonly kind: 'list';
  /** Under the title: "22 to 28 November 2026". */
  readonly lead: string;
  readonly arts: readonly string[];
  readonly days: readonly { readonly title: string; readonly rows: readonly PosterRow[] }[];
  readonly room: 'roomy' | 'snug' | 'tight';
}

/** A slip to say what is missing, twice on a sheet: to fill in, cut off and hand in. */
export interface SlipPoster extends PosterBase {
  readonly kind: 'slip';
  readonly lead: string;
  readonly questions: readonly string[];
  /** Where to hand it in, and who may. */
  readonly handIn: string;
  readonly room: 'roomy';
}

/** A poster. */
export type PosterView = AssetPoster | ListPoster | SlipPoster;

/** Paper and print that a poster can be wished for in, by the words of its address (`?as=a3+large`). */
export const posterWishes = ['a3', 'a5', 'large', 'mono', 'tears-5', 'tears-0'] as const;

type PosterWish = (typeof posterWishes)[number];

function wishesFor(kind: 'asset' | 'list' | 'slip'): PosterBase['wishes'] {
  const wish = (words: string, ...wishes: PosterWish[]) => ({ words, wish: wishes.join(' ') });
  return [
    wish('A4'),
    ...(kind === 'slip' ? [] : [wish('A3', 'a3'), wish('A5, large letters', 'a5', 'large')]),
    wish('Large print', 'large'),
    wish('Black on white', 'mono'),
    ...(kind === 'asset' ? [wish('5 strips', 'tears-5'), wish('No strips', 'tears-0')] : []),
  ];
}

const daysOfWeek = 7;
/** A list poster tells so many things: more could not be read while walking past. */
const mostRows = 8;

/** Every poster that the directory can give on the day of the build. */
export function posterViews(context: ViewContext): PosterView[] {
  const { directory, base } = context;
  const { assets, neighbourhoods, venues, themes } = directory;
  const inNeighbourhood = (slug: string) =>
    assets.filter((asset) => asset.neighbourhoods.some((area) => area.slug === slug));
  const lists = [
    weekPoster(context),
    ...neighbourhoods.map(({ slug, title }) =>
      listPoster(
        {
          path: `neighbourhoods/${slug}`,
          title: `This week in ${title}`,
          of: title,
          href: addressOf.neighbourhood(base, slug),
          assets: inNeighbourhood(slug),
        },
        context,
      ),
    ),
    ...venues.map((venue) =>
      listPoster(
        {
          path: `venues/${venue.slug}`,
          title: `This week at ${venue.data.title}`,
          of: venue.data.title,
          href: addressOf.venue(base, venue.slug),
          assets: venue.assets,
          venue: venue.slug,
        },
        context,
      ),
    ),
    ...themes.map(({ slug, title, colour }) =>
      listPoster(
        {
          path: `themes/${slug}`,
          title: `${title}: this week`,
          of: title,
          href: addressOf.theme(base, slug),
          assets: assets.filter((asset) => asset.themes.some((theme) => theme.slug === slug)),
          colour,
        },
        context,
      ),
    ),
  ];
  const ofAssets = assets.map((asset) => assetPoster(asset, context));
  return [...ofAssets, ...lists, replySlip(context)].filter((poster) => poster !== undefined);
}

/**
 * What is on in the whole place in the week from the day of the build; undefined where hardly anything is.
 *
 * @param most how many things it tells of; left out, as many as fit a sheet
 */
export function weekPoster(context: ViewContext, most?: number): ListPoster | undefined {
  const { directory, base } = context;
  const wish = {
    path: 'this-week',
    title: 'This week near you',
    of: directory.site.name,
    href: addressOf.thisWeek(base),
    assets: directory.assets,
  };
  return listPoster(wish, context, most);
}

/** So many entries hang on one board, besides the weeks. */
const mostOnBoard = 8;
/** What is further from a board than this is for another. */
const nearKm = 3;

/** Posters for the board of a venue: its own week and that of its neighbourhood, then what is nearest. */
export function postersForBoard(
  posters: readonly PosterView[],
  venue: LinkedVenue,
  { assetBySlug }: Pick<Directory, 'assetBySlug'>,
): PosterView[] {
  const weeks = [
    `venues/${venue.slug}/poster`,
    `neighbourhoods/${venue.neighbourhood?.slug ?? ''}/poster`,
    'this-week/poster',
  ];
  const near = posters
    .flatMap((poster) => {
      const asset = poster.kind === 'asset' ? assetBySlug.get(poster.slug) : undefined;
      const km = asset && kmFrom(venue, asset);
      return km === undefined || km > nearKm ? [] : [{ poster, km }];
    })
    .sort((one, other) => one.km - other.km)
    .slice(0, mostOnBoard);
  return [
    ...posters.filter(({ path }) => weeks.includes(path)).slice(0, 2),
    ...near.map(({ poster }) => poster),
  ];
}

/** The slip to hand in at the desk. Who and where the panel is may change, so that it has a day as well. */
function replySlip(context: ViewContext): SlipPoster {
  const { directory, base, today } = context;
  const { desk } = directory.site.panel;
  const takeDownAfter = addDays(today, longestDays);
  const where = desk ?? directory.site.panel.name;
  return {
    kind: 'slip',
    path: 'suggest/slip',
    name: 'Slip: What is missing?',
    description: 'A slip to say what is missing, on paper, to hand in at the desk.',
    back: { words: 'Tell us what is wrong or missing', href: addressOf.suggest(base) },
    siteName: siteNameOf(context),
    colour: 'damson',
    title: 'What is missing?',
    lead: 'A group, a place, a kind neighbour: tell us what others should know.',
    questions: [
      'What is it called?',
      'What happens there?',
      'Where, and when?',
      'Who may come, and what does it cost?',
      'Whom can we ask? A place or a role, please, not a private number.',
    ],
    handIn: `Hand this in: ${where}. You do not have to say who you are.`,
    way: wayTo(addressOf.suggest(base), panelPhone(context), context),
    takeDownAfter,
    takeDownWords: dayInWords(takeDownAfter),
    mark: `Made ${dayInWords(today)}`,
    knownWishes: posterWishes.join(' '),
    wishes: wishesFor('slip'),
    tooLate: tooLate(takeDownAfter),
    room: 'roomy',
  };
}

/** Address of the poster of an asset, for as long as there is one; undefined when it may not hang. */
export function posterOfAsset(
  asset: LinkedAsset,
  context: ViewContext,
): { href: string; to: IsoDay } | undefined {
  const to = lastDayOfPoster(asset, context);
  return to === undefined ? undefined : { href: `${addressOf.asset(context.base, asset.slug)}poster/`, to };
}

/** A poster of something that nothing ends comes down after so long all the same. */
const longestDays = 365;

/** The last day on which something made today may hang elsewhere; undefined when an asset may not be shown there. */
export function lastDayOfPoster(asset: LinkedAsset, context: ViewContext): IsoDay | undefined {
  const days = shownDays(asset, context);
  if (days === undefined || !fitsOnScreen(asset)) return undefined;
  const longest = addDays(context.today, longestDays);
  return days.to === undefined || days.to > longest ? longest : days.to;
}

function assetPoster(asset: LinkedAsset, context: ViewContext): AssetPoster | undefined {
  const takeDownAfter = lastDayOfPoster(asset, context);
  if (takeDownAfter === undefined) return undefined;
  const { base, directory, today } = context;
  const { title, theme, hook, facts, tags, checked } = noticeWords(asset, context);
  const { number } = asset.data;
  const phone = phoneOnNotice(asset, 'print', takeDownAfter, context);
  const href = addressOf.asset(base, asset.slug);
  const way = wayTo(shortestPathTo(asset, base), phone, context);
  const phoneFacts: NoticeFact[] =
    phone === undefined ? [] : [{ icon: 'phone', title: phone, detail: 'Ring if you would like to ask' }];
  const all = [...facts.filter(({ icon }) => icon !== 'phone'), ...phoneFacts];
  const when = facts.find(({ icon }) => icon === 'when');
  return {
    kind: 'asset',
    path: `assets/${asset.slug}/poster`,
    slug: asset.slug,
    name: `Poster: ${title}`,
    description: `A poster of ${title} to print and hang up, on one sheet.`,
    back: { words: title, href },
    siteName: siteNameOf(context),
    colour: theme.colour,
    art: theme.art,
    call: theme.title,
    title,
    hook,
    facts: all,
    tags,
    checked,
    way,
    takeDownAfter,
    takeDownWords: dayInWords(takeDownAfter),
    mark: number === undefined ? `Made ${dayInWords(today)}` : `Poster ${number}, made ${dayInWords(today)}`,
    knownWishes: posterWishes.join(' '),
    wishes: wishesFor('asset'),
    tooLate: tooLate(takeDownAfter),
    room: roomFor([title, hook ?? '', ...all.flatMap((fact) => [fact.title, fact.detail ?? ''])]),
    shortAddress: countCharacters(way.typed) <= lineOfStrip ? way.typed : directory.site.shortHost,
    isLongOnStrip: countCharacters(title) > lettersOnStrip,
    strip: [...(when === undefined ? [] : stripLines(when)), ...(phone === undefined ? [] : [phone])],
  };
}

/** A title of so many characters fits a strip in large letters. */
const lettersOnStrip = 19;

/** So many characters stand on one line of a strip to tear off. */
const lineOfStrip = 28;

/** When it is on, on one line of a strip or on two; of a long rule, the time alone. */
function stripLines({ title, detail }: NoticeFact): string[] {
  const rule = title.replace(/ of the month$/, '');
  const [time] = detail?.split(', ') ?? [];
  const isShort = (text: string) => countCharacters(text) <= lineOfStrip;
  const line = time === undefined ? rule : `${rule}, ${time}`;
  return isShort(line) ? [line] : [rule, time].filter((part) => part !== undefined).filter(isShort);
}

function tooLate(takeDownAfter: IsoDay): PosterBase['tooLate'] {
  return {
    from: addDays(takeDownAfter, 1),
    words: `This poster was good until ${dayInWords(takeDownAfter)}. Please do not print it now.`,
  };
}

/** How many characters stand on a line of a poster, by its part: title, hook, then facts and what is below them. */
const lineOf = [15, 40, 24, 30] as const;

/** How large letters may be, from how many lines the words will take. */
function roomFor([title = '', hook = '', ...facts]: readonly string[]): AssetPoster['room'] {
  const linesOf = (text: string, line: number) => Math.ceil(countCharacters(text) / line);
  const lines =
    2 * linesOf(title, lineOf[0]) +
    linesOf(hook, lineOf[1]) +
    facts.reduce((sum, text, index) => sum + linesOf(text, index % 2 === 0 ? lineOf[2] : lineOf[3]), 0);
  if (lines <= 12) return 'roomy';
  return lines <= 14 ? 'snug' : 'tight';
}

interface ListWish {
  readonly path: string;
  readonly title: string;
  readonly of: string;
  readonly href: string;
  readonly assets: readonly LinkedAsset[];
  /** Only what is at this venue. */
  readonly venue?: string;
  readonly colour?: ColourName;
}

function listPoster(wish: ListWish, context: ViewContext, most?: number): ListPoster | undefined {
  const { directory, today } = context;
  const takeDownAfter = addDays(today, daysOfWeek - 1);
  const found = happeningsBetween(directory, { from: today, to: takeDownAfter }, wish.assets)
    .filter(isWorthARow)
    .filter(
      ({ asset, occurrence }) =>
        wish.venue === undefined || (occurrence.venue ?? asset.venues[0]?.slug) === wish.venue,
    );
  if (found.length < 2) return undefined;
  const rowOf = (happening: Happening) => posterRow(happening, wish.venue !== undefined, context);
  const kept = spread(found, most ?? rowsThatFit(found, rowOf));
  const days = [...Map.groupBy(kept, ({ occurrence }) => occurrence.date)];
  const arts = [...new Set(kept.map(({ asset }) => mainThemeOf(asset, context).art))].slice(0, 3);
  return {
    kind: 'list',
    path: `${wish.path}/poster`,
    name: `Poster: ${wish.title}`,
    description: `What is on this week, on one sheet to print and hang up: ${wish.of}.`,
    back: { words: wish.of, href: wish.href },
    siteName: siteNameOf(context),
    colour: wish.colour ?? 'damson',
    title: wish.title,
    lead: daysInWords(today, takeDownAfter),
    arts,
    days: days.map(([day, happenings]) => ({
      title: weekdayNames[weekdayOf(day)],
      rows: happenings.map(rowOf),
    })),
    way: wayTo(wish.href, panelPhone(context), context),
    takeDownAfter,
    takeDownWords: dayInWords(takeDownAfter),
    mark: `Made ${dayInWords(today)}`,
    knownWishes: posterWishes.join(' '),
    wishes: wishesFor('list'),
    tooLate: tooLate(takeDownAfter),
    room: kept.length <= 6 ? 'roomy' : 'snug',
  };
}

/** Millimetres of a sheet that rows may take, and what each takes, with how many characters stand on a line. */
const rowRoom = { all: 150, padding: 4.4, title: 7.3, titleLine: 28, detail: 6.5, detailLine: 40 } as const;

/** How many rows fit a sheet: fewer where names are long. */
function rowsThatFit(found: readonly Happening[], rowOf: (happening: Happening) => PosterRow): number {
  const heightOf = ({ title, detail }: PosterRow) =>
    rowRoom.padding +
    rowRoom.title * Math.ceil(countCharacters(title) / rowRoom.titleLine) +
    rowRoom.detail * Math.ceil(countCharacters(detail) / rowRoom.detailLine);
  const counts = Array.from({ length: mostRows - 2 }, (_, less) => mostRows - less);
  const fits = (count: number) =>
    spread(found, count).reduce((sum, happening) => sum + heightOf(rowOf(happening)), 0) <= rowRoom.all;
  return counts.find(fits) ?? 2;
}

/** "22 to 28 November 2026", "29 November to 5 December 2026". */
function daysInWords(from: IsoDay, to: IsoDay): string {
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${isOneMonth ? Number(from.slice(8)) : dayInWords(from, { year: false })} to ${dayInWords(to)}`;
}

/** So many at most, each entry once, as evenly over the days as may be: the first of each day, then the second ... */
function spread(found: readonly Happening[], most: number): Happening[] {
  const seen = new Set<LinkedAsset>();
  const once = found.filter(({ asset }) => !seen.has(asset) && seen.add(asset));
  const byDay = Map.groupBy(once, ({ occurrence }) => occurrence.date);
  const kept = new Set(byTurns([...byDay.values()]).slice(0, most));
  return once.filter((happening) => kept.has(happening));
}

function posterRow(happening: Happening, isOneVenue: boolean, context: ViewContext): PosterRow {
  const { asset, occurrence } = happening;
  const { facts } = noticeWords(asset, context);
  const venue = occurrence.venue && context.directory.venueBySlug.get(occurrence.venue)?.data.title;
  const place = venue ?? facts.find(({ icon }) => icon !== 'when' && icon !== 'cost')?.title;
  const cost = facts.find(({ icon }) => icon === 'cost')?.title;
  const said = [isOneVenue ? undefined : place, cost, asksFirst(happening) ? 'Ring first' : undefined];
  return {
    time: timeInWords(occurrence.from),
    title: shortTitleOf(asset),
    detail: said
      .filter((words) => words !== undefined)
      .map((words) => `${words}.`)
      .join(' '),
    theme: mainThemeOf(asset, context),
  };
}
