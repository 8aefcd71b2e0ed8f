import { lstatSync, readdirSync, realpathSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../domain/problem.ts';
import { closestWord, slugify, slugSchema } from '../domain/slug.ts';
import {
  codeEnding,
  namedFiles,
  namedFolders,
  passedOver,
  slugFolders,
  type ContentKind,
  type SlugFolder,
} from './places.ts';
import { quote, showHidden } from './say-value.ts';

/** Most files and folders that a content folder may hold. */
export const mostFiles = 20_000;

/** A file that belongs to the content folder, and may be opened. */
export interface ContentFile {
  readonly kind: ContentKind;
  /** Path relative to the content folder, with forward slashes. */
  readonly file: string;
  readonly fullPath: string;
  /** The file's name without its ending. */
  readonly slug: string;
}

/** Everything in a content folder. */
export interface ContentListing {
  /** In order of path, the same on every machine. */
  readonly files: readonly ContentFile[];
  /** Files that are where an entry would be, but cannot be opened: links to them are not reported again. */
  readonly refused: readonly { kind: ContentKind; slug: string }[];
  readonly problems: readonly Problem[];
}

/**
 * Lists the files of a content folder, and names everything that does not belong there. Nothing is opened here,
 * and nothing outside the folder is ever reached: symbolic links are not followed. Hidden files and those that
 * computers leave behind are passed over.
 *
 * @param folder the content folder; it may itself be reached through a symbolic link, because whoever runs the
 *   program chose it
 */
export function listContent(folder: string): ContentListing {
  const walk = new ContentWalk(folder);
  return walk.list();
}

class ContentWalk {
  readonly #files: ContentFile[] = [];
  readonly #refused: { kind: ContentKind; slug: string }[] = [];
  readonly #problems: Problem[] = [];
  readonly #folder: string;
  #seen = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  list(): ContentListing {
    const root = realFolder(this.#folder);
    if (root === undefined) {
      const found = 'There is no content folder at this place.';
      this.#report('', 'missing-file', found, 'Give the folder that holds site.json in CONTENT_DIR.');
    } else {
      this.#listRoot(root);
      this.#nameMissingFiles();
    }
    return { files: this.#files, refused: this.#refused, problems: this.#problems };
  }

  #listRoot(root: string): void {
    for (const entry of this.#entriesOf(root, '')) {
      const fullPath = join(root, entry.name);
      if (this.#isOdd(entry, entry.name)) continue;
      if (!entry.isDirectory()) this.#takeNamedFile(entry.name, fullPath);
      else if (Object.hasOwn(slugFolders, entry.name)) this.#listSlugFolder(entry.name, fullPath);
      else if (namedFolders.has(entry.name)) this.#listNamedFolder(entry.name, fullPath);
      else this.#refuseFolder(entry.name);
    }
  }

  #listSlugFolder(name: string, fullPath: string): void {
    const folder = slugFolders[name]!;
    const entries = this.#entriesOf(fullPath, name);
    const names = new Set(entries.map((entry) => entry.name));
    for (const entry of entries) {
      const file = `${name}/${entry.name}`;
      const kept = this.#isOdd(entry, file) || this.#refuseInnerFolder(entry, file, folder);
      const { stem, ending } = partName(entry.name);
      if (kept || this.#refuseName(file, stem, ending, folder, names)) {
        this.#refused.push({ kind: folder.kind, slug: slugify(stem) });
        continue;
      }
      this.#take(
        { kind: folder.kind, file, fullPath: join(fullPath, entry.name), slug: stem },
        folder.largest,
      );
    }
  }

  #listNamedFolder(name: string, fullPath: string): void {
    for (const entry of this.#entriesOf(fullPath, name)) {
      const file = `${name}/${entry.name}`;
      if (this.#isOdd(entry, file)) continue;
      if (entry.isDirectory()) this.#refuseFolder(file);
      else this.#takeNamedFile(file, join(fullPath, entry.name));
    }
  }

  #takeNamedFile(file: string, fullPath: string): void {
    const named = Object.hasOwn(namedFiles, file) ? namedFiles[file] : undefined;
    if (named) {
      this.#take({ kind: named.kind, file, fullPath, slug: partName(file).stem }, named.largest);
      return;
    }
    if (this.#refuseCode(file)) return;
    const inFolder = file.includes('/') ? file.slice(0, file.indexOf('/') + 1) : '';
    const candidates = Object.keys(namedFiles).filter((path) => path.startsWith(inFolder));
    const near = closestWord(file, candidates);
    const fix = near
      ? `Rename the file to ${near}, or move it out of the content folder.`
      : 'Move the file out of the content folder. Entries go in assets, venues in venues, photos in photos.';
    this.#report(file, 'unknown-file', 'No part of the directory is kept in a file of this name.', fix);
  }

  #take(taken: ContentFile, largest: number): void {
    const { size } = lstatSync(taken.fullPath);
    if (size <= largest) {
      this.#files.push(taken);
      return;
    }
    const sizes = `The file has ${inKilobytes(size)}; the most is ${inKilobytes(largest)}.`;
    const fix = taken.kind === 'photo' ? 'Save a smaller copy, about 1,600 pixels wide.' : 'Make it shorter.';
    this.#report(taken.file, 'file-too-large', sizes, fix);
    this.#refused.push({ kind: taken.kind, slug: taken.slug });
  }

  /** What is neither file nor folder: symbolic links, pipes, devices. */
  #isOdd(entry: Dirent, file: string): boolean {
    if (entry.isSymbolicLink()) {
      const fix =
        'Put the file itself here. A link could publish something that is not part of the directory.';
      this.#report(file, 'symlink', 'This is a link to another place, not a file.', fix);
      return true;
    }
    if (entry.isFile() || entry.isDirectory()) return false;
    this.#report(
      file,
      'unknown-file',
      'This is neither a file nor a folder.',
      'Take it out of the content folder.',
    );
    return true;
  }

  #refuseInnerFolder(entry: Dirent, file: string, folder: SlugFolder): boolean {
    if (!entry.isDirectory()) return false;
    const fix = `Move its files up one step, next to ${folder.called === 'an entry' ? 'the other entries' : 'the others'}, and take the folder out.`;
    this.#report(
      file,
      'unknown-folder',
      'There is a folder inside this folder; files in it are not read.',
      fix,
    );
    return true;
  }

  #refuseFolder(name: string): void {
    const near = closestWord(name, [...Object.keys(slugFolders), ...namedFolders]);
    const fix = near
      ? `Rename the folder to ${near}, or move it out of the content folder.`
      : 'Move the folder out of the content folder; its files are not read.';
    this.#report(name, 'unknown-folder', 'No part of the directory is kept in a folder of this name.', fix);
  }

  #refuseName(
    file: string,
    stem: string,
    ending: string,
    folder: SlugFolder,
    names: ReadonlySet<string>,
  ): boolean {
    const { endings, called } = folder;
    if (!endings.includes(ending.toLowerCase())) {
      if (this.#refuseCode(file)) return true;
      const shown = ending === '' ? 'no ending' : `the ending ${quote(ending)}`;
      const fix = `Give ${called} the ending ${endings.join(' or ')}, or move the file to the folder it belongs in.`;
      this.#report(file, 'file-name', `The name of this file has ${shown}.`, fix);
      return true;
    }
    const isGood = slugSchema.safeParse(stem).success && ending === ending.toLowerCase();
    if (isGood) return false;
    const better = `${slugify(stem) || 'a-new-name'}${ending.toLowerCase()}`;
    const found = `The name of this file is ${quote(`${stem}${ending}`)}.`;
    const fix = names.has(better)
      ? `There is ${quote(better)} beside it: put the two together in that file, and take this one out.`
      : `Rename the file to ${quote(better)}: small letters, digits and single hyphens, at most 80, and not a word the site uses itself.`;
    this.#report(file, 'file-name', found, fix);
    return true;
  }

  #refuseCode(file: string): boolean {
    if (!codeEnding.test(file)) return false;
    const fix = file.startsWith('assets/')
      ? 'Save the entry with the ending .md.'
      : 'Take the file out. Only files in pages may end with .mdx, and maintainers look after those.';
    this.#report(file, 'code-in-content', 'This kind of file can run as code.', fix);
    return true;
  }

  #nameMissingFiles(): void {
    const there = new Set(this.#files.map(({ file }) => file));
    const named = new Set(this.#problems.map(({ file }) => file));
    for (const [file, { example }] of Object.entries(namedFiles)) {
      if (example === undefined || there.has(file) || named.has(file)) continue;
      this.#report(
        file,
        'missing-file',
        'This file is not there.',
        `Make it. The smallest that will do: ${example}`,
      );
    }
  }

  /** What a folder holds, in the order of names; nothing once there are too many files. */
  #entriesOf(fullPath: string, name: string): Dirent[] {
    if (this.#seen > mostFiles) return [];
    const entries = this.#readFolder(fullPath, name);
    this.#seen += entries.length;
    if (this.#seen > mostFiles) {
      const found = `There are more than ${mostFiles.toLocaleString('en-GB')} files in the content folder.`;
      this.#report(name, 'too-many-files', found, 'Take out what is not part of the directory.');
      return [];
    }
    return entries.filter((entry) => !passedOver.test(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #readFolder(fullPath: string, name: string): Dirent[] {
    try {
      return readdirSync(fullPath, { withFileTypes: true });
    } catch {
      this.#report(
        name,
        'unreadable-file',
        'This folder is there, but it cannot be opened.',
        'Look at who may read the folder, then try again.',
      );
      return [];
    }
  }

  #report(file: string, rule: string, found: string, fix: string): void {
    this.#problems.push({ severity: 'error', rule, file: showHidden(file), found, fix });
  }
}

function realFolder(folder: string): string | undefined {
  try {
    const path = realpathSync(folder);
    return lstatSync(path).isDirectory() ? path : undefined;
  } catch {
    return undefined;
  }
}

/** `plot-14.md` is the stem `plot-14` and the ending `.md`. */
function partName(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? { stem: name, ending: '' } : { stem: name.slice(0, dot), ending: name.slice(dot) };
}

function inKilobytes(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
