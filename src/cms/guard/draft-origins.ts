/** Where texts outlive the page: the browser's own store. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
  keys(): readonly string[];
}

/** What was saved from a form that stays open. */
interface Saved {
  /** The text that the form was filled with before. */
  readonly raw: string;
  /** What the form said, as a file. */
  readonly form: string;
  /** What was written in the end, which may hold the words of others as well. */
  readonly written: string;
}

const keyStart = 'hereabouts-begun-from:';
const groundStart = 'hereabouts-draft-of:';

/**
 * Remembers for each form which text it was filled with, so that a save can tell what this person changed and what
 * somebody else did meanwhile. Decap keeps that text in the draft itself, but not in the copy of unsaved words that it
 * keeps on the device, nor does it renew it after a save: this does both.
 */
export class DraftOrigins {
  readonly #store: TextStore;
  readonly #hasBackup: (path: string) => Promise<boolean>;
  readonly #loaded = new Map<string, Set<string>>();
  readonly #drafts = new Map<string, string>();
  readonly #saved = new Map<string, Saved>();

  /** @param hasBackup whether unsaved words for a file are kept on this device */
  constructor(store: TextStore, hasBackup: (path: string) => Promise<boolean>) {
    this.#store = store;
    this.#hasBackup = hasBackup;
  }

  /** A file was read, perhaps to fill a form with it. While unsaved words wait, what they began from is kept. */
  async noteLoaded(path: string, text: string): Promise<void> {
    const texts = this.#loaded.get(path) ?? new Set();
    this.#loaded.set(path, texts.add(text));
    if (!(await this.#hasBackup(path))) this.#keep(path, text);
    await this.#forgetIdle(path);
  }

  /** A form is about to be saved that was filled with this text. */
  noteDraft(path: string, raw: string): void {
    this.#drafts.set(path, raw);
  }

  /** What the form of a file was filled with, or said when it was last saved; undefined where nobody knows. */
  originOf(path: string): string | undefined {
    const raw = this.#drafts.get(path);
    const saved = this.#saved.get(path);
    if (saved !== undefined && saved.raw === raw && saved.written !== raw) return saved.form;
    if (raw !== undefined && this.#loaded.get(path)?.has(raw) === true) return raw;
    return this.#store.getItem(keyStart + path) ?? undefined;
  }

  /** A form was saved and may be written in further. */
  noteSaved(path: string, { form, written }: Omit<Saved, 'raw'>): void {
    const raw = this.#drafts.get(path);
    if (raw !== undefined) this.#saved.set(path, { raw, form, written });
    this.#keep(path, form);
  }

  /** A draft stands on this published text: it was begun from it, or has taken it in since. */
  noteGround(path: string, published: string): void {
    this.#keep(path, published, groundStart);
  }

  /** The published text that a draft stands on; undefined where this device has not seen it begin. */
  groundOf(path: string): string | undefined {
    return this.#store.getItem(groundStart + path) ?? undefined;
  }

  /** A draft has been published or thrown away. */
  forgetGround(path: string): void {
    this.#store.removeItem(groundStart + path);
  }

  #keep(path: string, text: string, start = keyStart): void {
    try {
      this.#store.setItem(start + path, text);
    } catch {
      // A full store only means that more is asked when unsaved words are taken up again.
    }
  }

  /** Forgets other files without unsaved words, so that the store stays small. */
  async #forgetIdle(path: string): Promise<void> {
    for (const key of this.#store.keys()) {
      if (!key.startsWith(keyStart) || key === keyStart + path) continue;
      if (!(await this.#hasBackup(key.slice(keyStart.length)))) this.#store.removeItem(key);
    }
  }
}
