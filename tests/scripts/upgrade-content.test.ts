import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { upgradeSteps, type UpgradeStep } from '../../scripts/upgrade-content/steps.ts';
import { upgradeContent } from '../../scripts/upgrade-content/upgrade.ts';
import { contentVersion } from '../../src/domain/site.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { changeFile, startCommand } from '../site/tiny-builds.ts';

/** Frozen content, by the version it was written for. To write down a new one: a folder, and a line here. */
const frozen: Record<number, { files: number; digest: string }> = {
  1: { files: 144, digest: 'ee37c77831ebd25e8be0a83b455a74118a8cfbd466dc93375466a65336cc4162' },
};

const fixture = (version: number) => join(projectFolder, 'tests/fixtures', `content-${version}`);
const home = mkdtempSync(join(tmpdir(), 'hereabouts-upgrade-'));
const town = join(home, 'town');

beforeEach(() => {
  rmSync(town, { recursive: true, force: true });
  cpSync(fixture(1), town, { recursive: true });
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

function filesOf(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort()
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'latin1')]);
}

function digestOf(folder: string): string {
  return createHash('sha256')
    .update(JSON.stringify(filesOf(folder)))
    .digest('hex');
}

describe('content of every version there ever was', { timeout: 60_000 }, () => {
  it('is kept, one frozen folder for each', () => {
    expect(Object.keys(frozen).map(Number)).toEqual(
      Array.from({ length: contentVersion }, (_, index) => index + 1),
    );
    expect(upgradeSteps.map(({ from }) => from)).toEqual(Object.keys(frozen).map(Number).slice(0, -1));
  });

  it.each(Object.entries(frozen))(
    'version %s comes to the newest, and can be built',
    (version, { files, digest }) => {
      const folder = fixture(Number(version));
      // Whoever has to change this folder to make a test pass has broken somebody's content.
      expect({ files: filesOf(folder).length, digest: digestOf(folder) }).toEqual({ files, digest });
      cpSync(folder, town, { recursive: true });
      const { problems } = upgradeContent({
        folder: town,
        to: contentVersion,
        steps: upgradeSteps,
        judge: (made) => readDirectory(made).problems,
      });
      expect(problems).toEqual([]);
      const { directory } = readDirectory(town);
      expect(directory?.assets.length).toBeGreaterThan(60);
    },
  );
});

describe('npm run upgrade-content', { timeout: 60_000 }, () => {
  it('has nothing to do where content is of the newest version, and touches no file', async () => {
    const before = digestOf(town);
    const { code, output } = await startCommand('upgrade-content.ts', { CONTENT_DIR: town }).ended;
    expect({ code, output }).toEqual({
      code: 0,
      output: 'The content is of version 1, the newest. There is nothing to do.\n',
    });
    expect(digestOf(town)).toBe(before);
  });

  it('refuses content of a version it does not know, in words; so does the check', async () => {
    changeFile(town, 'site.json', '"schemaVersion": 1', '"schemaVersion": 7');
    const { code, output } = await startCommand('upgrade-content.ts', { CONTENT_DIR: town }).ended;
    expect({ code, output }).toEqual({
      code: 2,
      output:
        'This content is of version 7, and this Hereabouts knows version 1. Get a newer Hereabouts; nothing was changed.\n',
    });
    const [first] = readDirectory(town).problems;
    expect(first).toMatchObject({ file: 'site.json', field: 'schemaVersion' });
    expect(first?.fix).toBe(
      'This content is for a newer Hereabouts. Get the newest one; this one knows version 1.',
    );
  });

  it('says where it looked when there is no content', async () => {
    const { code, output } = await startCommand('upgrade-content.ts', { CONTENT_DIR: home }).ended;
    expect(code).toBe(2);
    expect(output).toContain('Give the content folder in CONTENT_DIR.');
  });
});

/** A made-up step, as one will be some day: themes move, a file is renamed, another goes. */
const madeUp: UpgradeStep = {
  from: 1,
  says: 'Gaps move into one file.',
  upgrade: (texts) => {
    const gaps = [...texts].filter(([file]) => file.startsWith('gaps/'));
    const all = gaps.map(([, text]) => JSON.parse(text) as object);
    return new Map<string, string | undefined>([
      ...gaps.map(([file]) => [file, undefined] as const),
      ['gaps.json', JSON.stringify(all)],
    ]);
  },
};

const next: UpgradeStep = { from: 2, says: 'Nothing else.', upgrade: () => new Map() };

describe('a step to a version to come', () => {
  const upgrade = { folder: town, to: 3, steps: [next, madeUp] };

  it('is taken with those after it, keeps all else as people wrote it, and leaves nothing behind', () => {
    const before = new Map(filesOf(town));
    const done = upgradeContent({ ...upgrade, judge: () => [] });
    expect(done).toMatchObject({
      from: 1,
      says: ['Gaps move into one file.', 'Nothing else.'],
      problems: [],
    });
    const after = new Map(filesOf(town));
    expect(JSON.parse(after.get('gaps.json') ?? '')).toHaveLength(9);
    expect([...after.keys()].filter((file) => file.startsWith('gaps/'))).toEqual([]);
    expect(after.get('site.json')).toBe(
      before.get('site.json')?.replace('"schemaVersion": 1', '"schemaVersion": 3'),
    );
    const touched = [...before].filter(([file, text]) => after.has(file) && after.get(file) !== text);
    expect(touched.map(([file]) => file)).toEqual(['site.json']);
    expect(readdirSync(home)).toEqual(['town']);
  });

  it('changes nothing when its outcome has errors, when it breaks off, or in a rehearsal', () => {
    const before = digestOf(town);
    const error = {
      severity: 'error',
      rule: 'odd',
      file: 'gaps.json',
      found: 'Odd.',
      fix: 'Mend it.',
    } as const;
    expect(upgradeContent({ ...upgrade, judge: () => [error] }).problems).toEqual([error]);
    const breaksOff = () =>
      upgradeContent({
        ...upgrade,
        judge: () => {
          throw new Error('no space left');
        },
      });
    expect(breaksOff).toThrow('no space left');
    const rehearsed = upgradeContent({ ...upgrade, isRehearsal: true, judge: () => [] });
    expect(rehearsed.changed).toContain('gaps.json');
    expect(digestOf(town)).toBe(before);
    expect(readdirSync(home)).toEqual(['town']);
  });

  it('that nobody wrote is named, and nothing is changed', () => {
    const before = digestOf(town);
    writeFileSync(join(town, '.keep'), '');
    expect(() => upgradeContent({ ...upgrade, steps: [madeUp], judge: () => [] })).toThrow(
      'Nobody knows the way from version 2 to 3.',
    );
    rmSync(join(town, '.keep'));
    expect(digestOf(town)).toBe(before);
  });
});
