import { joiningNames } from '../domain/asset.ts';
import { dayInWords, type IsoDay } from '../domain/calendar-day.ts';
import { contactsFor } from '../domain/contact.ts';
import type { Output } from '../domain/consent.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { formatPhone } from '../domain/phone.ts';
import { isWithin, noticeLimits } from '../domain/notice-limits.ts';
import { countCharacters, sentencesOf } from '../domain/plain-text.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import { costInBrief, mainThemeOf, summaryOf, type ThemeView } from './card-view.ts';
import { addressInWords, placeInBrief, venueInBrief } from './place-view.ts';
import type { ViewContext } from './view-context.ts';
import { sessionsToTell } from './when-view.ts';
import { capitalised, countOf } from './words.ts';

/** One fact of a notice: a line to read from afar, and a smaller one below it. */
export interface NoticeFact {
  readonly icon: 'when' | 'where' | 'phone' | 'online' | 'visits' | 'cost';
  readonly title: string;
  readonly detail?: string | undefined;
}

/** What a slide, a poster and a card say about one asset: the same words in all of them. */
export interface NoticeWords {
  readonly slug: string;
  readonly title: string;
  readonly theme: ThemeView;
  /** One short sentence; absent where the entry has none that is short enough. */
  readonly hook?: string | undefined;
  readonly facts: readonly NoticeFact[];
  /** What is known to be there, most needed first: "Step-free way in". At most three, as long as they fit a line. */
  readonly tags: readonly string[];
  /** "Checked 14 November 2026". */
  readonly checked: string;
}

/** The title of an asset where room is short. */
export function shortTitleOf({ data }: LinkedAsset): string {
  return data.shortTitle ?? data.title;
}

/** The words of an asset for a notice. */
export function noticeWords(asset: LinkedAsset, context: ViewContext): NoticeWords {
  const { checked } = asset.data;
  const facts = [whenFact(asset, context), whereFact(asset, context), costFact(asset)];
  return {
    slug: asset.slug,
    title: shortTitleOf(asset),
    theme: mainThemeOf(asset, context),
    hook: [asset.data.hook, summaryOf(asset)].find((text) => isWithin(text, noticeLimits.hook)),
    facts: facts.filter((fact) => fact !== undefined),
    tags: tagsOf(asset, context),
    checked: checked === undefined ? '' : `Checked ${dayInWords(checked.on)}`,
  };
}

/** True of nearly everything, so that it only takes room. */
const bankHolidayWords = 'not on bank holidays';

function whenFact(asset: LinkedAsset, context: ViewContext): NoticeFact | undefined {
  const [first, ...others] = sessionsToTell(asset, context);
  if (first === undefined) {
    return whenInOwnWords(asset);
  }
  const { rule, time, limits } = sessionInWords(first, { today: context.today });
  const more = others.length === 0 ? undefined : `and ${countOf(others.length, 'other time')}`;
  const limit = limits.find((words) => words !== bankHolidayWords);
  const detail = [time, more ?? limit].filter((words) => words !== undefined).join(', ');
  return isWithin(rule, noticeLimits.fact)
    ? { icon: 'when', title: rule, detail: isWithin(detail, noticeLimits.detail) ? detail : time }
    : { icon: 'when', title: capitalised(time), detail: 'On certain days' };
}

/** The first sentence of what the entry says itself, and the rest below it where that is short. */
function whenInOwnWords({ data: { whenInWords } }: LinkedAsset): NoticeFact | undefined {
  if (whenInWords === undefined) return undefined;
  const [first = whenInWords, ...others] = sentencesOf(whenInWords);
  const rest = others.join(' ');
  const detail = rest !== '' && isWithin(rest, noticeLimits.detail) ? rest : undefined;
  return { icon: 'when', title: first.replace(/\.$/, ''), detail };
}

function whereFact(asset: LinkedAsset, context: ViewContext): NoticeFact | undefined {
  const where = placeInBrief(asset, context);
  if (where === undefined) return undefined;
  const [venue] = asset.places.flatMap((place) => (place.is === 'venue' ? [place.venue] : []));
  if (venue === undefined || asset.places[0]?.is !== 'venue') {
    return { icon: where.icon, title: shortened(where.title, noticeLimits.fact) };
  }
  const address = addressInWords({ ...venue, data: { ...venue.data, postcode: undefined } });
  const { title } = venue.data;
  const detail = [address, venueInBrief(venue)].find((text) => isWithin(text, noticeLimits.detail));
  return {
    icon: 'where',
    title: shortened(title, noticeLimits.fact),
    detail: detail === title ? undefined : detail,
  };
}

function costFact(asset: LinkedAsset): NoticeFact | undefined {
  const cost = costInBrief(asset);
  const { joining } = asset.data;
  const how = joining && joiningNames[joining.how];
  if (cost === undefined) return how === undefined ? undefined : { icon: 'cost', title: how };
  return { icon: 'cost', title: shortened(cost, noticeLimits.fact), detail: how };
}

/** Cut at a word, for parts that are optional as long as the rest of a notice says where to ask. */
function shortened(text: string, limit: number): string {
  if (isWithin(text, limit)) return text;
  const cut = text.slice(0, limit - 1).replace(/[\s,;:]+\S*$/, '');
  return `${cut}…`;
}

function tagsOf(asset: LinkedAsset, { directory }: ViewContext): string[] {
  const known = directory.facts.filter(({ name }) => asset.access.get(name)?.is === 'yes');
  const tags: string[] = [];
  for (const { title } of known.slice(0, 3)) {
    if (countCharacters([...tags, title].join('')) <= noticeLimits.tags) tags.push(title);
  }
  return tags;
}

/** The number of the panel as people read it; undefined where it has none. */
export function panelPhone({ directory }: ViewContext): string | undefined {
  const { phone } = directory.site.panel;
  return phone && formatPhone(phone);
}

/**
 * The number to ring about an asset on something that hangs or runs for weeks: its own where it is an
 * organisation's, or a person's who agreed to this output until the last day it is shown, else the panel's.
 */
export function phoneOnNotice(
  asset: LinkedAsset,
  output: Output,
  lastDay: IsoDay,
  context: ViewContext,
): string | undefined {
  const { today } = context;
  const later = new Set(contactsFor(asset.data.contacts, output, lastDay));
  const own = contactsFor(asset.data.contacts, output, today).find(
    (contact) => contact.phone !== undefined && later.has(contact),
  );
  return own?.phone === undefined ? panelPhone(context) : formatPhone(own.phone);
}
