import type { DecapBackend } from '../decap-backend.ts';
import type { FormContext } from '../form-context.ts';
import { NotSaved, sayHostFault } from '../guard/not-saved.ts';
import { currentGuard } from '../guard/signed-in.ts';

/** An entry's file as it is kept now. */
export interface KeptEntry {
  readonly path: string;
  readonly text: string;
  /** Whether it is a draft that waits to be published. */
  readonly isDraft: boolean;
}

/** Reads and writes entries for the pages of our own, by way of the same backend and guard as the form. */
export class EntryFiles {
  readonly #backend: DecapBackend;
  readonly #folder: string;
  /** Whether changes are drafts first. */
  readonly usesDrafts: boolean;

  constructor(backend: DecapBackend, { config }: Pick<FormContext, 'config'>) {
    const collection = config.collections.find(({ name }) => name === 'assets');
    this.#backend = backend;
    this.#folder = typeof collection?.folder === 'string' ? collection.folder : 'assets';
    this.usesDrafts = config['publish_mode'] === 'editorial_workflow';
  }

  /** @throws NotSaved in words, when there is no such entry or the host cannot be asked */
  async read(slug: string): Promise<KeptEntry> {
    const path = `${this.#folder}/${slug}.md`;
    try {
      const draft = this.usesDrafts ? await this.#readDraft(slug, path) : undefined;
      if (draft !== undefined) return { path, text: draft, isDraft: true };
      const { data } = await this.#backend.getEntry(path);
      if (typeof data === 'string' && data !== '') return { path, text: data, isDraft: false };
    } catch (error) {
      if ((error as { status?: number }).status !== 404) throw sayHostFault(error);
    }
    throw new NotSaved(`There is no entry called "${slug}". It may have another address now.`);
  }

  /**
   * Writes an entry.
   *
   * @param before the text it was made from
   * @param words what was done, for the history: "Check “slow-miles”: still right"
   */
  async write(slug: string, before: KeptEntry, text: string, words: string): Promise<void> {
    currentGuard().origins.noteDraft(before.path, before.text);
    await this.#backend.persistEntry(
      { dataFiles: [{ path: before.path, slug, raw: text }], assets: [] },
      {
        commitMessage: words,
        collectionName: 'assets',
        useWorkflow: this.usesDrafts,
        unpublished: before.isDraft,
        newEntry: false,
        ...(this.usesDrafts ? { status: 'pending_review' } : {}),
      },
    );
  }

  async #readDraft(slug: string, path: string): Promise<string | undefined> {
    try {
      const draft = await this.#backend.unpublishedEntry?.({ collection: 'assets', slug });
      const file = draft?.diffs.find((diff) => diff.path === path);
      return file && (await this.#backend.unpublishedEntryDataFile?.('assets', slug, path, file.id));
    } catch (error) {
      if ((error as { notUnderEditorialWorkflow?: boolean }).notUnderEditorialWorkflow === true)
        return undefined;
      throw error;
    }
  }
}
