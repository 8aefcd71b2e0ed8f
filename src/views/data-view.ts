import { dayInWords } from '../domain/calendar-day.ts';
import { mailtoHref } from '../domain/email.ts';
import { openAssets } from '../domain/open-records.ts';
import { openTables } from '../domain/open-tables.ts';
import { changesOf } from '../formats/changes.ts';
import { referralLimits } from '../formats/open-referral-feed.ts';
import { absoluteAddress, addressOf } from './addresses.ts';
import { calendarLinks, sharedCalendars, type CalendarLinks } from './calendar-view.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import type { ViewContext } from './view-context.ts';

/** A file that anybody may take. */
export interface FileView extends LinkView {
  /** What it is good for, in a sentence or two. */
  readonly goodFor: string;
  /** "CSV"; "" where the name says it. */
  readonly kind: string;
}

/** The page of what others may take from the directory, and how. */
export interface DataView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  readonly licence: LinkView & { readonly credit?: string | undefined };
  /** "72" and "entries". */
  readonly counts: readonly { readonly count: string; readonly words: string }[];
  /** The latest day on which something changed, in words. */
  readonly lastChange?: string | undefined;
  readonly ask?: LinkView | undefined;
  /** The calendar of everything; absent where nothing has a date. */
  readonly calendar?: CalendarLinks | undefined;
  readonly calendars: LinkView;
  readonly feeds: readonly FileView[];
  readonly changes: LinkView;
  readonly files: readonly FileView[];
  /** "All 21 linked tables". */
  readonly tablesTitle: string;
  readonly tables: readonly FileView[];
  /** Whole addresses of the Open Referral feed. */
  readonly referral: readonly LinkView[];
  readonly referralLimits: readonly string[];
  /** What is in none of the files. */
  readonly leftOut: readonly string[];
}

/** What others may take from the directory, and how. */
export function dataView(context: ViewContext): DataView {
  const { directory, base, today } = context;
  const { name, licence, panel } = directory.site;
  const [everything] = sharedCalendars(context);
  const [latest] = changesOf(context);
  return {
    page: {
      title: 'Our data',
      description: `Take the whole list of ${name}, put its dates in your calendar, or follow what changes. Free to use, with a credit.`,
      path: addressOf.data(base),
      hasFeeds: true,
    },
    title: 'Our data is yours to use',
    lead: 'Put the dates in your own calendar, follow what changes, or take the whole list. There is nothing to sign up to and nothing to pay.',
    licence: { words: licence.name, href: licence.url, credit: licence.credit },
    counts: [
      countView(openAssets(directory, today).length, 'entry', 'entries'),
      countView(directory.venues.length, 'place', 'places'),
    ],
    lastChange: latest && dayInWords(latest.day),
    ask: panel.email && { words: panel.email, href: mailtoHref(panel.email, { subject: 'Your data' }) },
    calendar: everything?.path === 'calendar/all.ics' ? calendarLinks(everything, context) : undefined,
    calendars: { words: 'Calendars by theme and place', href: addressOf.calendars(base) },
    feeds: [
      {
        words: 'Atom feed',
        href: `${base}feeds/atom.xml`,
        kind: 'Atom',
        goodFor: 'For feed readers, and for the news box of a parish or community website.',
      },
      {
        words: 'JSON Feed',
        href: `${base}feeds/feed.json`,
        kind: 'JSON',
        goodFor: 'The same, for programs that would rather read JSON.',
      },
    ],
    changes: { words: 'See what has changed', href: addressOf.newAssets(base) },
    files: filesOf(base),
    tablesTitle: `All ${openTables.length} linked tables`,
    tables: openTables.map(({ name: table, holds }) => ({
      words: `${table}.csv`,
      href: `${base}data/tables/${table}.csv`,
      kind: '',
      goodFor: `Each row is ${holds}.`,
    })),
    referral: [
      ['About the feed', 'open-referral/index.json'],
      ['Services', 'open-referral/services/index.json'],
      ['Services at places', 'open-referral/service_at_locations/index.json'],
      ['Taxonomies', 'open-referral/taxonomies/index.json'],
      ['Terms', 'open-referral/taxonomy_terms/index.json'],
    ].map(([words = '', path = '']) => ({ words, href: absoluteAddress(context, `${base}${path}`) })),
    referralLimits,
    leftOut: [
      'A person’s name, phone or e-mail, unless they agreed to it being in our data.',
      'The names of panel members. Those who chose to be named are on our pages alone.',
      'Entries that are on no list, and entries that closed more than a year ago.',
      'Photos, and the outlines on the map.',
    ],
  };
}

function countView(count: number, one: string, many: string): DataView['counts'][number] {
  return { count: count.toLocaleString('en-GB'), words: count === 1 ? one : many };
}

function filesOf(base: string): FileView[] {
  const file = (path: string, kind: string, words: string, goodFor: string): FileView => ({
    words,
    href: `${base}data/${path}`,
    kind,
    goodFor,
  });
  return [
    file(
      'assets.csv',
      'CSV',
      'One table',
      'Opens in any spreadsheet. One row for each entry, in plain words.',
    ),
    file(
      'assets.json',
      'JSON',
      'Everything in one file',
      'For programs. Every fact, and when it was checked.',
    ),
    file(
      'assets.schema.json',
      'JSON Schema',
      'What the file holds',
      'Each field of that file, in words and in rules.',
    ),
    file(
      'assets.geojson',
      'GeoJSON',
      'For maps',
      'A pin for each entry that has one. The rest are in it without.',
    ),
  ];
}
