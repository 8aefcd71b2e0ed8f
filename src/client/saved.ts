/** The list that somebody keeps on their own device: which entries, in what order, with a note for each. */

/** One entry of the list. */
export interface SavedEntry {
  readonly slug: string;
  /** The number of its short address, by which a shared list names it. */
  readonly number?: number;
  /** What it was called when it was saved, to show while its page loads. */
  readonly title: string;
  /** What its owner wrote; it never leaves the device. */
  readonly note?: string;
}

/** The list, and what can be done with it. What changes it gives false where the browser keeps nothing. */
export interface SavedList {
  readonly entries: () => readonly SavedEntry[];
  readonly has: (slug: string) => boolean;
  /** Puts entries at the end; those already there stay as they are. */
  readonly add: (entries: readonly SavedEntry[]) => boolean;
  readonly remove: (slug: string) => boolean;
  /** Moves an entry by so many places, `-1` for one up; never beyond the ends. */
  readonly move: (slug: string, by: number) => boolean;
  /** Changes what is known of an entry; its note stays unless it is given. */
  readonly update: (slug: string, facts: Partial<SavedEntry>) => boolean;
  /** Takes everything off, and leaves nothing behind in the browser. */
  readonly wipe: () => boolean;
}

/** The longest note, in characters. */
export const longestNote = 200;

/** The most entries; a list beyond that is no list any more, and a shared one could be made to harm. */
export const mostEntries = 50;

const version = 1;

/**
 * Opens a list.
 *
 * @param storage where it is kept; undefined where the browser allows none
 * @param key its name there
 * @param changed told after each change
 */
export function openSavedList(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
  key: string,
  changed: () => void = () => undefined,
): SavedList {
  const entries = () => parseSaved(readText(storage, key));

  function keep(next: readonly SavedEntry[]): boolean {
    const isKept = tryTo(() => {
      if (next.length === 0) storage!.removeItem(key);
      else storage!.setItem(key, JSON.stringify({ version, entries: next }));
    });
    if (isKept) changed();
    return isKept;
  }

  return {
    entries,
    has: (slug) => entries().some((entry) => entry.slug === slug),
    add(more) {
      const before = entries();
      const fresh = more.filter(({ slug }) => !before.some((entry) => entry.slug === slug));
      return keep([...before, ...fresh.map(plainEntry)].slice(0, mostEntries));
    },
    remove: (slug) => keep(entries().filter((entry) => entry.slug !== slug)),
    move: (slug, by) => keep(movedEntries(entries(), slug, by)),
    update(slug, facts) {
      const next = entries().map((entry) =>
        entry.slug === slug ? plainEntry({ ...entry, ...facts }) : entry,
      );
      return keep(next.filter((entry, index) => next.findIndex((one) => one.slug === entry.slug) === index));
    },
    wipe: () => keep([]),
  };
}

/** What was kept, as a list. What no version of this site wrote is left out. */
export function parseSaved(text: string | null): SavedEntry[] {
  const kept = parseJson(text);
  if (!isRecord(kept) || kept['version'] !== version || !Array.isArray(kept['entries'])) return [];
  return kept['entries'].filter(isSavedEntry).map(plainEntry).slice(0, mostEntries);
}

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a text can name an entry of this site. */
export function isSlug(text: string): boolean {
  return text.length <= 80 && slugPattern.test(text);
}

function isSavedEntry(value: unknown): value is SavedEntry {
  return (
    isRecord(value) &&
    typeof value['slug'] === 'string' &&
    isSlug(value['slug']) &&
    typeof value['title'] === 'string' &&
    (value['number'] === undefined || Number.isSafeInteger(value['number'])) &&
    (value['note'] === undefined || typeof value['note'] === 'string')
  );
}

/** An entry with nothing in it but what belongs there. */
function plainEntry({ slug, number, title, note = '' }: SavedEntry): SavedEntry {
  const short = Array.from(note).slice(0, longestNote).join('');
  return {
    slug,
    ...(number === undefined ? {} : { number }),
    title,
    ...(short.trim() === '' ? {} : { note: short }),
  };
}

function movedEntries(entries: readonly SavedEntry[], slug: string, by: number): SavedEntry[] {
  const from = entries.findIndex((entry) => entry.slug === slug);
  const moved = entries[from];
  if (moved === undefined) return [...entries];
  const to = Math.max(0, Math.min(entries.length - 1, from + by));
  return entries.toSpliced(from, 1).toSpliced(to, 0, moved);
}

function readText(storage: Pick<Storage, 'getItem'> | undefined, key: string): string | null {
  let text: string | null = null;
  tryTo(() => {
    text = storage!.getItem(key);
  });
  return text;
}

/** Storage may be missing, switched off or full: each throws. */
function tryTo(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
