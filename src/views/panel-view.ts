import { addDays, dayInWords, timeInWords, type IsoDay } from '../domain/calendar-day.ts';
import { contactsFor } from '../domain/contact.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { memberTitle } from '../domain/panel.ts';
import { formatPhone, telHref } from '../domain/phone.ts';
import {
  formalityOf,
  nobody,
  reviewList,
  workInWords,
  type Coverage,
  type ReviewItem,
  type ReviewList,
} from '../domain/review-list.ts';
import {
  bandOfWork,
  keeperOn,
  workBands,
  workChangeDays,
  workOn,
  workStateNames,
  workStates,
  type WorkBand,
  type WorkState,
} from '../domain/review-work.ts';
import { changedMark } from '../domain/round-progress.ts';
import { defaultReviewMonths } from '../domain/site.ts';
import { waysToAsk } from '../domain/ways-to-ask.ts';
import { bandTitles } from '../formats/review-text.ts';
import { absoluteAddress, addressOf } from './addresses.ts';
import { beginningView, type BeginningView } from './beginning-view.ts';
import { datedValues, type Dated } from './dated.ts';
import { oneTapCheck } from './editing-form.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { gapView } from './gap-view.ts';
import { roundViews, type RoundView } from './round-view.ts';
import { suggestionEmail } from './suggest-view.ts';
import { siteNameOf, type ViewContext } from './view-context.ts';
import { asSentence, countOf, listInWords, numberInWords } from './words.ts';

/** One entry to look at. */
export interface JobView {
  readonly slug: string;
  readonly title: string;
  readonly href: string;
  readonly state: WorkState;
  /** "2026-11-22 due-soon 2026-12-06 due": each day a state begins, the day of the build first. */
  readonly states: string;
  /** The day it is due, for the order of the list; empty where nobody has set one. */
  readonly dueOn: string;
  /** Why it is here: "Overdue since 3 September 2026. Last checked 4 May 2026." */
  readonly words: readonly Dated<string>[];
  /** Who looks after it: a name only while its member serves in public. */
  readonly keeper: readonly Dated<string>[];
  /** "Well Bank. Eat together." */
  readonly where: string;
  /** How to find out, in short sentences. */
  readonly ask: readonly string[];
  /** A number to ring, for as long as it may be shown. */
  readonly phone?: Dated<LinkView> | undefined;
  /** "Tried on 3 November 2026." */
  readonly tried?: string | undefined;
  /** What it is counted under: "neighbourhood:well-bank theme:eat-together". */
  readonly groups: string;
  readonly isPaused: boolean;
  /** A message begun that says it is still right; absent where the panel has no e-mail address. */
  readonly tellHref?: string | undefined;
  /** Where it is checked in one tap; absent while the site has no editing form. */
  readonly checkHref?: string | undefined;
}

/** A part of the list, with the entries that are in it on the day of the build. */
export interface BandView {
  readonly band: WorkBand;
  /** The states it holds, for the page's script. */
  readonly holds: string;
  readonly title: string;
  readonly hint: string;
  readonly jobs: readonly JobView[];
}

/** A number that the page counts anew as days pass. */
export interface CountView {
  readonly state: WorkState;
  readonly words: string;
  readonly count: number;
}

/** How far the checks of a group of entries reach. */
export interface CoverView {
  /** "neighbourhood:well-bank": what its entries carry in `groups`. */
  readonly group: string;
  readonly title: string;
  readonly within: number;
  readonly all: number;
  readonly due: number;
  /** 0 to 100. */
  readonly share: number;
  readonly href?: string | undefined;
}

/** Coverage by one way of sorting. */
export interface CoverGroupView {
  readonly kind: 'keeper' | 'neighbourhood' | 'theme' | 'formality';
  readonly title: string;
  readonly rows: readonly CoverView[];
}

/** A line of the meeting pack about something that has changed. */
export interface ChangeView {
  readonly title: string;
  readonly href: string;
  readonly words: string;
}

/** The panel's page, which prints as the pack for its meeting. */
export interface PanelView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  /** Shown in the place of all else while there are no entries. */
  readonly beginning?: BeginningView | undefined;
  /** "Wednesday 2 December 2026, 6:30pm, the Net Loft", until it is over. */
  readonly meeting?: Dated<string> | undefined;
  readonly asOf: string;
  readonly counts: readonly CountView[];
  readonly overall: CoverView;
  /** "An entry counts while its check is younger than its interval: 6 months for ..." */
  readonly coverMeans: string;
  readonly bands: readonly BandView[];
  readonly covers: readonly CoverGroupView[];
  readonly endings: readonly Dated<{ readonly title: string; readonly text: string }>[];
  readonly rounds: readonly RoundView[];
  readonly changes: readonly { readonly title: string; readonly rows: readonly ChangeView[] }[];
  readonly gaps: readonly ChangeView[];
  readonly gapsHref: string;
  readonly newHref: string;
  readonly addHref: string;
  /** Who can say that they checked: slug and what they are called. */
  readonly members: readonly { readonly slug: string; readonly title: string }[];
  readonly themes: readonly { readonly slug: string; readonly title: string }[];
  /** The address that reports go to; absent where the panel has none. */
  readonly email?: string | undefined;
  readonly subject: string;
}

/** How many days back "new, changed, closed" reaches. */
const daysBack = 60;

const bandHints: Readonly<Record<WorkBand, string>> = {
  first: 'Lapsed and overdue. Off the screens and posters until somebody has looked.',
  now: 'Time to look again, and what nobody has looked at yet.',
  soon: 'If you are going past anyway.',
  later: 'You can still tick these, if you have just been there.',
};

/** The panel's page. */
export function panelView(context: ViewContext): PanelView {
  const { directory, today, base } = context;
  const { site } = directory;
  const list = reviewList(directory, today);
  const jobs = list.items.map((item) => ({ band: item.band, job: jobView(item, context) }));
  const email = suggestionEmail(site);
  return {
    page: {
      title: 'The panel’s desk',
      description: `What wants a look in ${site.name}, and how far the checks reach.`,
      path: addressOf.panel(base),
      isHidden: true,
    },
    title: 'The panel’s desk',
    lead: `${countOf(list.items.length, 'entry', 'entries')}, ${membersInWords(list)}.`,
    beginning: beginningOf(context),
    meeting: meetingOf(context),
    asOf: dayInWords(today),
    counts: workStates.map((state) => ({
      state,
      words: workStateNames[state],
      count: list.counts[state],
    })),
    overall: coverView('all', list.overall),
    coverMeans: coverMeans(context),
    bands: workBands.map((band) => ({
      band,
      holds: workStates.filter((state) => bandOfWork[state] === band).join(' '),
      title: bandTitles[band],
      hint: bandHints[band],
      jobs: jobs.filter((each) => each.band === band).map(({ job }) => job),
    })),
    covers: [
      { kind: 'keeper', title: 'By steward', rows: list.byKeeper },
      { kind: 'neighbourhood', title: 'By neighbourhood', rows: list.byNeighbourhood },
      { kind: 'formality', title: 'By how it is set up', rows: list.byFormality },
      { kind: 'theme', title: 'By theme', rows: list.byTheme },
    ].map(({ kind, title, rows }) => ({
      kind: kind as CoverGroupView['kind'],
      title,
      rows: rows.filter(({ all }) => all > 0).map((row) => coverView(kind, row)),
    })),
    endings: endingViews(list),
    rounds: roundViews(context),
    changes: changesSince(addDays(today, -daysBack), context),
    gaps: directory.gaps
      .filter(({ data }) => data.state === 'open' || data.state === 'being-worked-on')
      .map((gap) => {
        const { title, href, state, need } = gapView(gap, context);
        return { title, href, words: `${state}. ${need}` };
      }),
    gapsHref: addressOf.gaps(base),
    newHref: addressOf.newAssets(base),
    addHref: addressOf.suggest(base),
    members: list.serving.map((member) => ({ slug: member.slug, title: memberTitle(member, today) })),
    themes: directory.themes.map(({ slug, title }) => ({ slug, title })),
    email,
    subject: `${siteNameOf(context)}: a round of checks`,
  };
}

function beginningOf(context: ViewContext): BeginningView | undefined {
  const beginning = beginningView(context);
  return (
    beginning && {
      title: 'Nothing to look after yet',
      says: 'As soon as there are entries, this page says which of them want a look and who looks after them. They come in one by one, or from a list somebody has already.',
      link: { ...beginning.link, words: 'What to ask about a first one' },
    }
  );
}

function membersInWords({ serving }: ReviewList): string {
  if (serving.length === 0) return 'and nobody serves on the panel yet';
  return `${numberInWords(serving.length)} ${serving.length === 1 ? 'neighbour' : 'neighbours'}`;
}

function meetingOf({ directory, today }: ViewContext): PanelView['meeting'] {
  const meeting = directory.site.nextMeeting;
  const venue = meeting && directory.venueBySlug.get(meeting.where);
  if (meeting === undefined || venue === undefined || meeting.on < today) return undefined;
  const when = `${dayInWords(meeting.on, { weekday: true })}, ${timeInWords(meeting.from)}`;
  return { to: meeting.on, now: true, value: `${when}, ${venue.data.title}` };
}

function coverMeans({ directory }: ViewContext): string {
  const { informal, other } = directory.site.reviewMonths ?? defaultReviewMonths;
  return `An entry counts while its last check is younger than its interval: ${countOf(informal, 'month')} for what neighbours run by themselves and ${countOf(other, 'month')} for all else, unless it says otherwise. What is paused is left out.`;
}

function coverView(kind: string, { of, title, within, all, due }: Coverage): CoverView {
  return {
    group: kind === 'all' ? 'all' : `${kind}:${of}`,
    title,
    within,
    all,
    due,
    share: all === 0 ? 0 : Math.round((within / all) * 100),
  };
}

function jobView(item: ReviewItem, context: ViewContext): JobView {
  const { asset } = item;
  const { directory, today, base } = context;
  const { data, slug } = asset;
  const stretches = datedValues(
    (day) => workAt(asset, day, context),
    workChangeDays(data, directory.site),
    today,
  );
  const place = [asset.neighbourhoods.map(({ title }) => title).join(', '), asset.themes[0]?.title];
  return {
    slug,
    title: data.title,
    href: addressOf.asset(base, slug),
    state: item.state,
    states: stretches.map(({ from, value }) => `${from ?? today} ${value.state}`).join(' '),
    dueOn: item.dueOn ?? '',
    words: stretches.map((stretch) => ({ ...stretch, value: stretch.value.words })),
    keeper: keeperNames(asset, context),
    where: place.filter(Boolean).join('. '),
    ask: waysToAsk(withoutPeople(asset), 'site', today).filter((way) => !way.startsWith('Ring ')),
    phone: phoneOf(asset, context),
    tried: triedInWords(asset),
    groups: groupsOf(asset, context),
    isPaused: data.status?.is === 'paused',
    tellHref: tellAddress(asset, context),
    checkHref: oneTapCheck(context, slug),
  };
}

/** The state and the words of an entry on a day; once it has closed it is no longer work, and says so. */
function workAt(asset: LinkedAsset, day: IsoDay, { directory }: ViewContext) {
  const work = workOn(asset.data, directory.site, day);
  if (work === undefined) return { state: 'closed', words: 'It has closed.' };
  return { state: work.state, words: workInWords({ asset, ...work }) };
}

/** The steward of an entry: their chosen name or their number while they serve, "Nobody yet" otherwise. */
function keeperNames(asset: LinkedAsset, { today }: ViewContext): Dated<string>[] {
  const term = asset.steward?.data.term;
  const changes = term ? [term.from, addDays(term.to, 1)] : [];
  return datedValues(
    (day) => {
      const keeper = keeperOn(asset, day);
      return keeper ? memberTitle(keeper, day) : 'Nobody yet';
    },
    changes,
    today,
  );
}

/** An asset with the contacts that need nobody's consent: what is told of them stays true. */
function withoutPeople(asset: LinkedAsset): LinkedAsset {
  const contacts = asset.data.contacts?.filter(({ consent }) => consent === undefined);
  return { ...asset, data: { ...asset.data, contacts } };
}

function phoneOf({ data }: LinkedAsset, { today }: ViewContext): JobView['phone'] {
  const contact = contactsFor(data.contacts, 'site', today).find(({ phone }) => phone);
  if (contact?.phone === undefined) return undefined;
  const value = { words: formatPhone(contact.phone), href: telHref(contact.phone) };
  return { to: contact.consent?.reviewBy, now: true, value };
}

function triedInWords({ data: { tried, checked } }: LinkedAsset): string | undefined {
  if (tried === undefined || (checked && checked.on >= tried.on)) return undefined;
  return `Tried on ${dayInWords(tried.on)}. ${asSentence(tried.note ?? 'Nobody answered')}`;
}

function groupsOf(asset: LinkedAsset, { today }: ViewContext): string {
  return [
    `keeper:${keeperOn(asset, today)?.slug ?? nobody}`,
    ...asset.neighbourhoods.map(({ slug }) => `neighbourhood:${slug}`),
    ...asset.themes.map(({ slug }) => `theme:${slug}`),
    `formality:${formalityOf(asset)}`,
  ].join(' ');
}

function tellAddress(asset: LinkedAsset, context: ViewContext): string | undefined {
  const { site } = context.directory;
  const email = suggestionEmail(site);
  if (email === undefined) return undefined;
  const page = absoluteAddress(context, addressOf.asset(context.base, asset.slug));
  const subject = encodeURIComponent(`${siteNameOf(context)}: ${asset.data.title} is still right`);
  const body = `I looked at this entry, and it is still right:\r\n${page}\r\n\r\nHow I know (I went, I rang, somebody told me):\r\n\r\n`;
  return `mailto:${email}?subject=${subject}&body=${encodeURIComponent(body)}`;
}

function endingViews({ endings, today }: ReviewList): PanelView['endings'] {
  return endings.map(({ member, on, entries }) => ({
    to: on,
    now: true,
    value: {
      title: `A term ends on ${dayInWords(on)}`,
      text: `${memberTitle(member, today)} (${patchOf(member)}). ${entries === 0 ? 'They have no entries to hand on.' : `${countOf(entries, 'entry needs', 'entries need')} somebody new.`}`,
    },
  }));
}

function patchOf(member: ReviewList['serving'][number]): string {
  const parts = [...member.neighbourhoods, ...member.themes].map(({ title }) => title);
  return parts.length === 0 ? 'no patch' : listInWords(parts);
}

/** What was added, put right, paused and closed since a day, each the latest first. */
function changesSince(since: IsoDay, context: ViewContext): PanelView['changes'] {
  const { directory, base, today } = context;
  const listed = directory.assets.filter(({ data }) => data.status?.is !== 'unlisted');
  const rows = (
    dayOf: (asset: LinkedAsset) => IsoDay | undefined,
    words: (day: string, asset: LinkedAsset) => string,
  ) =>
    listed
      .flatMap((asset) => {
        const day = dayOf(asset);
        return day !== undefined && day > since && day <= today ? [{ asset, day }] : [];
      })
      .sort((one, other) => (one.day > other.day ? -1 : Number(one.day !== other.day)))
      .map(({ asset, day }) => ({
        title: asset.data.title,
        href: addressOf.asset(base, asset.slug),
        words: words(dayInWords(day), asset),
      }));
  return [
    {
      title: 'New',
      rows: rows(
        ({ data }) => data.added?.on,
        (day) => `Added ${day}.`,
      ),
    },
    {
      title: 'Put right',
      rows: rows(
        ({ data }) => (data.checked?.note?.startsWith(changedMark) ? data.checked.on : undefined),
        (day, { data }) => `${day}. ${asSentence(data.checked?.note?.slice(changedMark.length) ?? '')}`,
      ),
    },
    {
      title: 'Paused',
      rows: rows(
        ({ data }) => (data.status?.is === 'paused' ? data.checked?.on : undefined),
        (_, { data }) => asSentence((data.status?.is === 'paused' && data.status.note) || 'For now'),
      ),
    },
    {
      title: 'Closed',
      rows: rows(
        ({ data }) => (data.status?.is === 'closed' ? data.status.on : undefined),
        (day, { data }) =>
          `${day}. ${data.status?.is === 'closed' && data.status.note ? asSentence(data.status.note) : ''}`.trim(),
      ),
    },
  ].filter((group) => group.rows.length > 0);
}
