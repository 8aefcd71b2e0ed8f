import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { copyOfTinyTown, runBuild, temporaryFolder } from './tiny-builds.ts';

const home = temporaryFolder();
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

it('a town whose panel breaks every rule of its roster is told of each, and its site is still built', async () => {
  const town = copyOfTinyTown(home);
  for (const file of readdirSync(join(town, 'panel'))) rmSync(join(town, 'panel', file));
  const member = (name: string, data: unknown) => {
    writeFileSync(join(town, 'panel', `${name}.json`), JSON.stringify(data));
  };
  // A term of 18 months; one that ends soon; one that has ended, with the name still there and an entry in its care.
  member('member-1', { public: false, term: { from: '2026-01-01', to: '2027-06-30' } });
  member('member-2', { public: false, term: { from: '2025-12-01', to: '2026-11-30' } });
  member('member-3', { public: true, name: 'Canaryformer', term: { from: '2025-06-01', to: '2026-05-31' } });
  const [first, second] = readdirSync(join(town, 'assets'));
  const steward = (file: string, line: string) => {
    const path = join(town, 'assets', file);
    const text = readFileSync(path, 'utf8').replace(/^steward: .*\n/m, '');
    writeFileSync(path, text.replace(/^---\n/, `---\n${line}`));
  };
  steward(first!, 'steward: member-3\n');
  steward(second!, '');

  const { problems } = readDirectory(town, parseDay('2026-11-22'));
  const rules = problems.map(({ severity, rule, file }) => `${severity} ${rule} ${file}`);
  expect(rules).toEqual(
    expect.arrayContaining([
      'warning panel-size panel',
      'warning panel-term panel/member-1.json',
      'warning panel-term panel/member-3.json',
      'warning term-ending panel/member-2.json',
      'warning neighbourhood-uncovered taxonomy/neighbourhoods.json',
      `warning steward-missing assets/${first!}`,
      `warning steward-missing assets/${second!}`,
    ]),
  );
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);

  const site = join(home, 'site');
  expect((await runBuild(town, site)).code).toBe(0);
  const page = readFileSync(join(site, 'panel/index.html'), 'utf8');
  expect(page).toContain('Nobody yet');
  expect(page).not.toContain('Canaryformer');
});
