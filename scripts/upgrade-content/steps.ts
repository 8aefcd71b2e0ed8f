/** Text of the files of a content folder, by path with forward slashes. */
export type ContentTexts = ReadonlyMap<string, string>;

/** What brings content from one version to the next. */
export interface UpgradeStep {
  /** The version it starts from; it ends at the one after. */
  readonly from: number;
  /** What changes, for the person who runs it: "Opening hours move from notes to fields." */
  readonly says: string;
  /**
   * The files that change, with their new text; `undefined` takes a file away. `schemaVersion` is raised afterwards,
   * by the command. A step works on text that was valid for its version, keeps what people wrote as they wrote it, and
   * is never changed once it has been published: somebody’s content may wait for it for years.
   */
  readonly upgrade: (texts: ContentTexts) => ReadonlyMap<string, string | undefined>;
}

/**
 * All steps, the oldest first. Version 1 is the first and newest, so that there is none yet. To change what files look
 * like: raise `contentVersion` in `src/domain/site.ts`, add a step here, and freeze a folder of the version before in
 * `tests/fixtures/content-<version>`, which must always come through.
 */
export const upgradeSteps: readonly UpgradeStep[] = [];
