import type { CmsWidgetParam } from 'decap-cms-core';

/** What a backend of Decap is asked for by the guard; every backend has these. */
export interface DecapBackend {
  /** One file as it is kept now. */
  getEntry(path: string): Promise<{ data: string; file: { path: string; id?: string | null } }>;
  /** Writes an entry, and what was uploaded along with it. */
  persistEntry(entry: DecapSave, options: DecapSaveOptions): Promise<unknown>;
  /** A draft, and which files it changes. Fails with `notUnderEditorialWorkflow` where there is none. */
  unpublishedEntry?(draft: {
    collection: string;
    slug: string;
  }): Promise<{ status?: string; diffs: readonly { path: string; id: string }[] }>;
  /** A file of a draft as it is kept now. */
  unpublishedEntryDataFile?(collection: string, slug: string, path: string, id: string): Promise<string>;
  publishUnpublishedEntry?(collection: string, slug: string): Promise<unknown>;
  deleteUnpublishedEntry?(collection: string, slug: string): Promise<unknown>;
  /** Signs in with what the sign-in page gives. */
  authenticate(credentials: unknown): Promise<unknown>;
  /** Signs in again with what was kept on the device. */
  restoreUser(user: unknown): Promise<unknown>;
  logout(): unknown;
}

/** An entry on its way to the host. */
export interface DecapSave {
  readonly dataFiles: readonly {
    readonly path: string;
    readonly slug: string;
    /** The whole text of the file. */
    readonly raw: string;
    readonly newPath?: string;
  }[];
  readonly assets: readonly { readonly path: string }[];
}

/** How an entry is saved. */
export interface DecapSaveOptions {
  readonly commitMessage: string;
  readonly collectionName?: string;
  readonly useWorkflow?: boolean;
  readonly newEntry?: boolean;
  /** Whether it goes into a draft that is there already. */
  readonly unpublished?: boolean;
  readonly status?: string;
}

/** The class of a backend. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a class that others are made from must take any
export type DecapBackendClass = new (...settings: any[]) => DecapBackend;

/** A widget as Decap's packages give it. */
export interface DecapWidget {
  /** The widget under its own name, or under another. */
  readonly Widget: (options?: { readonly name?: string }) => CmsWidgetParam;
}
