/** Which page of our own is open; undefined while it is one of Decap's. */
export type DeskRoute = { readonly is: 'list' } | { readonly is: 'check'; readonly slug: string } | undefined;

/** Address of the list, below the form. */
export const listAddress = '#/desk';

/** Address of the page that checks one entry. */
export function checkAddress(slug: string): string {
  return `#/check/${slug}`;
}

/** Address of the form of one entry. */
export function formAddress(slug: string): string {
  return `#/collections/assets/entries/${slug}`;
}

/** The page that an address asks for. */
export function readRoute(hash: string): DeskRoute {
  const path = hash.replace(/^#/, '').replace(/\/$/, '');
  if (path === '/desk') return { is: 'list' };
  const [, slug] = /^\/check\/([a-z0-9-]+)$/.exec(path) ?? [];
  return slug === undefined ? undefined : { is: 'check', slug };
}

/** Whether an address asks for no page at all, so that the list is what people see first. */
export function asksForNothing({ hash, search }: { hash: string; search: string }): boolean {
  const asksForNoEntry = search === '' || comesFromSignIn(search);
  return asksForNoEntry && (hash === '' || hash === '#' || hash === '#/');
}

/** Whether a git host has just sent somebody back who was there to sign in (RFC 6749, 4.1.2). */
export function comesFromSignIn(search: string): boolean {
  const query = new URLSearchParams(search);
  return query.has('state') && (query.has('code') || query.has('error'));
}
