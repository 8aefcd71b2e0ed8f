import {
  addDays,
  dayInWords,
  daysBetween,
  parseDay,
  timeInWords,
  weekdayNames,
  weekdayOf,
  type IsoDay,
} from '../domain/calendar-day.ts';
import { fitsOnScreen } from '../domain/checks/slide-too-long.ts';
import type { LinkedAsset, LinkedGap, LinkedScreen } from '../domain/directory.ts';
import { distanceInWords } from '../domain/distance-words.ts';
import { firstSentence } from '../domain/plain-text.ts';
import type { ColourName } from '../domain/theme.ts';
import { addressOf, shortestPathTo } from './addresses.ts';
import { byTurns } from './by-turns.ts';
import { asksFirst, happeningsBetween, isWorthARow, type Happening } from './happenings.ts';
import { noticeWords, panelPhone, phoneOnNotice, shortTitleOf, type NoticeFact } from './notice-words.ts';
import { kmFrom, placeInBrief } from './place-view.ts';
import {
  wayTo,
  type AssetSlide,
  type CallSlide,
  type ListSlide,
  type NewSlide,
  type ScreenView,
  type SlideRow,
  type SlideView,
} from './slide-view.ts';
import { datedByStanding } from './standing-view.ts';
import { siteNameOf, type ViewContext } from './view-context.ts';
import { asSentence, listInWords } from './words.ts';

/** Slides of a loop where the screen does not say: about five minutes. */
const slidesUsually = 10;
/** With fewer slides of what there is than this, invitations and gaps fill the loop up. */
const fewSlides = 4;
/** Rows for so many days are in the page: longer than the two weeks after which it says that it is old. */
const daysOfRows = 21;
/** An entry counts as new for so many days. */
const daysNew = 60;
/** The most rows of one day among the days to come, so that one busy day does not fill the list. */
const mostOfOneDay = 3;

/** All screens of the directory. */
export function screenViews(context: ViewContext): ScreenView[] {
  return context.directory.screens.map((screen) => screenView(screen, context));
}

/** A screen with all its slides, lists and entries by turns. */
export function screenView(screen: LinkedScreen, context: ViewContext): ScreenView {
  const { directory, base, today } = context;
  const { site } = directory;
  return {
    slug: screen.slug,
    title: screen.data.title,
    kind: screen.data.kind,
    orientation: screen.data.orientation,
    siteName: siteNameOf(context),
    slides: slidesOf(screen, context),
    builtOn: today,
    heldDay: site.sampleToday === today ? today : undefined,
    staleWords: `No news since ${dayInWords(today)}. Ask at the desk.`,
    version: `${base}version.json`,
  };
}

function slidesOf(screen: LinkedScreen, context: ViewContext): SlideView[] {
  const near = assetsNear(screen, context);
  const most = screen.data.slides ?? slidesUsually;
  const lists = [
    todaySlide(near, screen, context),
    comingSlide(near, screen, context),
    newSlide(near, context),
  ];
  const kept = lists.filter((slide) => slide !== undefined).slice(0, Math.max(1, most - 1));
  const calls = [gapSlides(screen, context), [invitationSlide(screen, context)]];
  const [gaps = [], invitations = []] = calls;
  const callsKept = most < fewSlides ? [] : [...gaps.slice(0, 1), ...invitations];
  const room = Math.max(1, most - kept.length - callsKept.length);
  const assets = chooseAssets(near, screen, context).slice(0, room);
  const good = kept.length + assets.length;
  const fill = good < fewSlides ? gaps.slice(1, 1 + most - good - callsKept.length) : [];
  const entries = assets.map((asset) => assetSlide(asset, screen, context));
  return spreadAmong([...kept, ...fill, ...callsKept], entries);
}

/** The first list, then entries, the other slides spread evenly among them, so that a loop never drags. */
function spreadAmong(others: readonly SlideView[], entries: readonly SlideView[]): SlideView[] {
  const every = Math.max(1, entries.length / Math.max(1, others.length));
  const slides: SlideView[] = [];
  let taken = 0;
  for (const [index, other] of others.entries()) {
    slides.push(other);
    const upTo = Math.round((index + 1) * every);
    slides.push(...entries.slice(taken, upTo));
    taken = Math.max(taken, upTo);
  }
  return [...slides, ...entries.slice(taken)];
}

/** What may be shown near a screen: within its themes, neighbourhoods and distance, and not hidden on it. */
function assetsNear(screen: LinkedScreen, { directory }: ViewContext): LinkedAsset[] {
  const hidden = new Set(screen.hidden);
  const pinned = new Set(screen.pinned);
  return directory.assets.filter(
    (asset) =>
      !hidden.has(asset) && (pinned.has(asset) || (hasTheme(asset, screen) && isNear(asset, screen))),
  );
}

function hasTheme(asset: LinkedAsset, { data: { themes } }: LinkedScreen): boolean {
  return themes === undefined || asset.themes.some(({ slug }) => themes.includes(slug));
}

function isNear(asset: LinkedAsset, screen: LinkedScreen): boolean {
  const { neighbourhoods, distanceKm: most } = screen.data;
  const isAnywhere = asset.places.some((place) => place.is === 'online' || place.is === 'phone');
  if (isAnywhere || asset.places.length === 0) return true;
  if (
    neighbourhoods !== undefined &&
    !asset.neighbourhoods.some(({ slug }) => neighbourhoods.includes(slug))
  ) {
    return false;
  }
  const km = kmFrom(screen.venue, asset);
  return most === undefined || km === undefined || km <= most;
}

/**
 * Entries for slides of their own: those the screen always shows, then one of each theme by turns, what is on within
 * a week first. Which of a theme come first changes from week to week, so that in time each has its turn.
 */
function chooseAssets(
  near: readonly LinkedAsset[],
  screen: LinkedScreen,
  context: ViewContext,
): LinkedAsset[] {
  const shown = near.filter((asset) => shownDays(asset, context) !== undefined && fitsOnScreen(asset));
  const pinned = screen.pinned.filter((asset) => shown.includes(asset));
  const others = shown.filter((asset) => !pinned.includes(asset));
  const week = { from: context.today, to: addDays(context.today, 6) };
  const isOn = new Set(happeningsBetween(context.directory, week, others).map(({ asset }) => asset));
  const [soon, rest] = [
    others.filter((asset) => isOn.has(asset)),
    others.filter((asset) => !isOn.has(asset)),
  ];
  return [...pinned, ...themesByTurns(soon, context.today), ...themesByTurns(rest, context.today)];
}

function themesByTurns(assets: readonly LinkedAsset[], today: IsoDay): LinkedAsset[] {
  const week = Math.floor(daysBetween(parseDay('2024-01-01'), today) / 7);
  const groups = [...Map.groupBy(assets, ({ themes }) => themes[0]?.slug ?? '').values()];
  const turned = groups.map((group) => {
    const start = week % group.length;
    return [...group.slice(start), ...group.slice(0, start)];
  });
  return byTurns(turned);
}

/** The days from now on for which a screen may show an asset; undefined when it may not today. */
export function shownDays(asset: LinkedAsset, context: ViewContext): { to?: IsoDay | undefined } | undefined {
  const [first] = datedByStanding(asset, context, ({ shows }) => (shows.screens ? true : undefined));
  return first?.now === true ? { to: first.to } : undefined;
}

/** One asset as a slide of a screen. */
export function assetSlide(
  asset: LinkedAsset,
  screen: Pick<LinkedScreen, 'venue'>,
  context: ViewContext,
): AssetSlide {
  const { checked, facts, ...words } = noticeWords(asset, context);
  const to = shownDays(asset, context)?.to;
  return {
    kind: 'asset',
    slug: asset.slug,
    label: words.title,
    chip: isNew(asset, context.today) ? `New. ${words.theme.title}` : words.theme.title,
    title: words.title,
    colour: words.theme.colour,
    art: words.theme.art,
    hook: words.hook,
    facts: facts.map((fact) =>
      fact.icon === 'where' ? withDistance(fact, kmFrom(screen.venue, asset)) : fact,
    ),
    tags: words.tags,
    way: wayTo(
      shortestPathTo(asset, context.base),
      phoneOnNotice(asset, 'screens', to ?? addDays(context.today, daysOfRows), context),
      context,
    ),
    scan: 'Scan, or go to',
    to,
    age: checked,
  };
}

function withDistance(fact: NoticeFact, km: number | undefined): NoticeFact {
  if (km === undefined) return fact;
  const near = km < 0.05 ? 'In this building' : `${distanceInWords(km)} from here`;
  return { ...fact, detail: near.replace(/^under/, 'Under') };
}

function todaySlide(
  near: readonly LinkedAsset[],
  screen: LinkedScreen,
  context: ViewContext,
): ListSlide | undefined {
  const rows = rowsOf(near, screen, context, () => '');
  return listSlide(rows, screen, context, {
    kind: 'today',
    label: 'On today',
    chip: 'On today',
    title: dayInWords(context.today, { weekday: true }),
    most: 7,
  });
}

function comingSlide(
  near: readonly LinkedAsset[],
  screen: LinkedScreen,
  context: ViewContext,
): ListSlide | undefined {
  const rows = rowsOf(
    near,
    screen,
    context,
    (day) => `${weekdayNames[weekdayOf(day)].slice(0, 3)} ${Number(day.slice(8))}`,
  );
  return listSlide(fewOfEachDay(rows), screen, context, {
    kind: 'coming',
    label: 'Coming up',
    chip: 'Near here',
    title: 'Coming up',
    most: 7,
  });
}

function listSlide(
  rows: readonly SlideRow[],
  { data: { staffLine } }: LinkedScreen,
  context: ViewContext,
  words: Pick<ListSlide, 'kind' | 'label' | 'chip' | 'title' | 'most'>,
): ListSlide | undefined {
  if (rows.length === 0) return undefined;
  return {
    ...words,
    rows,
    colour: 'damson',
    art: artOf('home-ground', context),
    way: wayTo(addressOf.thisWeek(context.base), panelPhone(context), context),
    scan: 'All of it is at',
    age: `As known on ${dayInWords(context.today)}`,
    staffLine,
  };
}

function rowsOf(
  near: readonly LinkedAsset[],
  screen: LinkedScreen,
  context: ViewContext,
  dayWords: (day: IsoDay) => string,
): SlideRow[] {
  const days = { from: context.today, to: addDays(context.today, daysOfRows - 1) };
  return happeningsBetween(context.directory, days, near)
    .filter(isWorthARow)
    .map((happening) => slideRow(happening, screen, context, dayWords(happening.occurrence.date)));
}

function slideRow(
  happening: Happening,
  screen: LinkedScreen,
  context: ViewContext,
  dayWords: string,
): SlideRow {
  const { asset, occurrence } = happening;
  const { date, from, to, venue: venueSlug } = occurrence;
  const venue = venueSlug === undefined ? asset.venues[0] : context.directory.venueBySlug.get(venueSlug);
  const km = venue && kmFrom(screen.venue, { venues: [venue] });
  const place = venue?.data.title ?? placeInBrief(asset, context)?.title ?? '';
  const where = km === undefined || km < 0.05 ? place : `${place}, ${distanceInWords(km)}`;
  return {
    day: date,
    until: `${date}T${to ?? from}`,
    dayWords,
    time: timeInWords(from),
    title: shortTitleOf(asset),
    detail: asksFirst(happening) ? `${asSentence(where)} Ring first` : where,
  };
}

/** The first few of each day, what is seldom on before what is on every day. */
function fewOfEachDay(rows: readonly SlideRow[]): SlideRow[] {
  const times = Map.groupBy(rows, ({ title }) => title);
  const timesOf = ({ title }: SlideRow) => times.get(title)?.length ?? 0;
  const byDay = [...Map.groupBy(rows, ({ day }) => day).values()];
  return byDay.flatMap((ofDay) => {
    const few = [...ofDay].sort((one, other) => timesOf(one) - timesOf(other)).slice(0, mostOfOneDay);
    return ofDay.filter((row) => few.includes(row));
  });
}

/** Whether neighbours have lately found it. What came with a list of somebody else's is new to nobody. */
function isNew({ data: { added } }: LinkedAsset, today: IsoDay): boolean {
  if (added === undefined || added.from === 'import') return false;
  return added.on <= today && addDays(added.on, daysNew) > today;
}

function newSlide(near: readonly LinkedAsset[], context: ViewContext): NewSlide | undefined {
  const { today, base } = context;
  const found = near
    .filter((asset) => isNew(asset, today) && shownDays(asset, context) !== undefined && fitsOnScreen(asset))
    .sort((one, other) => (other.data.added?.on ?? '').localeCompare(one.data.added?.on ?? ''))
    .slice(0, 4);
  if (found.length < 2) return undefined;
  const ends = found.map((asset) => shownDays(asset, context)?.to).filter((day) => day !== undefined);
  return {
    kind: 'new',
    label: 'New on the list',
    chip: 'Just found',
    title: 'New on the list',
    colour: 'lagoon',
    art: artOf('home-ground', context),
    items: found.map((asset) => ({
      title: shortTitleOf(asset),
      detail: noticeWords(asset, context).hook ?? '',
    })),
    way: wayTo(addressOf.newAssets(base), panelPhone(context), context),
    scan: 'Scan, or go to',
    to: [addDays(today, daysNew), ...ends].sort()[0],
    age: `As known on ${dayInWords(today)}`,
  };
}

const openGapStates = ['open', 'being-worked-on'];

/** Gaps near a screen, those of its own neighbourhood first, then those that most people named. */
function gapSlides(screen: LinkedScreen, context: ViewContext): CallSlide[] {
  const here = screen.venue.neighbourhood?.slug;
  const isHere = ({ neighbourhoods }: LinkedGap) => neighbourhoods.some(({ slug }) => slug === here);
  return context.directory.gaps
    .filter(({ data }) => openGapStates.includes(data.state))
    .sort(
      (one, other) =>
        Number(isHere(other)) - Number(isHere(one)) || (other.data.count ?? 0) - (one.data.count ?? 0),
    )
    .map((gap) => gapSlide(gap, context));
}

/** Something that is missing, as a slide of a screen; screens show those that are open or being worked on. */
export function gapSlide({ data, neighbourhoods, themes }: LinkedGap, context: ViewContext): CallSlide {
  const where =
    neighbourhoods.length === 0 ? '' : ` in ${listInWords(neighbourhoods.map(({ title }) => title))}`;
  const [theme] = themes;
  return {
    kind: 'gap',
    label: `Missing: ${data.title}`,
    chip: where === '' || where.length > 30 ? 'Missing here' : `Missing${where}`,
    title: data.title,
    colour: 'clay',
    art: theme === undefined ? artOf('good-company', context) : artOf(theme.art, context),
    sentences: [firstSentence(data.need), 'Could you start one? Somebody will help.'].map(asSentence),
    way: wayTo(addressOf.suggest(context.base), panelPhone(context), context),
    scan: 'Tell us at',
    age: `Noticed ${dayInWords(data.noticedOn)}`,
  };
}

function invitationSlide({ data: { staffLine } }: LinkedScreen, context: ViewContext): CallSlide {
  const { panel, name } = context.directory.site;
  const desk = panel.desk === undefined ? '' : ` Or ask at ${panel.desk}.`;
  const colour: ColourName = 'heather';
  return {
    kind: 'invitation',
    label: 'What is missing?',
    chip: `Over to you, ${name}`,
    title: 'What is missing?',
    colour,
    art: artOf('help-and-advice', context),
    sentences: [
      'Do you know a group, a walk or a kind place that is not here? Has something closed?',
      `Tell us.${desk}`,
    ],
    way: wayTo(addressOf.suggest(context.base), panelPhone(context), context),
    scan: 'Tell us at',
    age: `As known on ${dayInWords(context.today)}`,
    staffLine,
  };
}

function artOf(art: string, { base }: ViewContext): string {
  return addressOf.art(base, art);
}
