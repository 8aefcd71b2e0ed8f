import { addMonths, dayInWords, type IsoDay } from '../domain/calendar-day.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { standingOn } from '../domain/standing.ts';
import { pageOf, type OpenSite } from './open-site.ts';

/** What happened to an entry. */
export type ChangeKind = 'new' | 'checked' | 'closed';

/** One thing that happened, as a feed tells it. */
export interface Change {
  /** Stays the same for ever, wherever the site lies: "assets/plot-14/checked/2026-11-14". */
  readonly name: string;
  readonly kind: ChangeKind;
  readonly day: IsoDay;
  /** "New: Plot 14". */
  readonly title: string;
  /** A sentence or two. */
  readonly summary: string;
  /** Whole address of the entry's page. */
  readonly page: string;
  readonly themes: readonly string[];
}

/** Feeds hold this many things; older ones are on the page of what has changed. */
export const mostChanges = 30;

/** Somebody who has not looked for a year reads the site, not the feed. */
const monthsTold = 12;

const titleStarts: Readonly<Record<ChangeKind, string>> = {
  new: 'New',
  checked: 'Checked again',
  closed: 'Closed',
};

/**
 * What changed in a directory up to its day, the latest first: entries that are new, that somebody checked again, and
 * that have closed. An entry that is closed is told of as closed alone; one that is unlisted, paused or lapsed is not
 * told of. At most `mostChanges`.
 */
export function changesOf(site: OpenSite): readonly Change[] {
  const first = addMonths(site.today, -monthsTold);
  return site.directory.assets
    .flatMap((asset) => changesOfAsset(asset, site))
    .filter(({ day }) => first < day && day <= site.today)
    .sort((a, b) => (a.day === b.day ? compare(a.name, b.name) : compare(b.day, a.day)))
    .slice(0, mostChanges);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function changesOfAsset(asset: LinkedAsset, site: OpenSite): Change[] {
  const { data } = asset;
  const standing = standingOn(data, site.directory.site, site.today);
  if (standing.status === 'closed' && data.status?.is === 'closed') {
    const { on, note } = data.status;
    return [changeOf('closed', on, asset, `Closed on ${dayInWords(on)}.${note ? ` ${note}` : ''}`, site)];
  }
  if (!standing.shows.today && standing.status !== 'out-of-season') return [];
  const added = data.added?.on;
  const checked = data.checked?.on;
  const about = data.summary ?? firstParagraph(asset.body.text);
  return [
    ...(added === undefined ? [] : [changeOf('new', added, asset, about, site)]),
    ...(checked === undefined || checked <= (added ?? '')
      ? []
      : [changeOf('checked', checked, asset, `Checked on ${dayInWords(checked)}. ${about}`.trim(), site)]),
  ];
}

function firstParagraph(text: string): string {
  return text.split('\n')[0] ?? '';
}

function changeOf(
  kind: ChangeKind,
  day: IsoDay,
  asset: LinkedAsset,
  summary: string,
  site: OpenSite,
): Change {
  const { slug, data, themes } = asset;
  const fallback = `${data.title} is in the directory.`;
  return {
    name: `assets/${slug}/${kind}/${day}`,
    kind,
    day,
    title: `${titleStarts[kind]}: ${data.title}`,
    summary: summary === '' ? fallback : summary,
    page: pageOf(site, slug),
    themes: themes.map(({ title }) => title),
  };
}

/** A day as feeds write moments (RFC 3339): its first moment in London is that of UTC, or an hour before it. */
export function momentOf(day: IsoDay): string {
  return `${day}T00:00:00Z`;
}

/**
 * A name for ever (RFC 4151), which stays when the site moves to another host.
 *
 * @param name what it names, like "feed"
 */
export function tagOf({ directory }: Pick<OpenSite, 'directory'>, name: string): string {
  return `tag:${directory.site.shortHost},2026:${name}`;
}
