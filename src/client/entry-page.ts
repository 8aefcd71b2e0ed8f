/**
 * What a list shows of an entry, read from the entry's own page: so it is as true as the page is, and a page that
 * the browser has kept will do where there is no network. Words only, never markup.
 */
import { showWhatHolds } from './dated-parts.ts';
import { isSlug } from './saved.ts';

/** What a list shows of an entry. */
export interface EntryFacts {
  readonly slug: string;
  readonly number?: number;
  readonly title: string;
  /** Class of its theme's colour. */
  readonly colour?: string;
  readonly theme?: string;
  /** Address of its theme's drawing. */
  readonly art?: string;
  readonly when?: string;
  /** "Next: Thursday 26 November, 12:30pm". */
  readonly next?: string;
  readonly where?: string;
  readonly cost?: string;
  readonly phone?: { readonly words: string; readonly href: string };
  /** What stands on top of the page, where something does. */
  readonly warning?: { readonly words: string; readonly tone: string };
  /** "Checked 12 November 2026". */
  readonly checked?: { readonly words: string; readonly tone: string };
}

/** Where the facts of an entry come from. */
export interface EntrySource {
  /** Folder of the entries' pages. */
  readonly assets: string;
  /** Path of the site, behind which stand the numbers of short addresses. */
  readonly base: string;
  /** The day it is, as `2026-11-22`. */
  readonly today: string;
}

/** A page that is not there, or is not an entry's. */
export class NoSuchEntry extends Error {}

/**
 * Fetches the page of an entry and reads it.
 *
 * @param name its slug, or the number of its short address
 * @throws NoSuchEntry when there is none; anything else when the network fails
 */
export async function fetchEntry(name: string | number, source: EntrySource): Promise<EntryFacts> {
  const address = typeof name === 'number' ? `${source.base}${name}/` : `${source.assets}${name}/`;
  const page = await fetchPage(address);
  const facts = readEntryPage(page, source.today);
  if (facts !== undefined) return facts;
  // A short or an old address only leads on: to where its page says.
  const moved = readEntryPage(await fetchPage(leadsOnTo(page, source)), source.today);
  if (moved === undefined) throw new NoSuchEntry(address);
  return moved;
}

async function fetchPage(address: string): Promise<Document> {
  const response = await fetch(address);
  if (response.status === 404 || response.status === 410) throw new NoSuchEntry(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

function leadsOnTo(page: Document, { assets }: EntrySource): string {
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  const slug = URL.canParse(canonical) ? (/\/([^/]+)\/$/.exec(new URL(canonical).pathname)?.[1] ?? '') : '';
  if (!isSlug(slug)) throw new NoSuchEntry(canonical);
  return `${assets}${slug}/`;
}

/** The facts that an entry's page holds on a day; undefined for any other page. */
export function readEntryPage(page: Document, today: string): EntryFacts | undefined {
  const main = page.querySelector<HTMLElement>('main[data-asset]');
  const slug = main?.dataset['asset'] ?? '';
  if (main === null || !isSlug(slug)) return undefined;
  showWhatHolds(main, today);
  const number = Number(main.querySelector<HTMLElement>('[data-keep]')?.dataset['number']);
  return given({
    slug,
    number: number > 0 ? number : undefined,
    title: wordsOf(main.querySelector('h1')) ?? slug,
    colour: colourOf(main.querySelector('.art')),
    theme: wordsOf(main.querySelector('.crumbs a')),
    art: main.querySelector('.drawing')?.getAttribute('src') ?? undefined,
    when: factOf(main, 'When'),
    next: wordsOf(main.querySelector('.fact p[data-to]:not([hidden])')),
    where: factOf(main, 'Where'),
    cost: factOf(main, 'Cost'),
    phone: phoneOf(main),
    warning: noteOf(main.querySelector('.note.warn:not([hidden])'), 'strong'),
    checked: checkedOf(main.querySelector('[data-review] > :not([hidden])')),
  });
}

/** The answers under one label of the facts, each with the line that belongs to it. */
function factOf(main: Element, label: string): string | undefined {
  const facts = [...main.querySelectorAll('.fact')].filter(
    (fact) => wordsOf(fact.querySelector('dt')) === label,
  );
  const lines = facts.flatMap((fact) => [
    ...fact.querySelectorAll('dd > :is(b, b + p:not(.screen-only, [data-to]))'),
  ]);
  return lines.map((line) => asSentence(wordsOf(line) ?? '')).join(' ') || undefined;
}

function phoneOf(main: Element): EntryFacts['phone'] {
  const link = main.querySelector('.reach:not([hidden]) a[href^="tel:"]');
  const href = link?.getAttribute('href');
  return href ? { href, words: (wordsOf(link) ?? '').replace(/^Call /, '') } : undefined;
}

function checkedOf(note: Element | null): EntryFacts['checked'] {
  const [lead, day] = [note?.querySelector('p')?.firstChild, note?.querySelector('p b')].map(wordsOf);
  const words = day === undefined ? lead : `${lead ?? ''} ${day}`;
  return note && words ? { words, tone: toneOf(note) } : undefined;
}

function noteOf(note: Element | null, selector: string): EntryFacts['warning'] {
  const words = wordsOf(note?.querySelector(selector));
  return note && words ? { words, tone: toneOf(note) } : undefined;
}

const tones = ['moss', 'sandy', 'ochre', 'clay'];

function toneOf(note: Element): string {
  return tones.find((tone) => note.classList.contains(tone)) ?? 'sandy';
}

function colourOf(head: Element | null): string | undefined {
  return [...(head?.classList ?? [])].find((name) => name !== 'art');
}

function wordsOf(part: Node | null | undefined): string | undefined {
  return part?.textContent?.replaceAll(/\s+/g, ' ').trim() || undefined;
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Facts without those nobody gave. */
function given<Facts extends object>(facts: { [Name in keyof Facts]: Facts[Name] | undefined }): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts;
}
