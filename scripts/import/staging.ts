import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import { readDirectory, type DirectoryReading } from '../../src/reader/read-directory.ts';
import { writeAll } from './write-all.ts';

/**
 * A copy of a content folder on which an import is worked out. The folder itself is touched once, at the end, when
 * the whole run has come out well.
 */
export class Staging {
  readonly #contentDir: string;
  readonly #folder: string;
  readonly #changes = new Map<string, string>();

  /**
   * @param contentDir full path of the content folder; it need not exist when there is a starter
   * @param starter full path of a content folder to begin with where there is none yet
   */
  constructor(contentDir: string, starter?: string) {
    this.#contentDir = contentDir;
    this.#folder = makeFolderNear(contentDir);
    if (!isEmpty(contentDir)) cpSync(contentDir, this.#folder, { recursive: true });
    else if (starter !== undefined) this.#takeStarter(starter);
  }

  /** Paths of the files that the import writes, relative to the content folder. */
  get changed(): string[] {
    return [...this.#changes.keys()].sort();
  }

  /** The text of a file as the import has it by now; undefined when there is none. */
  read(file: string): string | undefined {
    const path = join(this.#folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  /** Whether a folder holds any file. */
  holds(folder: string): boolean {
    return !isEmpty(join(this.#folder, folder));
  }

  write(file: string, text: string): void {
    if (this.read(file) === text) return;
    const path = join(this.#folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    this.#changes.set(file, text);
  }

  /** The directory as the import has it by now. */
  readDirectory(today: IsoDay): DirectoryReading {
    return readDirectory(this.#folder, today);
  }

  /** Writes what changed into the content folder: all of it, or nothing. */
  commit(): void {
    writeAll(this.#contentDir, this.#changes, this.#folder);
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #takeStarter(starter: string): void {
    const files = readdirSync(starter, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      this.write(path.slice(starter.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
    }
  }
}

/**
 * Beside the content folder, so that finished files only have to be moved there; in the folder for temporary files
 * where nothing may be written beside it.
 */
function makeFolderNear(contentDir: string): string {
  try {
    mkdirSync(dirname(contentDir), { recursive: true });
    return mkdtempSync(join(dirname(contentDir), `.${basename(contentDir)}-import-`));
  } catch {
    return mkdtempSync(join(tmpdir(), 'hereabouts-import-'));
  }
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).every((name) => name.startsWith('.'));
}
