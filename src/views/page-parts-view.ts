import { dayInWords, timeInWords } from '../domain/calendar-day.ts';
import { mailtoHref } from '../domain/email.ts';
import { formatPhone, telHref } from '../domain/phone.ts';
import type { ReviewState } from '../domain/review.ts';
import { defaultReviewMonths } from '../domain/site.ts';
import { addressOf } from './addresses.ts';
import { countInTime, openAssets } from './browse-view.ts';
import type { Dated } from './dated.ts';
import { facesView, type FacesView } from './faces-view.ts';
import type { LinkView } from './frame-view.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { countOf } from './words.ts';

/** How people reach the panel. */
export interface PanelDeskView {
  readonly desk?: string | undefined;
  readonly hours?: string | undefined;
  readonly phone?: LinkView | undefined;
  readonly email?: LinkView | undefined;
  /** The next open meeting, until it is over: "Wednesday 2 December 2026, 6:30pm, at " and the venue. */
  readonly meeting?: Dated<{ readonly when: string; readonly venue: LinkView }> | undefined;
}

/** One state of a checked date, for readers. */
export interface ReviewStateView {
  /** What a page says then. */
  readonly says: string;
  /** What it means, and what we do. */
  readonly means: string;
  /** How many entries are in it. */
  readonly count: number;
}

/** What the dates on pages mean, and how the directory stands. */
export interface ReviewStatesView {
  /** "58 of 62 entries have been checked in time, as it stood on 22 November 2026." */
  readonly inTime: string;
  readonly states: readonly ReviewStateView[];
  /** "Informal things every 6 months, all others every 12." */
  readonly howOften: string;
}

/** Facts of the accessibility statement. */
export interface AccessibilityFactsView {
  readonly contact: LinkView;
  /** "9 November 2026". */
  readonly testedOn: string;
  readonly knownFaults: readonly string[];
}

/** Under which terms others may use the content. */
export interface ContentLicenceView {
  readonly licence: LinkView;
  readonly credit?: string | undefined;
  /** Who the postcodes come from, where the directory has any. */
  readonly postcodes?: string | undefined;
}

/** What the components that a page in MDX may use have to show. */
export interface PagePartsView {
  readonly desk: PanelDeskView;
  readonly faces: FacesView;
  readonly reviewStates: ReviewStatesView;
  readonly accessibility: AccessibilityFactsView;
  readonly licence: ContentLicenceView;
  /** Path the site lies under, for links that a page writes from the root. */
  readonly base: string;
}

/** What the components that a page in MDX may use have to show. */
export function pagePartsView(context: ViewContext): PagePartsView {
  const { accessibility, licence } = context.directory.site;
  return {
    desk: panelDeskView(context),
    faces: facesView(context),
    reviewStates: reviewStatesView(context),
    accessibility: {
      contact: { words: accessibility.contact, href: mailtoHref(accessibility.contact) },
      testedOn: dayInWords(accessibility.testedOn),
      knownFaults: accessibility.knownFaults ?? [],
    },
    licence: {
      licence: { words: licence.name, href: licence.url },
      credit: licence.credit,
      postcodes: context.directory.postcodes?.credit,
    },
    base: context.base,
  };
}

/** How people reach the panel. */
export function panelDeskView(context: ViewContext): PanelDeskView {
  const { desk, hours, phone, email } = context.directory.site.panel;
  return {
    desk,
    hours,
    phone: phone && { words: formatPhone(phone), href: telHref(phone) },
    email: email && { words: email, href: mailtoHref(email) },
    meeting: nextMeeting(context),
  };
}

function nextMeeting({ directory, today, base }: ViewContext): PanelDeskView['meeting'] {
  const meeting = directory.site.nextMeeting;
  const venue = meeting && directory.venueBySlug.get(meeting.where);
  if (meeting === undefined || venue === undefined || meeting.on < today) return undefined;
  return {
    to: meeting.on,
    now: true,
    value: {
      when: `${dayInWords(meeting.on, { weekday: true })}, ${timeInWords(meeting.from)}`,
      venue: { words: venue.data.title, href: addressOf.venue(base, venue.slug) },
    },
  };
}

const stateWords: readonly { says: string; means: string; states: readonly ReviewState[] }[] = [
  {
    says: 'Checked, and the day',
    means: 'Somebody made sure, and it is not time to look again.',
    states: ['fresh', 'due-soon'],
  },
  {
    says: 'Due another check',
    means: 'It is time to look again. It is most likely still right.',
    states: ['due'],
  },
  {
    says: 'Ring before you go',
    means: 'We are two months late. It comes lower in lists, and off screens and posters.',
    states: ['overdue'],
  },
  {
    says: 'Nobody has checked this since, and the day',
    means: 'It is too old to trust. It comes last, and we show no dates. The panel decides what to do.',
    states: ['lapsed'],
  },
  {
    says: 'Nobody has checked this yet',
    means: 'Somebody told us of it. We have still to go and see.',
    states: ['never-checked'],
  },
];

function reviewStatesView(context: ViewContext): ReviewStatesView {
  const { directory, today } = context;
  const going = openAssets(context);
  const reviews = going.map((asset) => standingOfAsset(asset, today, context).review);
  const { informal, other } = directory.site.reviewMonths ?? defaultReviewMonths;
  return {
    inTime: `${countInTime(going, context)} of ${countOf(going.length, 'entry', 'entries')} had been checked in time on ${dayInWords(today)}.`,
    states: stateWords.map(({ says, means, states }) => ({
      says,
      means,
      count: reviews.filter((review) => states.includes(review)).length,
    })),
    howOften: `What neighbours run by themselves is checked every ${countOf(informal, 'month')}, all else every ${countOf(other, 'month')}, unless an entry says otherwise.`,
  };
}
