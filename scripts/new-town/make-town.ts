import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../../src/domain/problem.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import { WrongUse } from '../command.ts';
import { swapFolder } from '../swap-folder.ts';
import { townFiles, type TownWishes } from './town-files.ts';

/** Where a new town is made. */
export interface TownPlace {
  /** Full path of the content folder to be. */
  readonly folder: string;
  /** Whether it may take the place of the sample town. */
  readonly replaceSample: boolean;
  readonly today: IsoDay;
}

/** What came of making a town. */
export interface MadeTown {
  readonly files: number;
  /** What is still to be filled in. */
  readonly problems: readonly Problem[];
}

/**
 * Writes a fresh content folder. It is made beside its place, read as any other, and only then put there, so that
 * nobody finds half of one.
 *
 * @throws WrongUse when there is something in its place already
 */
export function makeTown(wishes: TownWishes, { folder, replaceSample, today }: TownPlace): MadeTown {
  refuseFullFolder(folder, replaceSample);
  mkdirSync(dirname(folder), { recursive: true });
  const workplace = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    const made = join(workplace, 'new');
    const files = townFiles(wishes, today);
    for (const [file, text] of files) {
      mkdirSync(dirname(join(made, file)), { recursive: true });
      writeFileSync(join(made, file), text);
    }
    const { problems } = readDirectory(made, today);
    const broken = problems.find(({ severity }) => severity === 'error');
    if (broken) throw new Error(`A new town is not valid: ${broken.file}: ${broken.found} ${broken.fix}`);
    swapFolder(made, folder, join(workplace, 'old'));
    return { files: files.size, problems };
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
}

function refuseFullFolder(folder: string, replaceSample: boolean): void {
  if (!existsSync(folder)) return;
  const names = listFolder(folder);
  if (names.length === 0 || (replaceSample && isSample(folder))) return;
  throw new WrongUse(
    isSample(folder)
      ? `${folder} holds the sample town. Choose another folder, or add --replace-sample to put yours in its place.`
      : `${folder} has something in it already. Choose another folder; nothing was written.`,
  );
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new WrongUse(`${folder} is not a folder. Choose another name.`);
  }
}

/** Only the sample has a day of its own; no real town is ever taken away. */
function isSample(folder: string): boolean {
  try {
    const site = JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8')) as { sampleToday?: unknown };
    return typeof site.sampleToday === 'string';
  } catch {
    return false;
  }
}
