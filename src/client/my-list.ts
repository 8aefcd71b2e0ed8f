/** The page of the reader's own list, and of a list that somebody shared by its link. */
import { fetchEntry, NoSuchEntry, type EntryFacts, type EntrySource } from './entry-page.ts';
import { readList, writeList, type SharedName } from './list-address.ts';
import { londonToday } from './london-today.ts';
import { followOwnList, ownList } from './own-list.ts';
import { drawSavedEntry, type EntryRow } from './saved-entry.ts';
import type { SavedEntry } from './saved.ts';
import { drawShareWays, hasShareSheet, openShareSheet } from './share-ways.ts';

const page = document.querySelector<HTMLElement>('[data-my-list]');
if (page !== null) showList(page);

function showList(page: HTMLElement): void {
  const part = (selector: string) => page.querySelector<HTMLElement>(selector)!;
  const link = part('[data-link]') as HTMLInputElement;
  const source: EntrySource = {
    assets: page.dataset['assets'] ?? '/assets/',
    base: page.dataset['base'] ?? '/',
    today: londonToday(),
  };
  const siteName = page.dataset['site'] ?? '';
  const rows = new Map<string, EntryRow>();
  const fetched = new Map<SharedName, Promise<EntryFacts>>();
  let shared: readonly SavedEntry[] | undefined;
  let turn = 0;

  function say(words: string): void {
    part('[data-status]').textContent = words;
  }

  function draw(): void {
    const entries = shared ?? ownList.entries();
    part('[data-shared]').hidden = shared === undefined;
    part('[data-empty]').hidden = entries.length > 0 || shared !== undefined;
    part('[data-filled]').hidden = entries.length === 0;
    for (const own of page.querySelectorAll<HTMLElement>('[data-own]')) own.hidden = shared !== undefined;
    part('[data-title]').textContent = shared === undefined ? 'My list' : 'A list for you';
    part('[data-lead]').hidden = shared !== undefined;
    const list = part('[data-entries]');
    const drawn = entries.map((entry) => rowFor(entry));
    // What stays in its place keeps the cursor in its note.
    for (const [place, { item }] of drawn.entries()) {
      if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
    }
    while (list.children.length > drawn.length) list.lastElementChild?.remove();
    for (const [place, row] of drawn.entries()) {
      row.setPlace({ isFirst: place === 0, isLast: place === drawn.length - 1, isOwn: shared === undefined });
    }
    if (entries.length > 0) passOn(entries);
  }

  function rowFor(entry: SavedEntry): EntryRow {
    const known = rows.get(entry.slug);
    if (known !== undefined) {
      known.showNote(entry.note ?? '');
      return known;
    }
    const row = drawSavedEntry(part('template[data-saved-entry]') as HTMLTemplateElement, entry, {
      address: `${source.assets}${entry.slug}/`,
      move: (by) => {
        move(entry.slug, by);
      },
      remove: () => {
        remove(entry.slug);
      },
      keepNote: (note) => {
        if (!ownList.update(entry.slug, { note }))
          say('This browser keeps nothing, so the note is not kept.');
      },
    });
    rows.set(entry.slug, row);
    void fill(row, entry);
    return row;
  }

  /** What a page says, fetched once. What failed may be tried again. */
  async function factsOf(name: SharedName): Promise<EntryFacts> {
    const facts = fetched.get(name) ?? fetchEntry(name, source);
    fetched.set(name, facts);
    try {
      fetched.set((await facts).slug, facts);
    } catch {
      fetched.delete(name);
    }
    return facts;
  }

  async function fill(row: EntryRow, entry: SavedEntry): Promise<void> {
    try {
      const facts = await factsOf(entry.slug);
      row.showFacts(facts);
      if (shared === undefined) follow(entry, facts);
    } catch (error) {
      row.showFault(
        error instanceof NoSuchEntry
          ? 'This is no longer on the website. It may have closed long ago.'
          : 'This could not be loaded just now. Its page may open when you are online again.',
      );
    }
  }

  /** What has a new name or number since it was saved is kept by those. */
  function follow(entry: SavedEntry, { slug, number, title }: EntryFacts): void {
    const isSame = slug === entry.slug && title === entry.title && (number ?? entry.number) === entry.number;
    if (isSame) return;
    const row = rows.get(entry.slug);
    if (row) rows.set(slug, row);
    ownList.update(entry.slug, { slug, title, ...(number === undefined ? {} : { number }) });
  }

  function titleOf(slug: string): string {
    return ownList.entries().find((entry) => entry.slug === slug)?.title ?? '';
  }

  function move(slug: string, by: number): void {
    ownList.move(slug, by);
    const entries = ownList.entries();
    const place = entries.findIndex((entry) => entry.slug === slug) + 1;
    say(`${titleOf(slug)} is now number ${place} of ${entries.length}.`);
    rows.get(slug)?.focusMove(by);
  }

  function remove(slug: string): void {
    const entries = ownList.entries();
    const place = entries.findIndex((entry) => entry.slug === slug);
    const neighbour = entries[place + 1] ?? entries[place - 1];
    say(`${titleOf(slug)} is off your list.`);
    ownList.remove(slug);
    rows.delete(slug);
    if (neighbour === undefined) part('[data-title]').focus();
    else rows.get(neighbour.slug)?.focusRemove();
  }

  function passOn(entries: readonly SavedEntry[]): void {
    const url = `${location.origin}${location.pathname}#${writeList(entries)}`;
    if (link.value === url) return;
    link.value = url;
    const list = { title: `A list from ${siteName}`, url };
    drawShareWays(part('[data-share-ways]'), list, say);
    part('[data-share-sheet]').hidden = !hasShareSheet();
    part('[data-share-sheet]').onclick = () => void openShareSheet(list);
    void import('./draw-code.ts').then(({ drawCode }) => {
      if (link.value === url) drawCode(page.querySelector('svg.qr')!, url);
    });
  }

  async function openShared(names: readonly SharedName[]): Promise<void> {
    turn += 1;
    const mine = turn;
    const found = await Promise.all(names.map((name) => entryOf(name)));
    if (mine !== turn) return;
    shared = found.filter((entry) => entry !== undefined);
    const lost = names.length - shared.length;
    draw();
    say(
      lost === 0
        ? ''
        : `${lost === 1 ? 'One thing' : `${lost} things`} of this list could not be found on the website.`,
    );
  }

  async function entryOf(name: SharedName): Promise<SavedEntry | undefined> {
    try {
      const { slug, number, title } = await factsOf(name);
      return { slug, title, ...(number === undefined ? {} : { number }) };
    } catch {
      return undefined;
    }
  }

  function followAddress(): void {
    const names = readList(location.hash);
    rows.clear();
    part('[data-entries]').replaceChildren();
    say('');
    if (names.length > 0) {
      say('Opening the list …');
      void openShared(names);
      return;
    }
    turn += 1;
    shared = undefined;
    draw();
  }

  function saveShared(): void {
    const before = ownList.entries().length;
    const isKept = ownList.add(shared ?? []);
    const added = ownList.entries().length - before;
    history.pushState(null, '', location.pathname);
    followAddress();
    say(isKept ? outcomeOf(added) : 'This browser keeps nothing, so the list cannot be saved.');
    part('[data-title]').focus();
  }

  function askBeforeWiping(isAsking: boolean): void {
    part('[data-sure]').hidden = !isAsking;
    part('[data-wipe]').setAttribute('aria-expanded', String(isAsking));
    if (isAsking) part('[data-keep-it]').focus();
    else part('[data-wipe]').focus();
  }

  function wipe(): void {
    askBeforeWiping(false);
    rows.clear();
    ownList.wipe();
    say('Your list is wiped. Nothing of it is left on this device.');
    part('[data-title]').focus();
  }

  part('[data-save-shared]').addEventListener('click', saveShared);
  part('[data-own-list]').addEventListener('click', (event) => {
    event.preventDefault();
    history.pushState(null, '', location.pathname);
    followAddress();
    part('[data-title]').focus();
  });
  part('[data-wipe]').addEventListener('click', () => {
    askBeforeWiping(true);
  });
  part('[data-keep-it]').addEventListener('click', () => {
    askBeforeWiping(false);
  });
  part('[data-wipe-now]').addEventListener('click', wipe);
  part('[data-print]').addEventListener('click', () => {
    print();
  });
  part('[data-large]').addEventListener('change', ({ target }) => {
    page.classList.toggle('large', (target as HTMLInputElement).checked);
  });
  link.addEventListener('focus', () => {
    link.select();
  });
  part('[data-printed]').textContent = `Printed ${inWords(source.today)}.`;
  addEventListener('hashchange', followAddress);
  addEventListener('popstate', followAddress);
  followAddress();
  followOwnList(() => {
    if (shared === undefined && readList(location.hash).length === 0) draw();
  });
}

function outcomeOf(added: number): string {
  if (added === 0) return 'All of these were on your list already.';
  return `${added === 1 ? 'One thing is' : `${added} things are`} new on your list.`;
}

function inWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );
}
