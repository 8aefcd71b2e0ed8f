import type { IsoDay } from '../domain/calendar-day.ts';
import type { Directory } from '../domain/directory.ts';

/** All that a view may know besides what it is asked to show. */
export interface ViewContext {
  readonly directory: Directory;
  /** The day the pages are built for, in London. */
  readonly today: IsoDay;
  /** Path the site lies under, with both slashes: `/` or `/sub/`. */
  readonly base: string;
  /** Origin of the site without a slash at its end, like `https://hereabouts.example`. */
  readonly siteUrl: string;
  /** Whether the directory has a basemap. */
  readonly hasMap?: boolean;
  /** Whether the site has its editing form at `/admin/`. */
  readonly hasEditingForm?: boolean;
  /** Names of the cards for sharing that have been made; absent where there are none. */
  readonly cards?: ReadonlySet<string> | undefined;
}

/** What the reader publishes, as far as views need it. */
export interface PublishedSite {
  readonly directory: Directory;
  readonly today: IsoDay;
  readonly site: { readonly url: string; readonly base: string };
  readonly basemap?: unknown;
  readonly editing?: 'host' | 'local' | undefined;
  readonly cards?: ReadonlySet<string> | undefined;
}

/** The context of a view, from what the reader publishes. */
export function viewContextOf({
  directory,
  today,
  site,
  basemap,
  editing,
  cards,
}: PublishedSite): ViewContext {
  return {
    directory,
    today,
    base: withSlashes(site.base),
    siteUrl: site.url.replace(/\/+$/, ''),
    hasMap: basemap !== undefined,
    hasEditingForm: editing !== undefined,
    cards,
  };
}

function withSlashes(base: string): string {
  const inner = base.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}
