import { checkWayNames } from '../domain/asset.ts';
import { addDays, addMonths, dayInWords, monthNames, monthOf, type IsoDay } from '../domain/calendar-day.ts';
import { contactsFor } from '../domain/contact.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { shownName } from '../domain/panel.ts';
import { formatPhone, telHref } from '../domain/phone.ts';
import type { ReviewState } from '../domain/review.ts';
import { standingOn, type Standing } from '../domain/standing.ts';
import { addressOf } from './addresses.ts';
import { datedValues, daysDated, type Dated } from './dated.ts';
import type { ViewContext } from './view-context.ts';
import { asSentence, type Words } from './words.ts';

/** How serious something is; each is a class of the stylesheet, and never the only sign. */
export type Tone = 'moss' | 'sandy' | 'ochre' | 'clay';

/** A notice on top of a page. */
export interface Notice {
  readonly tone: Tone;
  readonly title: string;
  /** Sentences behind the title; may be empty. */
  readonly text: readonly Words[];
}

/** The line at the foot of a card that says how far it can be trusted. */
export interface StandingLine {
  readonly tone: Tone;
  readonly words: string;
  /** Whether the card steps back: paused and closed entries. */
  readonly isResting: boolean;
}

/** What the checked box says in one stretch of time. */
export interface CheckedWords {
  readonly tone: Tone;
  /** "Checked", "Last checked", or all of it when nobody has. */
  readonly lead: string;
  /** "12 November 2026". */
  readonly day?: string | undefined;
  /** "by Olive of the Silverpit citizens' panel, who went along." */
  readonly by?: string | undefined;
  /** "Due another check." */
  readonly advice?: string | undefined;
}

/** The checked box of a page. */
export interface CheckedBoxView {
  /** The days scripts and tests read: when it was checked and when its state changes. */
  readonly checkedOn?: IsoDay | undefined;
  readonly dueFrom?: IsoDay | undefined;
  readonly overdueFrom?: IsoDay | undefined;
  readonly lapsedFrom?: IsoDay | undefined;
  readonly words: readonly Dated<CheckedWords>[];
  /** What was learnt, in the checker's words. */
  readonly note?: string | undefined;
  /** "We tried on 3 November 2026 and could not reach them." */
  readonly tried?: string | undefined;
  readonly tellUs: { readonly words: string; readonly href: string };
}

/** How an asset stands on a day of this directory. */
export function standingOfAsset(asset: LinkedAsset, day: IsoDay, { directory }: ViewContext): Standing {
  return standingOn(asset.data, directory.site, day);
}

/**
 * The days on which anything about an asset's standing may change, from the day of the build on: its review, its
 * status, its notice, the seasons, and the consent of those who can be rung.
 */
export function changeDaysOf(asset: LinkedAsset, context: ViewContext): IsoDay[] {
  const { status, alert, contacts = [] } = asset.data;
  const { reviewDays } = standingOfAsset(asset, context.today, context);
  const member = checkingMember(asset, context);
  const meeting = context.directory.site.nextMeeting?.on;
  return [
    ...(reviewDays ? [reviewDays.dueFrom, reviewDays.overdueFrom, reviewDays.lapsedFrom] : []),
    ...(status?.is === 'paused' && status.until ? [status.until] : []),
    ...(status?.is === 'closed' ? [status.on, addMonths(status.on, 12)] : []),
    ...(status?.is === 'seasonal' ? firstDaysOfMonths(context.today) : []),
    ...(alert ? [addDays(alert.until, 1)] : []),
    ...contacts.flatMap(({ consent }) => (consent ? [addDays(consent.reviewBy, 1)] : [])),
    ...(member ? [addDays(member.data.term.to, 1)] : []),
    ...(meeting ? [addDays(meeting, 1)] : []),
  ];
}

function firstDaysOfMonths(today: IsoDay): IsoDay[] {
  const first = `${today.slice(0, 7)}-01` as IsoDay;
  return Array.from({ length: Math.ceil(daysDated / 28) }, (_, month) => addMonths(first, month + 1));
}

/** A value that follows an asset's standing, as the stretches in which it stays the same. */
export function datedByStanding<T>(
  asset: LinkedAsset,
  context: ViewContext,
  valueOn: (standing: Standing, day: IsoDay) => T | undefined,
): Dated<T>[] {
  return datedValues(
    (day) => valueOn(standingOfAsset(asset, day, context), day),
    changeDaysOf(asset, context),
    context.today,
  );
}

/** The notices on top of an asset's page: what its own people say, its status, and how its checked date has aged. */
export function noticesOf(asset: LinkedAsset, context: ViewContext): Dated<Notice>[] {
  return [alertOn, statusNoticeOn, reviewNoticeOn].flatMap((noticeOn) =>
    datedByStanding(asset, context, (standing, day) => noticeOn(asset, standing, day, context)),
  );
}

function alertOn({ data }: LinkedAsset, { status }: Standing, day: IsoDay): Notice | undefined {
  const hasEnded = status === 'closed' || status === 'closed-long-ago';
  if (data.alert === undefined || day > data.alert.until || hasEnded) return undefined;
  return { tone: 'ochre', title: asSentence(data.alert.text), text: [] };
}

function statusNoticeOn({ data }: LinkedAsset, standing: Standing, day: IsoDay): Notice | undefined {
  const words = statusWords(data.status, standing, day);
  const note = data.status && 'note' in data.status ? data.status.note : undefined;
  return words && { tone: words.tone, title: `${words.words}.`, text: note ? [asSentence(note)] : [] };
}

/** What a status says in a few words, without a full stop; undefined when there is nothing to say. */
function statusWords(
  status: LinkedAsset['data']['status'],
  standing: Standing,
  day: IsoDay,
): StandingLine | undefined {
  switch (status?.is) {
    case 'paused':
      return pauseWords(status.until, standing);
    case 'seasonal':
      return standing.status === 'out-of-season'
        ? { tone: 'sandy', words: `Back in ${monthItReturns(status.months, day)}`, isResting: false }
        : undefined;
    case 'closed':
      return day < status.on
        ? { tone: 'ochre', words: `Closes on ${dayInWords(status.on)}`, isResting: false }
        : { tone: 'clay', words: `Closed on ${dayInWords(status.on)}`, isResting: true };
    default:
      return undefined;
  }
}

function pauseWords(until: IsoDay | undefined, { status }: Standing): StandingLine {
  if (until === undefined) return { tone: 'ochre', words: 'Paused for now', isResting: true };
  const day = dayInWords(until);
  return status === 'pause-over'
    ? { tone: 'ochre', words: `Was due back on ${day}. Ring first`, isResting: false }
    : { tone: 'ochre', words: `Paused until ${day}`, isResting: true };
}

function monthItReturns(months: readonly number[], day: IsoDay): string {
  const thisMonth = monthOf(day);
  const ahead = (month: number) => (month - thisMonth + 12) % 12;
  const next = [...months].sort((one, other) => ahead(one) - ahead(other))[0] ?? thisMonth;
  return monthNames[next - 1] ?? '';
}

/** States of a status in which the age of the checked date says nothing more. */
const restingStatuses: readonly Standing['status'][] = ['paused', 'closed', 'closed-long-ago'];

function reviewNoticeOn(
  asset: LinkedAsset,
  standing: Standing,
  day: IsoDay,
  context: ViewContext,
): Notice | undefined {
  if (restingStatuses.includes(standing.status)) return undefined;
  const checkedOn = standing.reviewDays && dayInWords(standing.reviewDays.checkedOn);
  const tellUs = addressOf.suggestAbout(context.base, asset.slug);
  switch (standing.review) {
    case 'overdue':
      return {
        tone: 'ochre',
        title: `Last checked ${checkedOn}. Ring before you go.`,
        text: [
          'It may still be just as it was. If you go, ',
          { words: 'tell us what you found', href: tellUs },
          '.',
        ],
      };
    case 'lapsed':
      return {
        tone: 'clay',
        title: `Nobody has checked this since ${checkedOn}.`,
        text: ['It may have moved or stopped. ', ...ringFirst(asset, day), ...panelDecides(day, context)],
      };
    case 'never-checked':
      return {
        tone: 'ochre',
        title: 'Nobody has checked this yet.',
        text: [
          'Ring or ask before you go. If you know it, ',
          { words: 'tell us if it is right', href: tellUs },
          '.',
        ],
      };
    default:
      return undefined;
  }
}

function ringFirst(asset: LinkedAsset, day: IsoDay): Words[] {
  const phone = contactsFor(asset.data.contacts, 'site', day).find((contact) => contact.phone)?.phone;
  if (phone === undefined) return ['Ask somebody before you go.'];
  return ['Ring ', { words: formatPhone(phone), href: telHref(phone) }, ' first.'];
}

function panelDecides(day: IsoDay, { directory }: ViewContext): Words[] {
  const meeting = directory.site.nextMeeting?.on;
  if (meeting === undefined || meeting < day) return [];
  return [` The panel decides on ${dayInWords(meeting)} whether to keep it.`];
}

/** The line at the foot of an asset's card: its status where that says more, else how its checked date has aged. */
export function standingLinesOf(asset: LinkedAsset, context: ViewContext): Dated<StandingLine>[] {
  return datedByStanding(asset, context, (standing, day) => {
    const status = statusWords(asset.data.status, standing, day);
    return status ?? { ...reviewLine(standing), isResting: false };
  });
}

function reviewLine({ review, reviewDays }: Standing): { tone: Tone; words: string } {
  const day = reviewDays ? dayInWords(reviewDays.checkedOn) : '';
  return reviewLines[review](day);
}

const reviewLines: Readonly<Record<ReviewState, (day: string) => { tone: Tone; words: string }>> = {
  fresh: (day) => ({ tone: 'moss', words: `Checked ${day}` }),
  'due-soon': (day) => ({ tone: 'moss', words: `Checked ${day}` }),
  due: (day) => ({ tone: 'moss', words: `Checked ${day}. Due another check` }),
  overdue: (day) => ({ tone: 'ochre', words: `Last checked ${day}. Ring before you go` }),
  lapsed: (day) => ({ tone: 'clay', words: `Nobody has checked this since ${day}` }),
  'never-checked': () => ({ tone: 'ochre', words: 'Nobody has checked this yet' }),
};

/** The checked box of an asset's page. */
export function checkedBoxOf(asset: LinkedAsset, context: ViewContext): CheckedBoxView {
  const { checked, tried } = asset.data;
  const days = standingOfAsset(asset, context.today, context).reviewDays;
  const triedSince = tried && (checked === undefined || tried.on >= checked.on) ? tried : undefined;
  return {
    checkedOn: days?.checkedOn,
    dueFrom: days?.dueFrom,
    overdueFrom: days?.overdueFrom,
    lapsedFrom: days?.lapsedFrom,
    words: datedByStanding(asset, context, (standing, day) => checkedWords(asset, standing, day, context)),
    note: checked?.note && asSentence(checked.note),
    tried: triedSince && triedInWords(triedSince),
    tellUs: { words: 'Tell us if this is wrong', href: addressOf.suggestAbout(context.base, asset.slug) },
  };
}

function triedInWords({ on, note }: { on: IsoDay; note?: string | undefined }): string {
  const said = `We tried on ${dayInWords(on)} and could not reach them.`;
  return note === undefined ? said : `${said} ${asSentence(note)}`;
}

function checkedWords(
  asset: LinkedAsset,
  standing: Standing,
  day: IsoDay,
  context: ViewContext,
): CheckedWords {
  const { checked } = asset.data;
  if (checked === undefined) return { tone: 'ochre', lead: 'Nobody has checked this yet.' };
  const said = { day: dayInWords(checked.on), by: checkedBy(asset, day, context) };
  const isResting = restingStatuses.includes(standing.status);
  return { ...(isResting ? restingManner : checkedManners[standing.review]), ...said };
}

type CheckedManner = Pick<CheckedWords, 'tone' | 'lead' | 'advice'>;

const restingManner: CheckedManner = { tone: 'sandy', lead: 'Last checked' };

const checkedManners: Readonly<Record<ReviewState, CheckedManner>> = {
  fresh: { tone: 'moss', lead: 'Checked' },
  'due-soon': { tone: 'moss', lead: 'Checked' },
  due: { tone: 'moss', lead: 'Checked', advice: 'Due another check.' },
  overdue: { tone: 'ochre', lead: 'Last checked' },
  lapsed: { tone: 'clay', lead: 'Last checked' },
  'never-checked': { tone: 'ochre', lead: 'Nobody has checked this yet.' },
};

/** "by Olive of the Silverpit citizens' panel, who went along." A name only while its member serves in public. */
function checkedBy(asset: LinkedAsset, day: IsoDay, context: ViewContext): string {
  const { by, how } = asset.data.checked ?? { by: '', how: 'desk' as const };
  if (by === 'organiser') return 'by its organiser.';
  if (by === 'link-worker') return `by a link worker, ${checkWayNames[how]}.`;
  const member = checkingMember(asset, context);
  const name = member && shownName(member.data, day);
  const panel = `the ${context.directory.site.panel.name.replace(/^the /i, '')}`;
  return `by ${name ? `${name} of ${panel}` : panel}, ${checkWayNames[how]}.`;
}

function checkingMember({ data }: LinkedAsset, { directory }: ViewContext) {
  return data.checked && directory.memberBySlug.get(data.checked.by);
}
