import { createElement } from 'react';
import type { DecapBackend, DecapBackendClass, DecapSave, DecapSaveOptions } from '../decap-backend.ts';
import { HostHasMovedOn } from '../guard/not-saved.ts';
import { lookAfter, statusOf, type ForgejoApi } from './careful-api.ts';
import { renewToken, tokensOnDevice, type Tokens } from './renew-token.ts';
import { SignInPage } from './sign-in-page.ts';

/** Somebody who signs in, or is remembered on the device. */
interface SignedIn extends Tokens {
  /** Address of a picture, at the host or at a service for such pictures. */
  readonly avatar_url?: string;
}

/** What Decap's backend for Forgejo holds, as far as it is used here. */
interface ForgejoInside {
  api: ForgejoApi;
  readonly apiRoot: string;
  readonly options: { updateUserCredentials?: (renewed: Tokens) => unknown };
}

/** What it is set up with, as far as it is used here. */
interface ForgejoSettings {
  readonly backend: { readonly app_id?: string };
}

/** The blob that a file was when it was last read, or that there was none. */
type Seen = { readonly sha: string } | 'absent';

/** What the host says when a file is not, or no longer, as the save takes it to be. */
const saysItMovedOn = /sha does not match|already exists|does not exist \[(?:id|path)/i;

/**
 * Decap's backend for Forgejo and Codeberg, made fit for a panel:
 *
 * - a file that cannot be read just now is a fault, where Decap takes it for one that is not there;
 * - a save names the very file that the guard has read, so that the host refuses it when somebody else was quicker;
 * - the session lasts as long as Forgejo lets it be renewed, and not an hour;
 * - it asks for no more than it needs, and leaves the picture of the account alone, which may lie anywhere.
 */
export function carefulForgejo<Backend extends DecapBackendClass>(backend: Backend): Backend {
  return class extends backend {
    readonly #published = new Map<string, Seen>();
    readonly #drafts = new Map<string, Map<string, Seen>>();
    readonly #appId: string;
    #refreshToken: string | undefined;

    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a class that is made from another must take any
    constructor(...settings: any[]) {
      super(...(settings as unknown[]));
      const [{ backend: ours }] = settings as [ForgejoSettings];
      this.#appId = ours.app_id ?? '';
    }

    authComponent() {
      return (props: Record<string, unknown>) => createElement(SignInPage, { ...props, backend: this });
    }

    override async authenticate(credentials: unknown): Promise<unknown> {
      const given = credentials as SignedIn;
      this.#refreshToken = given.refresh_token;
      const user = await this.#enter(given);
      lookAfter(this.#inside.api, (old) => this.#renew(old));
      const { avatar_url: _, ...rest } = user;
      return { ...rest, refresh_token: this.#refreshToken };
    }

    override logout(): unknown {
      this.#refreshToken = undefined;
      return super.logout();
    }

    override async getEntry(path: string): ReturnType<DecapBackend['getEntry']> {
      const { api } = this.#inside;
      const where = { repoURL: api.originRepoURL, branch: api.branch };
      const seen = await this.#look(path, where);
      this.#published.set(path, seen);
      const data = seen === 'absent' ? '' : await api.readFile(path, seen.sha, where);
      return { data, file: { path, id: null } };
    }

    override async unpublishedEntry(draft: { collection: string; slug: string }) {
      this.#drafts.delete(`${draft.collection}/${draft.slug}`);
      return super.unpublishedEntry!(draft);
    }

    override async unpublishedEntryDataFile(
      collection: string,
      slug: string,
      path: string,
      id: string,
    ): Promise<string> {
      const key = `${collection}/${slug}`;
      // Forgejo tells which files a draft changes, and not always which blobs they are.
      const seen = id === '' ? await this.#look(path, { branch: `cms/${key}` }) : { sha: id };
      this.#drafts.set(key, new Map(this.#drafts.get(key)).set(path, seen));
      return super.unpublishedEntryDataFile!(collection, slug, path, seen === 'absent' ? id : seen.sha);
    }

    override async persistEntry(save: DecapSave, options: DecapSaveOptions): Promise<unknown> {
      const { api } = this.#inside;
      const find = api.getFileSha.bind(api);
      api.getFileSha = (path, where) => {
        const seen = this.#seenOf(path, save, options);
        if (seen === undefined) return find(path, where);
        return seen === 'absent' ? Promise.reject(new Error('There is none.')) : Promise.resolve(seen.sha);
      };
      try {
        return await super.persistEntry(save, options);
      } catch (error) {
        throw saysItMovedOn.test((error as Error).message) ? new HostHasMovedOn() : error;
      } finally {
        api.getFileSha = find;
      }
    }

    get #inside(): ForgejoInside {
      return this as unknown as ForgejoInside;
    }

    /** What an entry's file was when the guard read it: in its draft where it has one, else as it is published. */
    #seenOf(path: string, save: DecapSave, options: DecapSaveOptions): Seen | undefined {
      const file = save.dataFiles.find((data) => data.path === path);
      if (file === undefined) return undefined;
      const draft = this.#drafts.get(`${options.collectionName ?? ''}/${file.slug}`);
      return (options.useWorkflow === true ? draft?.get(path) : undefined) ?? this.#published.get(path);
    }

    async #look(path: string, where: { branch?: string; repoURL?: string }): Promise<Seen> {
      try {
        return { sha: await this.#inside.api.getFileSha(path, where) };
      } catch (error) {
        if (statusOf(error) === 404) return 'absent';
        throw error;
      }
    }

    async #enter(given: SignedIn): Promise<SignedIn> {
      try {
        return (await super.authenticate(given)) as SignedIn;
      } catch (error) {
        const token = statusOf(error) === 401 ? await this.#renew(given.token) : undefined;
        if (token === undefined) throw error;
        return (await super.authenticate({ ...given, token })) as SignedIn;
      }
    }

    /**
     * A token that is good again: another window's, when that was quicker, or a new one. Two windows may ask at once,
     * and the host takes each key for a new token once only: whoever comes second finds the other's here.
     */
    async #renew(old: string): Promise<string | undefined> {
      const { apiRoot, options } = this.#inside;
      const renewed =
        newerThan(old) ??
        (await renewToken({ appId: this.#appId, apiRoot, refreshToken: this.#refreshToken })) ??
        newerThan(old);
      if (renewed === undefined) return undefined;
      this.#refreshToken = renewed.refresh_token;
      options.updateUserCredentials?.(renewed);
      return renewed.token;
    }
  };
}

function newerThan(old: string): Tokens | undefined {
  const kept = tokensOnDevice();
  return kept?.token === old ? undefined : kept;
}
