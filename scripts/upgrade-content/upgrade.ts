import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Problem } from '../../src/domain/problem.ts';
import { WrongUse } from '../command.ts';
import { swapFolder } from '../swap-folder.ts';
import type { UpgradeStep } from './steps.ts';

/** What an upgrade works with; tests bring steps and versions of their own. */
export interface Upgrade {
  /** Full path of the content folder. */
  readonly folder: string;
  /** The version to come to. */
  readonly to: number;
  readonly steps: readonly UpgradeStep[];
  /** Reads the upgraded folder; with an error in it, nothing is put in place. */
  readonly judge: (folder: string) => readonly Problem[];
  /** Only says what would change. */
  readonly isRehearsal?: boolean;
}

/** What came of an upgrade. */
export interface Upgraded {
  readonly from: number;
  /** What each step says. */
  readonly says: readonly string[];
  /** Paths of the files that change, in order. */
  readonly changed: readonly string[];
  /** Errors in the upgraded content, because of which the folder was left as it is. */
  readonly problems: readonly Problem[];
}

/**
 * Brings a content folder to a version, step by step, in a copy beside it that takes its place once it reads without
 * errors. Content of that version is left alone.
 *
 * @throws WrongUse when the version is not known, or a step is missing
 */
export function upgradeContent({ folder, to, steps, judge, isRehearsal = false }: Upgrade): Upgraded {
  const texts = new Map(readTexts(folder));
  const from = versionOf(texts.get('site.json'), to);
  const changed = new Set<string>();
  const says: string[] = [];
  for (let version = from; version < to; version += 1) {
    const step = steps.find((each) => each.from === version);
    if (step === undefined)
      throw new WrongUse(`Nobody knows the way from version ${version} to ${version + 1}.`);
    says.push(step.says);
    for (const [file, text] of step.upgrade(texts)) change(file, text);
    change('site.json', withVersion(texts.get('site.json') ?? '', version + 1));
  }
  const done = { from, says, changed: [...changed].sort() };
  if (from === to || isRehearsal) return { ...done, problems: [] };
  return { ...done, problems: putInPlace(realpathSync(folder), texts, done.changed, judge) };

  function change(file: string, text: string | undefined): void {
    if (texts.get(file) === text) return;
    changed.add(file);
    if (text === undefined) texts.delete(file);
    else texts.set(file, text);
  }
}

function versionOf(site: string | undefined, known: number): number {
  const found = /"schemaVersion"\s*:\s*(\d+)/.exec(site ?? '')?.[1];
  if (found === undefined)
    throw new WrongUse(
      'There is no site.json with a schemaVersion here. Give the content folder in CONTENT_DIR.',
    );
  const version = Number(found);
  if (version <= known && version >= 1) return version;
  throw new WrongUse(
    `This content is of version ${version}, and this Hereabouts knows version ${known}. Get a newer Hereabouts; nothing was changed.`,
  );
}

/** Only the number changes, so that the file stays as people wrote it. */
function withVersion(site: string, version: number): string {
  return site.replace(/("schemaVersion"\s*:\s*)\d+/, `$1${version}`);
}

/** What steps may look at: the files that people write. Pictures, maps and what belongs to git are none. */
const isText = /\.(md|mdx|json)$/;
const isHidden = /(^|\/)\./;

function readTexts(folder: string): [file: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => isText.test(file) && !isHidden.test(file))
    .sort()
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
}

function putInPlace(
  folder: string,
  texts: ReadonlyMap<string, string>,
  changed: readonly string[],
  judge: Upgrade['judge'],
): readonly Problem[] {
  const workplace = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    const made = join(workplace, 'new');
    cpSync(folder, made, { recursive: true, verbatimSymlinks: true });
    for (const file of changed) {
      const text = texts.get(file);
      mkdirSync(dirname(join(made, file)), { recursive: true });
      if (text === undefined) rmSync(join(made, file), { force: true });
      else writeFileSync(join(made, file), text);
    }
    const errors = judge(made).filter(({ severity }) => severity === 'error');
    if (errors.length === 0) swapFolder(made, folder, join(workplace, 'old'));
    return errors;
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
}
