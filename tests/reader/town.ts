import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Full path of the smallest town that has one of everything, and nothing wrong. */
export const tinyTown = fileURLToPath(new URL('../fixtures/tiny-town', import.meta.url));

/** Full path of the pairs of broken and mended files. */
export const brokenPairs = fileURLToPath(new URL('../fixtures/broken', import.meta.url));

/** A town in a temporary folder, to be changed at will and cleared away. */
export interface Town {
  readonly folder: string;
  /** Writes a file, and the folders it needs. */
  write(file: string, content: string | Uint8Array): void;
  /** Full path of a file. */
  pathOf(file: string): string;
  clear(): void;
}

/**
 * Copies the tiny town to a temporary folder.
 *
 * @param overlay folder whose files are laid over the copy
 */
export function makeTown(overlay?: string): Town {
  const folder = mkdtempSync(join(tmpdir(), 'town-'));
  cpSync(tinyTown, folder, { recursive: true });
  if (overlay !== undefined) cpSync(overlay, folder, { recursive: true });
  const pathOf = (file: string) => join(folder, file);
  return {
    folder,
    pathOf,
    write(file, content) {
      mkdirSync(dirname(pathOf(file)), { recursive: true });
      writeFileSync(pathOf(file), content);
    },
    clear: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
