/** A file that a proposed change adds, alters, moves or takes away, as far as can be told without opening it whole. */
export interface ChangedFile {
  /** From the top of the repository, with forward slashes. For a file that is taken away: where it was. */
  readonly path: string;
  /** Where it was before, when the change moves it. */
  readonly from?: string | undefined;
  readonly how: 'added' | 'changed' | 'moved' | 'deleted';
  /** What lies there after the change: a symbolic link and a repository inside the repository are no files. */
  readonly is: 'file' | 'link' | 'repository' | 'nothing';
  /** Size after the change; 0 where nothing is left. */
  readonly bytes: number;
  /** The file from its start: whole up to `mostRead` bytes. */
  readonly start: Uint8Array;
}

/** Nobody reads more of a file than this to say what it is: larger than any text of the content may be. */
export const mostRead = 64 * 1024;

/** Which part of the project a file belongs to, by who looks after it. */
export type ChangedPart = 'content' | 'pages' | 'program' | 'guard';

/**
 * Settings that decide what runs by itself and with which keys, also when a maintainer only opens the folder, and what a
 * maintainer gets to see of a change: no change of somebody else's brings them.
 */
const guards =
  /^(?:\.github\/(?:workflows|actions)\/|\.forgejo\/|\.gitea\/|\.gitlab\/|\.gitlab-ci|\.woodpecker|\.circleci\/|(?:\.github\/|docs\/|\.gitlab\/)?CODEOWNERS$|\.ci\/|\.husky\/|\.vscode\/|\.devcontainer\/|\.idea\/|\.gitmodules$|(?:.*\/)?\.gitattributes$|\.npmrc$)/i;

/** Whether a file decides what runs by itself, and with which keys. */
export function isGuard(path: string): boolean {
  return guards.test(path);
}

/**
 * The part of the project that a path belongs to.
 *
 * @param contentFolder where the content lies in the repository, without slashes at its ends; empty for the top
 */
export function partOf(path: string, contentFolder: string): ChangedPart {
  if (isGuard(path)) return 'guard';
  const inContent = insideContent(path, contentFolder);
  if (inContent === undefined) return 'program';
  return /^pages\//i.test(inContent) ? 'pages' : 'content';
}

/** A path from the content folder; undefined for one that lies elsewhere. */
export function insideContent(path: string, contentFolder: string): string | undefined {
  if (contentFolder === '') return path;
  return path.startsWith(`${contentFolder}/`) ? path.slice(contentFolder.length + 1) : undefined;
}

/** A path as problems name it: from the content folder, with `../` for what lies outside. */
export function namedFromContent(path: string, contentFolder: string): string {
  const inContent = insideContent(path, contentFolder);
  if (inContent !== undefined) return inContent;
  return `${'../'.repeat(contentFolder.split('/').length)}${path}`;
}
