import { absoluteAddress, addressOf } from './addresses.ts';
import type { ViewContext } from './view-context.ts';

/** A page that sends the reader on: a short address people type, or an address an entry had before. */
export interface RedirectView {
  /** Address of the page in the site, without base and slashes: `12`, `assets/old-name`. */
  readonly path: string;
  /** Name of what the reader is sent to. */
  readonly title: string;
  readonly href: string;
  readonly canonical: string;
}

/** Every address that only sends the reader on, once: the folder of the feeds, short addresses, then old ones. */
export function redirectViews(context: ViewContext): readonly RedirectView[] {
  const { directory, base } = context;
  const to = (path: string, title: string, href: string): RedirectView => ({
    path,
    title,
    href,
    canonical: absoluteAddress(context, href),
  });
  const assets = directory.assets.map(({ slug, data }) => ({ data, href: addressOf.asset(base, slug) }));
  const venues = directory.venues.map(({ slug, data }) => ({ data, href: addressOf.venue(base, slug) }));
  return [
    to('feeds', 'Follow what changes', `${addressOf.data(base)}#feeds`),
    ...assets.flatMap(({ data, href }) =>
      data.number === undefined ? [] : [to(`${data.number}`, data.title, href)],
    ),
    ...assets.flatMap(({ data, href }) =>
      (data.formerly ?? []).map((old) => to(`assets/${old}`, data.title, href)),
    ),
    ...venues.flatMap(({ data, href }) =>
      (data.formerly ?? []).map((old) => to(`venues/${old}`, data.title, href)),
    ),
  ];
}
