import type { IsoDay } from '../domain/calendar-day.ts';
import type { Directory } from '../domain/directory.ts';

/** What is needed to write a directory down for others. */
export interface OpenSite {
  readonly directory: Directory;
  /** Day that it is true for. */
  readonly today: IsoDay;
  /** Origin of the site without a slash at its end, like `https://hereabouts.example`. */
  readonly siteUrl: string;
  /** Path the site lies under, with both slashes: `/` or `/sub/`. */
  readonly base: string;
}

/** The whole address of something on the site, such as `assets/plot-14/`. */
export function addressIn({ siteUrl, base }: Pick<OpenSite, 'siteUrl' | 'base'>, path: string): string {
  return `${siteUrl}${base}${path}`;
}

/** The whole address of an entry's page. */
export function pageOf(site: Pick<OpenSite, 'siteUrl' | 'base'>, slug: string): string {
  return addressIn(site, `assets/${slug}/`);
}

/** What others must say when they use the data: licence, and whom to name. */
export function creditOf({ directory }: Pick<OpenSite, 'directory'>): string {
  const { licence, panel } = directory.site;
  return licence.credit ?? panel.name;
}
