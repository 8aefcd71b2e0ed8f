/** What the build tells the service worker, in front of its script in `sw.js`. */
export interface OfflineCopy {
  /** Build of the site, as in `version.json`; absent where nothing is to be kept any more. */
  readonly build?: string;
  /** Where on its host the site lies; starts and ends with a slash. */
  readonly base: string;
  /** Pages that are fetched along with the worker, as paths below the base: `find/`. */
  readonly pages: readonly string[];
  /** Files that are fetched along with the worker, each with the fingerprint of its bytes. */
  readonly files: Readonly<Record<string, string>>;
  /** Files that are kept once a page of this build has asked for them, each with the fingerprint of its bytes. */
  readonly later: Readonly<Record<string, string>>;
}
