import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}

interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
}

const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));

const manifest = readJson('package.json') as Manifest;
const lock = readJson('package-lock.json') as {
  lockfileVersion: number;
  packages: Record<string, LockedPackage>;
};
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
const namesWhere = (isSo: (found: LockedPackage) => boolean) =>
  locked.filter(([, found]) => isSo(found)).map(([path]) => path.replace(/^.*node_modules\//, ''));

/** The packages that may run a script when they are installed: Node itself, and the compiler that Astro needs. */
const MAY_RUN_SCRIPTS = ['esbuild', 'node'];

/** More than this is more than a volunteer can keep up with. */
const MOST_DEPENDENCIES = 25;

describe('what is installed', () => {
  test('is sealed: every package has its checksum', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(namesWhere(({ integrity, inBundle }) => !inBundle && !integrity?.startsWith('sha512-'))).toEqual(
      [],
    );
  });

  test('comes from the registry: no addresses, no git, no links to folders', () => {
    expect(namesWhere(({ resolved, link }) => resolved !== undefined || link === true)).toEqual([]);
  });

  test('runs no scripts but those of the packages named here', () => {
    expect(namesWhere(({ hasInstallScript }) => hasInstallScript === true).sort()).toEqual(MAY_RUN_SCRIPTS);
    expect(manifest.allowScripts).toEqual(Object.fromEntries(MAY_RUN_SCRIPTS.map((name) => [name, true])));
  });

  test('is what package.json asks for, at exactly that version', () => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(
      asked.filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version),
    ).toEqual([]);
  });
});

test(`the site stands on ${String(MOST_DEPENDENCIES)} packages or fewer`, () => {
  expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(MOST_DEPENDENCIES);
});

test('a new version is taken from the registry alone, and exactly', () => {
  const settings = readFileSync(new URL('../.npmrc', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(settings).toEqual(
    expect.arrayContaining([
      'save-exact=true',
      'allow-git=none',
      'allow-remote=none',
      'allow-directory=none',
      'allow-file=none',
    ]),
  );
  // Nothing that sends "npm ci" elsewhere, gives it a key, or keeps it from working. Where the lockfile names no
  // addresses, npm 11 asks for the age of locked versions too, so that min-release-age refuses what is there already.
  const refused = /registry=|token|_auth|engine-strict|^ignore-scripts|min-release-age/i;
  expect(settings.filter((line) => refused.test(line))).toEqual([]);
});
