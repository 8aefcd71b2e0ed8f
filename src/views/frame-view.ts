import { dayInWords } from '../domain/calendar-day.ts';
import { mailtoHref } from '../domain/email.ts';
import { formatPhone, telHref } from '../domain/phone.ts';
import type { ScriptJson } from '../formats/escape.ts';
import { absoluteAddress, addressOf } from './addresses.ts';
import { pictureOf, type PagePicture } from './share-card-view.ts';
import { siteNameOf, type ViewContext } from './view-context.ts';
import { asSentence } from './words.ts';

export type { ScriptJson } from '../formats/escape.ts';

/** A link with its words. */
export interface LinkView {
  readonly words: string;
  readonly href: string;
}

/** A link of the main navigation. */
export interface NavigationLink extends LinkView {
  readonly isCurrent: boolean;
  /** Whether the narrowest phones may leave it out of their one line. */
  readonly isSpare?: boolean;
}

/** A feed, as the head of a page names it. */
export interface FeedLink {
  readonly type: string;
  readonly title: string;
  readonly href: string;
}

/** What a page tells its frame about itself. */
export interface PageFacts {
  /** What the page is called; the name of the directory is put behind it. */
  readonly title: string;
  /** One or two sentences for search engines and shared links. */
  readonly description: string;
  /** Address of the page, base included. */
  readonly path: string;
  /** The picture that a link to it brings along; else the plain card. */
  readonly picture?: PagePicture | undefined;
  /** Address of what tells other sites how to embed it. */
  readonly oembed?: string | undefined;
  /** `true` where the page shows screens as they play. */
  readonly showsScreens?: boolean;
  /** `true` keeps search engines away. */
  readonly isHidden?: boolean;
  /** `true` where somebody may need to leave the page fast. */
  readonly isSensitive?: boolean;
  /** Facts for machines, one object for each. */
  readonly jsonLd?: ScriptJson | undefined;
  /** `true` on pages of what changes, where programs that follow sites look for feeds. */
  readonly hasFeeds?: boolean;
  /** `page` where the page has a search box of its own; `engine` where it runs the search as well. */
  readonly search?: 'page' | 'engine';
  /** Whether it has a map that can be moved. */
  readonly hasMap?: boolean;
}

/** Everything around the main part of a page. */
export interface FrameView {
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  readonly isHidden: boolean;
  readonly picture: PagePicture;
  readonly oembed?: string | undefined;
  readonly runsSearch: boolean;
  readonly hasMap: boolean;
  readonly showsScreens: boolean;
  readonly jsonLd?: ScriptJson | undefined;
  /** Feeds that programs may find by this page. */
  readonly feeds: readonly FeedLink[];
  readonly home: string;
  readonly myList: NavigationLink;
  /** Where somebody goes who has to leave the page fast; absent on pages that nobody has to hide. */
  readonly wayOut?: LinkView | undefined;
  /** Whose directory it is: "Hereabouts Silverpit". */
  readonly siteName: string;
  readonly navigation: readonly NavigationLink[];
  /** Address that a search is sent to; absent where the page has its own search box. */
  readonly searchAction?: string | undefined;
  /** How to talk to somebody, in the same place on every page. */
  readonly desk: {
    readonly phone?: LinkView | undefined;
    readonly email?: LinkView | undefined;
    readonly sentences: readonly string[];
  };
  readonly footer: readonly { readonly title: string; readonly links: readonly LinkView[] }[];
  readonly licence: LinkView & { readonly credit?: string | undefined };
  /** Who stands behind it: "Kept by the Silverpit citizens' panel with ..." */
  readonly keptBy: string;
  /** Said on every page of a made-up town. */
  readonly sampleNote?: string | undefined;
  /** Day of the build. */
  readonly builtOn: string;
  /** Said when the page is shown from a copy on the device. */
  readonly savedCopy: string;
  /** The day a made-up town stays on, when it was built for that day. */
  readonly heldDay?: string | undefined;
}

/** The frame of a page: head, header and footer. */
export function frameView(page: PageFacts, context: ViewContext): FrameView {
  const { directory, base, today } = context;
  const { site } = directory;
  return {
    title: `${page.title}, ${siteNameOf(context)}`,
    description: page.description,
    canonical: absoluteAddress(context, page.path),
    isHidden: page.isHidden ?? false,
    picture: page.picture ?? pictureOf(undefined, context),
    oembed: page.oembed && absoluteAddress(context, page.oembed),
    runsSearch: page.search === 'engine',
    hasMap: page.hasMap ?? false,
    showsScreens: page.showsScreens ?? false,
    jsonLd: page.jsonLd,
    feeds: page.hasFeeds === true ? feedLinks(context) : [],
    home: addressOf.home(base),
    myList: {
      words: 'My list',
      href: addressOf.myList(base),
      isCurrent: page.path === addressOf.myList(base),
    },
    wayOut: page.isSensitive ? wayOut : undefined,
    siteName: siteNameOf(context),
    navigation: navigation(page.path, context),
    searchAction: page.search === undefined ? addressOf.find(base) : undefined,
    desk: deskView(context),
    footer: footerColumns(base),
    licence: { words: site.licence.name, href: site.licence.url, credit: site.licence.credit },
    keptBy: keptBy(context),
    sampleNote: site.sampleToday && sampleNote(site.name, site.sampleToday),
    builtOn: today,
    savedCopy: `Saved copy from ${dayInWords(today)}. There is no network just now.`,
    heldDay: site.sampleToday === today ? today : undefined,
  };
}

function feedLinks({ directory, base }: ViewContext): FeedLink[] {
  const title = `What has changed in ${directory.site.name}`;
  return [
    { type: 'application/atom+xml', title, href: `${base}feeds/atom.xml` },
    { type: 'application/feed+json', title, href: `${base}feeds/feed.json` },
  ];
}

/** A page that anybody may have open, of a site that everybody knows. */
const wayOut: LinkView = { words: 'Leave this page now', href: 'https://www.bbc.co.uk/weather' };

function navigation(path: string, { base, hasMap }: ViewContext): NavigationLink[] {
  const links: (LinkView & Pick<NavigationLink, 'isSpare'>)[] = [
    { words: 'Find', href: addressOf.find(base) },
    { words: 'This week', href: addressOf.thisWeek(base) },
    ...(hasMap ? [{ words: 'Map', href: addressOf.map(base) }] : []),
    { words: 'Places', href: addressOf.venues(base), isSpare: true },
    { words: 'A to Z', href: addressOf.assets(base) },
  ];
  return links.map((link) => ({ ...link, isCurrent: link.href === path }));
}

function footerColumns(base: string): FrameView['footer'] {
  return [
    {
      title: 'Find',
      links: [
        { words: 'This week', href: addressOf.thisWeek(base) },
        { words: 'By theme', href: `${addressOf.home(base)}#themes` },
        { words: 'By neighbourhood', href: `${addressOf.home(base)}#neighbourhoods` },
        { words: 'By community', href: addressOf.communities(base) },
        { words: 'New here', href: addressOf.newAssets(base) },
        { words: 'How things connect', href: addressOf.connections(base) },
      ],
    },
    {
      title: 'Take part',
      links: [
        { words: 'What is missing?', href: addressOf.gaps(base) },
        { words: 'Add or correct something', href: addressOf.suggest(base) },
        { words: 'How this is kept', href: addressOf.howThisIsKept(base) },
        { words: 'For the panel', href: addressOf.panel(base) },
        { words: 'Put it on a screen', href: addressOf.screens(base) },
      ],
    },
    {
      title: 'About',
      links: [
        { words: 'About this list', href: addressOf.about(base) },
        { words: 'In numbers', href: addressOf.inNumbers(base) },
        { words: 'Accessibility', href: addressOf.accessibility(base) },
        { words: 'Privacy', href: addressOf.privacy(base) },
        { words: 'Our data', href: addressOf.data(base) },
      ],
    },
  ];
}

function deskView({ directory }: ViewContext): FrameView['desk'] {
  const { desk, hours, phone, email } = directory.site.panel;
  const where = desk && `The panel’s desk: ${desk}`;
  return {
    phone: phone && { words: formatPhone(phone), href: telHref(phone) },
    email: email && { words: email, href: mailtoHref(email) },
    sentences: [
      where,
      hours,
      (desk ?? phone ?? email)
        ? 'Somebody will look things up with you'
        : 'Ask anybody on the panel. They live here too',
    ]
      .filter((text) => text !== undefined)
      .map(asSentence),
  };
}

function keptBy({ directory }: ViewContext): string {
  const { name, network } = directory.site.panel;
  const panel = `Kept by the ${name.replace(/^the /i, '')}`;
  return network ? `${panel} with ${network}.` : `${panel}.`;
}

function sampleNote(town: string, day: Parameters<typeof dayInWords>[0]): string {
  return `${town} is a made-up town, and its day is ${dayInWords(day)}. Nobody here is real, and no number rings.`;
}
