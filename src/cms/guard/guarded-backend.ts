import type { DecapBackend, DecapBackendClass, DecapSave, DecapSaveOptions } from '../decap-backend.ts';
import { HostHasMovedOn, NotSaved, sayHostFault } from './not-saved.ts';
import { recordKindOf } from './record-kind.ts';
import type { HostFiles, SaveGuard } from './save-guard.ts';
import { currentGuard, tellSignedIn, tellSignedOut } from './signed-in.ts';

/** How often a save is put together anew when the host says that somebody else was quicker by a moment. */
const triesOfSaving = 4;
const tooManyAtOnce =
  'Others are saving this at the same moment, so yours was not saved. What you typed is still here. Try again in a minute.';

/**
 * A backend that never writes over what somebody else has saved meanwhile, in simple and in editorial mode. What it
 * does is in `SaveGuard`; here are only the places at which every backend of Decap reads and writes.
 *
 * @param guardOf gives the guard once the form has set it up
 */
export function guardedBackend<Backend extends DecapBackendClass>(
  backend: Backend,
  guardOf: () => SaveGuard = currentGuard,
): Backend {
  return class extends backend {
    override async getEntry(path: string): ReturnType<DecapBackend['getEntry']> {
      const entry = await super.getEntry(path);
      if (typeof entry.data === 'string') await guardOf().origins.noteLoaded(path, entry.data);
      return entry;
    }

    override async unpublishedEntryDataFile(
      collection: string,
      slug: string,
      path: string,
      id: string,
    ): Promise<string> {
      const text = await super.unpublishedEntryDataFile!(collection, slug, path, id);
      const { origins } = guardOf();
      await origins.noteLoaded(path, text);
      const published = origins.groundOf(path) === undefined ? await this.#host().published(path) : undefined;
      if (published !== undefined) origins.noteGround(path, published);
      return text;
    }

    override async persistEntry(save: DecapSave, options: DecapSaveOptions): Promise<unknown> {
      for (let left = triesOfSaving; ; left -= 1) {
        try {
          return await guardOf().save(save, options, this.#host(), (entry, how) =>
            super.persistEntry(entry, how),
          );
        } catch (error) {
          if (!(error instanceof HostHasMovedOn)) throw sayHostFault(error);
          if (left === 1) throw new NotSaved(tooManyAtOnce);
        }
      }
    }

    override async publishUnpublishedEntry(collection: string, slug: string): Promise<unknown> {
      this.#refuseForce();
      try {
        const { status, diffs } = await super.unpublishedEntry!({ collection, slug });
        for (const { path } of diffs.filter((diff) => recordKindOf(diff.path)))
          await this.#bringUpToDate({ collection, slug, path }, status);
        const result = await super.publishUnpublishedEntry!(collection, slug);
        for (const { path } of diffs) guardOf().origins.forgetGround(path);
        return result;
      } catch (error) {
        throw sayHostFault(error);
      }
    }

    override async deleteUnpublishedEntry(collection: string, slug: string): Promise<unknown> {
      const { diffs } = await super.unpublishedEntry!({ collection, slug });
      const result = await super.deleteUnpublishedEntry!(collection, slug);
      for (const { path } of diffs) guardOf().origins.forgetGround(path);
      return result;
    }

    override async authenticate(credentials: unknown): Promise<unknown> {
      const user = await super.authenticate(credentials);
      tellSignedIn(this);
      return user;
    }

    override async restoreUser(user: unknown): Promise<unknown> {
      const restored = await super.restoreUser(user);
      tellSignedIn(this);
      return restored;
    }

    override logout(): unknown {
      tellSignedOut();
      return super.logout();
    }

    async #bringUpToDate(
      draft: { collection: string; slug: string; path: string },
      status: string | undefined,
    ): Promise<void> {
      const text = await guardOf().bringUpToDate(draft, this.#host());
      if (text === undefined) return;
      const { collection, slug, path } = draft;
      await super.persistEntry(
        { dataFiles: [{ path, slug, raw: text }], assets: [] },
        {
          commitMessage: `Take what was published into the draft of “${slug}”`,
          collectionName: collection,
          useWorkflow: true,
          unpublished: true,
          newEntry: false,
          ...(status === undefined ? {} : { status }),
        },
      );
    }

    /** GitHub's backend writes a draft over what is published where the two do not fit together. */
    #refuseForce(): void {
      const { api } = this as { api?: { forceMergePR?: () => Promise<never> } };
      if (api?.forceMergePR === undefined) return;
      api.forceMergePR = () =>
        Promise.reject(
          new NotSaved(
            'What is published has changed since this draft was begun. Open the draft, save it once more, then publish it.',
          ),
        );
    }

    #host(): HostFiles {
      return {
        published: (path) => this.#read(async () => (await super.getEntry(path)).data),
        draft: async (collection, slug, path) => {
          if (super.unpublishedEntry === undefined) return undefined;
          const draft = await this.#read(() => super.unpublishedEntry!({ collection, slug }));
          const file = draft?.diffs.find((diff) => diff.path === path);
          if (file === undefined) return undefined;
          return this.#read(() => super.unpublishedEntryDataFile!(collection, slug, path, file.id));
        },
      };
    }

    /** What a file or draft holds; undefined where there is none. Any other fault is thrown. */
    async #read<Found>(find: () => Promise<Found>): Promise<Found | undefined> {
      try {
        const found = await find();
        return found === null || found === '' ? undefined : found;
      } catch (error) {
        const { status, notUnderEditorialWorkflow } = error as {
          status?: number;
          notUnderEditorialWorkflow?: boolean;
        };
        if (status === 404 || notUnderEditorialWorkflow === true) return undefined;
        throw error;
      }
    }
  };
}
