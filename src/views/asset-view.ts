import { assetKindNames, costNames, formalityNames, joiningNames, publicityNames } from '../domain/asset.ts';
import { addMonths, dayInWords, type IsoDay } from '../domain/calendar-day.ts';
import type { LinkedAsset, LinkedGap } from '../domain/directory.ts';
import { assetJsonLd } from '../formats/json-ld.ts';
import { jsonForScript } from '../formats/escape.ts';
import { accessRows, type AccessRow } from './access-view.ts';
import { absoluteAddress, addressOf, typedAddress } from './addresses.ts';
import { calendarLinkOf } from './calendar-view.ts';
import { mainThemeOf, summaryOf, type ThemeView } from './card-view.ts';
import { contactsOf, type ContactsView } from './contact-view.ts';
import type { Dated } from './dated.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { placesOf, type PlaceView } from './place-view.ts';
import { posterOfAsset } from './poster-view.ts';
import { oembedOf } from './embed-view.ts';
import { cardOfAsset, pictureOf } from './share-card-view.ts';
import {
  checkedBoxOf,
  noticesOf,
  standingOfAsset,
  type CheckedBoxView,
  type Notice,
} from './standing-view.ts';
import { isDrawn } from './network.ts';
import { suggestLinks } from './suggest-view.ts';
import { tiesOf, type TieView } from './tie-view.ts';
import type { PictureView } from './map-pictures.ts';
import type { ViewContext } from './view-context.ts';
import {
  comingNextOf,
  nextDatesOf,
  seasonInWords,
  whenLinesOf,
  type NextDate,
  type NextDatesView,
} from './when-view.ts';
import { asSentence, capitalised, listInWords } from './words.ts';

/** One answer of a fact: a line in bold, with what belongs to it. */
export interface FactItem {
  readonly title: string;
  /** Where the title leads. */
  readonly href?: string | undefined;
  /** Lines under the title. */
  readonly lines: readonly string[];
  /** A link under the lines. */
  readonly link?: LinkView | undefined;
  /** A map under the link. */
  readonly picture?: PictureView | undefined;
}

/** One fact of the list beside the text. */
export interface FactView {
  readonly icon: PlaceView['icon'] | 'when' | 'cost' | 'join' | 'people' | 'language' | 'bus' | 'clock';
  /** "When"; read out, not shown. */
  readonly label: string;
  readonly items: readonly FactItem[];
  /** The next date, under the first answer. */
  readonly next?: readonly Dated<NextDate>[] | undefined;
}

/** The page of one asset. */
export interface AssetView {
  readonly slug: string;
  readonly title: string;
  readonly theme: ThemeView;
  /** One sentence under the title. */
  readonly hook?: string | undefined;
  readonly tags: readonly string[];
  readonly notices: readonly Dated<Notice>[];
  readonly facts: readonly FactView[];
  readonly contacts: readonly Dated<ContactsView>[];
  readonly checkedBox: CheckedBoxView;
  /** A message that names the entry, begun: the first way of the panel that needs no script and no further page. */
  readonly write?: LinkView | undefined;
  /** The number of its short address, by which a shared list names it. */
  readonly number?: number | undefined;
  /** Its dates as a file for a calendar. */
  readonly calendar: readonly Dated<LinkView>[];
  /** Its poster, for as long as it may hang. */
  readonly poster?: { readonly href: string; readonly to: IsoDay } | undefined;
  /** "hereabouts.example/12". */
  readonly shortAddress?: string | undefined;
  /** Text of the entry as safe HTML; empty when there is none. */
  readonly bodyHtml: string;
  readonly photo?:
    { readonly src: string; readonly alt: string; readonly credit?: string | undefined } | undefined;
  readonly firstVisit: readonly string[];
  /** All times, where there are too many for the facts. */
  readonly allTimes: readonly FactItem[];
  readonly nextDates?: NextDatesView | undefined;
  /** Name of the venue that the access facts are about, where there are several. */
  readonly accessAt?: string | undefined;
  readonly access: readonly AccessRow[];
  readonly give?: string | undefined;
  readonly ties: readonly TieView[];
  /** Where its ties are drawn among all others; absent where they are not. */
  readonly allTies?: string | undefined;
  /** The gaps it filled, and what people said of it that was changed. */
  readonly filled: readonly { readonly title: string; readonly href: string; readonly story: string }[];
  readonly links: readonly LinkView[];
  /** Lists it is in: themes, neighbourhoods, communities. */
  readonly more: readonly LinkView[];
  /** The short page that keeps the address of something long closed. */
  readonly farewell?: { readonly sentences: readonly string[] } | undefined;
  readonly page: PageFacts;
}

/** So many rules fit beside the text; more go to a part of their own. */
const mostTimes = 4;

/** The page of one asset. */
export function assetView(asset: LinkedAsset, context: ViewContext): AssetView {
  const { data, slug } = asset;
  const standing = standingOfAsset(asset, context.today, context);
  const times = timeItems(asset, context);
  return {
    slug,
    title: data.title,
    theme: mainThemeOf(asset, context),
    hook: data.hook ?? data.summary,
    tags: tagsOf(asset),
    notices: noticesOf(asset, context),
    facts: factsOf(asset, times, context),
    contacts: contactsOf(asset, context),
    checkedBox: checkedBoxOf(asset, context),
    write: messageAbout(asset, context),
    number: data.number,
    calendar: calendarLinkOf(asset, context),
    poster: posterOfAsset(asset, context),
    shortAddress: data.number === undefined ? undefined : shortAddress(data.number, context),
    bodyHtml: asset.body.html,
    photo: photoOf(asset, context),
    firstVisit: data.firstVisit ?? [],
    allTimes: times.length > mostTimes ? times : [],
    nextDates: nextDatesOf(asset, context),
    accessAt: asset.venues.length > 1 ? asset.venues[0]?.data.title : undefined,
    access: accessRows(asset.access, hasPlace(asset), context),
    give: data.give,
    ties: tiesOf(asset, context),
    allTies: isDrawn(asset, context) ? addressOf.connectionsOf(context.base, asset.slug) : undefined,
    filled: [...asset.fills.map((gap) => filledBy(gap, context)), ...toldAbout(asset, context)],
    links: (data.links ?? []).map(({ label, url }) => ({ words: label, href: url })),
    more: moreLikeThis(asset, context),
    farewell: standing.status === 'closed-long-ago' ? farewell(asset) : undefined,
    page: pageFacts(asset, context),
  };
}

function messageAbout({ data, slug }: LinkedAsset, context: ViewContext): LinkView | undefined {
  const address = absoluteAddress(context, addressOf.asset(context.base, slug));
  const [first] = suggestLinks('change', context.directory.site, { title: data.title, address });
  return first && { words: first.way === 'email' ? 'Correct it by e-mail' : first.words, href: first.href };
}

function filledBy({ slug, data }: LinkedGap, { base }: ViewContext): AssetView['filled'][number] {
  const story = data.story ?? 'It was missing, and now it is here.';
  return { title: data.title, href: addressOf.gap(base, slug), story };
}

/** What people told of an entry is shown beside it for so long. */
const monthsTold = 6;

/** What somebody said about an entry, and what was changed. */
function toldAbout({ slug }: LinkedAsset, { directory, base, today }: ViewContext): AssetView['filled'] {
  const first = addMonths(today, -monthsTold);
  return directory.suggestions
    .filter(({ data }) => data.asset === slug && data.state === 'changed' && (data.settledOn ?? '') > first)
    .map(({ slug: name, data }) => ({
      title: data.said,
      href: addressOf.suggestionOutcome(base, name),
      story: data.outcome ?? '',
    }));
}

function pageFacts(asset: LinkedAsset, context: ViewContext): PageFacts {
  const { status } = standingOfAsset(asset, context.today, context);
  const path = addressOf.asset(context.base, asset.slug);
  const isGone = status === 'unlisted' || status === 'closed-long-ago';
  const summary = summaryOf(asset) ?? `${assetKindNames[asset.data.kind]} in ${context.directory.site.name}`;
  return {
    title: asset.data.title,
    description: asSentence(summary),
    path,
    isHidden: isGone,
    picture: pictureOf(cardOfAsset(asset, context), context),
    oembed: oembedOf(asset, context),
    isSensitive: asset.themes.some(({ sensitive }) => sensitive === true),
    jsonLd: isGone || status === 'closed' ? undefined : jsonForScript(jsonLdOf(asset, context)),
  };
}

function jsonLdOf(asset: LinkedAsset, context: ViewContext): object {
  return assetJsonLd(asset, {
    today: context.today,
    summary: summaryOf(asset),
    addressOfAsset: (slug) => absoluteAddress(context, addressOf.asset(context.base, slug)),
    addressOfVenue: (slug) => absoluteAddress(context, addressOf.venue(context.base, slug)),
  });
}

function tagsOf({ data }: LinkedAsset): string[] {
  const { formality, publicity } = data;
  const tags = [
    assetKindNames[data.kind],
    formality && formalityNames[formality],
    publicity && publicity !== 'widely-known' ? publicityNames[publicity] : undefined,
  ];
  return [...new Set(tags.filter((tag) => tag !== undefined))];
}

function shortAddress(number: number, context: ViewContext): string {
  return typedAddress(context, addressOf.short(context.base, number));
}

function photoOf({ data: { photo } }: LinkedAsset, { base }: ViewContext): AssetView['photo'] {
  return photo && { src: addressOf.photo(base, photo.file), alt: photo.alt, credit: photo.credit };
}

function hasPlace(asset: LinkedAsset): boolean {
  return asset.places.some(({ is }) => is === 'venue' || is === 'area');
}

function timeItems(asset: LinkedAsset, context: ViewContext): FactItem[] {
  return whenLinesOf(asset, context).map(({ title, detail }) => ({
    title,
    lines: detail === undefined ? [] : [detail],
  }));
}

function factsOf(asset: LinkedAsset, times: readonly FactItem[], context: ViewContext): FactView[] {
  const facts: FactView[] = [
    whenFact(asset, times, context),
    ...placeFacts(asset, context),
    costFact(asset),
    joiningFact(asset),
    audienceFact(asset),
    spokenFact(asset),
    runByFact(asset),
  ];
  return facts.filter(({ items }) => items.length > 0);
}

function whenFact(asset: LinkedAsset, times: readonly FactItem[], context: ViewContext): FactView {
  const { whenInWords, status } = asset.data;
  const shown = times.length > mostTimes ? [...times.slice(0, mostTimes - 1), andOthers(times)] : times;
  const season = status?.is === 'seasonal' ? `${seasonInWords(status.months)} only.` : undefined;
  return {
    icon: 'when',
    label: 'When',
    items: withLastLines(shown, whenInWords, season),
    next: comingNextOf(asset, 4, context),
  };
}

/** Adds words to the last answer, or makes them the answer where there is none. */
function withLastLines(items: readonly FactItem[], ...texts: readonly (string | undefined)[]): FactItem[] {
  const [title, ...lines] = texts.filter((text) => text !== undefined);
  const last = items.at(-1);
  if (title === undefined) return [...items];
  if (last === undefined) return [{ title, lines }];
  return [...items.slice(0, -1), { ...last, lines: [...last.lines, asSentence(title), ...lines] }];
}

function andOthers(times: readonly FactItem[]): FactItem {
  return { title: `And ${times.length - mostTimes + 1} other times`, href: '#times', lines: [] };
}

/** Who goes to many places finds the maps of the others on their pages. */
const mostPictures = 2;

function placeFacts(asset: LinkedAsset, context: ViewContext): FactView[] {
  const isClosed = asset.data.status?.is === 'closed';
  return placesOf(asset, context).map(
    ({ icon, title, href, address, notes, directions, picture }, index) => ({
      icon,
      label: 'Where',
      items: [
        {
          title,
          href,
          lines: [
            ...(address === undefined ? [] : [address]),
            ...(notes.length === 0 ? [] : [notes.join(' ')]),
          ],
          link: directions === undefined ? undefined : { words: 'Directions', href: directions },
          picture: isClosed || index >= mostPictures ? undefined : picture,
        },
      ],
    }),
  );
}

function costFact({ data: { cost } }: LinkedAsset): FactView {
  if (cost === undefined) return { icon: 'cost', label: 'Cost', items: [] };
  const title = cost.is === 'priced' ? (cost.amount ?? costNames.priced) : costNames[cost.is];
  const amount = cost.is === 'priced' ? undefined : cost.amount;
  const extras = cost.extras && `Also: ${cost.extras}`;
  return { icon: 'cost', label: 'Cost', items: [{ title, lines: oneLine(amount, cost.note, extras) }] };
}

function joiningFact({ data: { joining } }: LinkedAsset): FactView {
  if (joining === undefined) return { icon: 'join', label: 'Joining', items: [] };
  const ask = joining.ask && `Ask ${joining.ask}`;
  return {
    icon: 'join',
    label: 'Joining',
    items: [{ title: joiningNames[joining.how], lines: oneLine(ask, joining.note) }],
  };
}

function audienceFact(asset: LinkedAsset): FactView {
  const audience = asset.data.for;
  if (audience === undefined) return { icon: 'people', label: 'Who for', items: [] };
  const who = [
    ...(audience.everyone ? ['Everyone'] : []),
    ...asset.groups.map(({ title }) => title),
    ...(audience.ages ? [agesInWords(audience.ages)] : []),
  ];
  const lines = oneLine(audience.note);
  const items = who.length === 0 && lines.length === 0 ? [] : [audienceItem(who, lines)];
  return { icon: 'people', label: 'Who for', items };
}

function audienceItem(who: readonly string[], lines: readonly string[]): FactItem {
  if (who.length === 0) return { title: lines.join(' '), lines: [] };
  return { title: who.join(', '), lines };
}

function agesInWords({ from, to }: { from?: number | undefined; to?: number | undefined }): string {
  if (from !== undefined && to !== undefined) return `Ages ${from} to ${to}`;
  if (from !== undefined) return `Age ${from} and over`;
  return to === undefined ? 'All ages' : `Up to age ${to}`;
}

function spokenFact({ data: { spoken } }: LinkedAsset): FactView {
  const names = new Intl.DisplayNames('en-GB', { type: 'language' });
  const languages = (spoken ?? []).map((code) => names.of(code) ?? code);
  const items = languages.length === 0 ? [] : [{ title: `${listInWords(languages)} spoken`, lines: [] }];
  return { icon: 'language', label: 'Languages', items };
}

/** Who runs it, where that is a name alone; a runner with a page of its own is among the ties. */
function runByFact({ runBy }: LinkedAsset): FactView {
  const items = runBy && 'name' in runBy ? [{ title: `Run by ${runBy.name}`, lines: [] }] : [];
  return { icon: 'people', label: 'Run by', items };
}

function oneLine(...texts: readonly (string | undefined)[]): string[] {
  const sentences = texts
    .filter((text) => text !== undefined && text !== '')
    .map((text) => asSentence(text ?? ''));
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

const mostLinks = 10;

function moreLikeThis(asset: LinkedAsset, { base }: ViewContext): LinkView[] {
  const communities = (asset.data.communities ?? [])
    .filter(({ of }) => of !== 'neighbourhood')
    .map(({ name }) => ({
      words: capitalised(name),
      href: addressOf.communities(base),
    }));
  return [
    ...asset.themes.map(({ slug, title }) => ({ words: title, href: addressOf.theme(base, slug) })),
    ...asset.neighbourhoods.map(({ slug, title }) => ({
      words: `In ${title}`,
      href: addressOf.neighbourhood(base, slug),
    })),
    ...communities,
  ].slice(0, mostLinks);
}

function farewell({ data: { status } }: LinkedAsset): AssetView['farewell'] {
  if (status?.is !== 'closed') return undefined;
  const note = status.note === undefined ? [] : [asSentence(status.note)];
  return { sentences: [`It closed on ${dayInWords(status.on)}.`, ...note] };
}
