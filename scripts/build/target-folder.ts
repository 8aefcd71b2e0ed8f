import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { WrongUse } from '../command.ts';
import { projectFolder } from '../environment.ts';

/**
 * The folder a build works in, beside its target so that a rename is all it takes to put the finished site in
 * place. Until then the old site stays as it is.
 */
export interface Workplace {
  /** Where the finished site is to lie. */
  readonly target: string;
  /** `<target>.tmp-<process id>`; holds everything below, and is gone after the build. */
  readonly folder: string;
  /** The new site while it is made. */
  readonly site: string;
  /** Where Astro and Vite keep what they need for this build alone. */
  readonly cache: string;
}

/** A step of the swap; `onStep` hears of it just before it is done. */
export type SwapStep = 'before old aside' | 'before new in place' | 'before clearing';

/**
 * Makes the folder to build in, after clearing what builds left that were killed. If one was killed between the
 * two renames of `swapIn`, the old site is put back first.
 *
 * @param target the folder of the site; neither it nor its parents need to exist
 * @param contentDir the content folder, which must not be overwritten
 * @throws WrongUse when the target holds something that is not a site
 */
export function openWorkplace(target: string, contentDir: string): Workplace {
  const place = existsSync(target) ? realpathSync(target) : target;
  refuseFoldersInUse(place, contentDir);
  recoverTarget(place);
  refuseForeignFiles(place);
  const folder = `${place}.tmp-${process.pid}`;
  const workplace = { target: place, folder, site: join(folder, 'site'), cache: join(folder, 'cache') };
  mkdirSync(workplace.site, { recursive: true });
  // Astro writes programs into the site's folder and runs them there; they find their packages through this.
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return workplace;
}

/**
 * Puts the finished site in the place of the old one: the old one is renamed into the work folder, the new one
 * out of it. A build killed in between leaves no site for a moment; `recoverTarget` puts the old one back.
 */
export function swapIn(workplace: Workplace, onStep: (step: SwapStep) => void = () => undefined): void {
  const old = join(workplace.folder, 'old');
  onStep('before old aside');
  if (existsSync(workplace.target)) renameSync(workplace.target, old);
  try {
    onStep('before new in place');
    renameSync(workplace.site, workplace.target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, workplace.target);
    throw error;
  }
  onStep('before clearing');
  closeWorkplace(workplace);
}

/** Clears the work folder, whatever it holds. */
export function closeWorkplace(workplace: Pick<Workplace, 'folder'>): void {
  rmSync(workplace.folder, { recursive: true, force: true });
}

/**
 * Clears the work folders of builds that are no longer running, and puts a site back that one of them had moved
 * aside and not replaced.
 */
export function recoverTarget(target: string): void {
  for (const folder of leftBehind(target)) {
    const old = join(folder, 'old');
    if (!existsSync(target) && existsSync(old)) renameSync(old, target);
    rmSync(folder, { recursive: true, force: true });
  }
}

function leftBehind(target: string): string[] {
  const parent = dirname(target);
  const prefix = `${basename(target)}.tmp-`;
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .filter((name) => !isRunning(Number(name.slice(prefix.length))))
    .map((name) => join(parent, name));
}

/** A folder with the number of this very process is from an earlier one that had the same number. */
function isRunning(processId: number): boolean {
  if (processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function refuseFoldersInUse(target: string, contentDir: string): void {
  const kept = [projectFolder, contentDir, homedir(), process.cwd()];
  const inTheWay = kept.find((folder) => isWithin(folder, target));
  if (inTheWay !== undefined || isWithin(target, contentDir)) {
    throw new WrongUse(
      `OUT_DIR is "${target}", which would be replaced with the site. Choose a folder of its own, like dist.`,
    );
  }
}

function isWithin(path: string, folder: string): boolean {
  const steps = relative(folder, path);
  return steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps);
}

function refuseForeignFiles(target: string): void {
  if (!existsSync(target)) return;
  const names = readdirSync(target);
  if (names.length === 0 || names.includes('version.json') || names.includes('index.html')) return;
  throw new WrongUse(
    `OUT_DIR is "${target}", which holds files that are not a site. Empty it, or choose another folder.`,
  );
}
