import './desk.css';
import { createElement as h, useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DecapBackend } from '../decap-backend.ts';
import type { FormContext } from '../form-context.ts';
import { onSignedIn } from '../guard/signed-in.ts';
import { keptChecker } from '../who-checks.ts';
import { formToday } from '../widgets/known-facts.ts';
import { CheckPage } from './check-page.ts';
import { deskList, isPressing, nextOf, type DeskFilter } from './desk-list.ts';
import { asksForNothing, comesFromSignIn, listAddress, readRoute, type DeskRoute } from './desk-route.ts';
import { doneChecks } from './done-checks.ts';
import { EntryFiles } from './entry-files.ts';
import { ListPage } from './list-page.ts';

/** What the page's address held when it was opened, before Decap changes it. */
export interface Arrival {
  readonly hash: string;
  readonly search: string;
}

/**
 * Opens the pages of our own beside Decap's: what wants a look, and the check of one entry. They stand before Decap's
 * own page, which is hidden meanwhile, and only once somebody has signed in there. Called once Decap runs.
 */
export function openDesk(context: FormContext, arrival: Arrival): void {
  if (asksForNothing(arrival)) startAt(pageWantedBefore(arrival));
  rememberPageWanted(arrival);
  const place = document.createElement('div');
  place.id = 'desk';
  document.body.prepend(place);
  createRoot(place).render(h(Desk, { context }));
}

/** Where the page that somebody wanted waits while they sign in at the host. */
const wantedUnder = 'hereabouts-wanted-page';

/**
 * The host sends whoever signs in back to the form itself: what they came for is kept until then. Decap takes it out of
 * the address as soon as it shows the button for signing in.
 */
function rememberPageWanted({ hash }: Arrival): void {
  let wanted = hash;
  let isSignedIn = false;
  onSignedIn((backend) => {
    isSignedIn = backend !== undefined;
  });
  window.addEventListener('hashchange', ({ newURL }) => {
    const { hash: next } = new URL(newURL);
    if (!asksForNothing({ hash: next, search: '' })) wanted = next;
  });
  window.addEventListener('pagehide', () => {
    if (!isSignedIn && !asksForNothing({ hash: wanted, search: '' }))
      sessionStorage.setItem(wantedUnder, wanted);
  });
}

function pageWantedBefore({ search }: Arrival): string {
  const wanted = sessionStorage.getItem(wantedUnder);
  sessionStorage.removeItem(wantedUnder);
  return comesFromSignIn(search) && wanted !== null ? wanted : listAddress;
}

/** Whoever asked for no page in particular comes to the list, once Decap has gone to its own first page. */
function startAt(address: string): void {
  let hasBegun = false;
  onSignedIn((backend) => {
    if (backend === undefined || hasBegun) return;
    hasBegun = true;
    const goToList = () => {
      if (readRoute(window.location.hash) === undefined) window.location.replace(address);
    };
    window.addEventListener('hashchange', goToList, { once: true });
    // Somebody who goes on by themselves is not called back.
    const letGo = () => {
      window.removeEventListener('hashchange', goToList);
    };
    for (const move of ['pointerdown', 'keydown'])
      window.addEventListener(move, letGo, { once: true, capture: true });
  });
}

function Desk({ context }: { context: FormContext }): ReactNode {
  const [backend, setBackend] = useState<DecapBackend>();
  const [route, setRoute] = useState<DeskRoute>(readRoute(window.location.hash));
  const [filter, setFilter] = useState<DeskFilter>('all');
  useEffect(() => {
    onSignedIn(setBackendOnce(setBackend));
    const follow = () => {
      setRoute(readRoute(window.location.hash));
    };
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
    };
  }, []);
  const isOpen = backend !== undefined && route !== undefined;
  useEffect(() => {
    document.body.toggleAttribute('data-desk', isOpen);
  }, [isOpen]);
  useEffect(() => {
    if (route?.is !== 'list' || !isOpen) return;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('#desk h1')?.focus();
  }, [route?.is, isOpen]);
  if (backend === undefined) return null;
  const { facts } = context;
  const today = formToday();
  const list = deskList(facts, { today, filter, who: keptChecker().by, done: doneChecks() });
  const pressing = deskList(facts, { today, filter: 'all', who: undefined, done: doneChecks() }).rows.filter(
    isPressing,
  );
  return [
    h(
      'nav',
      { key: 'nav', className: 'desk-nav', 'aria-label': 'Work' },
      h(
        'a',
        { href: listAddress, ...(route?.is === 'list' ? { 'aria-current': 'page' as const } : {}) },
        `What wants a look (${pressing.length})`,
      ),
      h('a', { href: '#/collections/assets' }, 'All entries'),
      h('a', { href: '#/collections/assets/new' }, 'Add an entry'),
    ),
    route?.is === 'list' ? h(ListPage, { key: 'list', facts, today, filter, choose: setFilter }) : undefined,
    route?.is === 'check'
      ? h(CheckPage, {
          key: route.slug,
          facts,
          today,
          slug: route.slug,
          files: new EntryFiles(backend, context),
          nameOf: namesIn(context),
          next: nextOf(list, route.slug),
        })
      : undefined,
  ];
}

/** A backend is a class of functions, which React's setter would call. */
function setBackendOnce(set: (change: () => DecapBackend | undefined) => void) {
  return (backend: DecapBackend | undefined) => {
    set(() => backend);
  };
}

function namesIn({ facts }: FormContext): (slug: string) => string | undefined {
  const names = new Map(
    [...facts.entries, ...facts.neighbourhoods, ...facts.venues, ...facts.members].map(
      ({ slug, title }) => [slug, title] as const,
    ),
  );
  return (slug) => names.get(slug);
}
