import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBuiltSite } from '../../scripts/build/built-site.ts';
import { verifySite } from '../../scripts/build/verify.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { smallDirectory, type SmallTown } from '../fixtures/small-directory.ts';
import { jpeg, png, webp } from '../reader/photo-bytes.ts';
import { writeSmallSite } from './small-site.ts';

// A busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const today = parseDay('2026-11-22');
let site: string;
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'hereabouts-told-'));
  writeSmallSite(site);
});
afterEach(() => {
  rmSync(site, { recursive: true });
});

const consent = { given: '2026-01-05', by: 'member-1', reviewBy: '2027-12-31' };
const ann = { role: 'walk leader', name: 'Ánn Canary', phone: '07700 900321', email: 'ann@canary.example' };
const withdrawn = { ...ann, whose: 'person', consent: { ...consent, withdrawn: '2026-10-01' } };

/** What is said of the small site when a file is added to it, for a town with these fields. */
async function saidOf(file: string, content: string | Buffer, fields: object, town: SmallTown = {}) {
  writeFileSync(join(site, file), content);
  const { directory } = smallDirectory({
    ...town,
    assets: {
      soup: { where: [{ venue: 'hall' }], ...fields },
      secret: { title: 'Secret', status: { is: 'unlisted' } },
    },
    venues: { hall: { title: 'Hall' } },
  });
  const problems = await verifySite(readBuiltSite(site, 'https://small.example', '/'), { directory, today });
  return problems.map(({ severity, rule, file: where, found }) => `${severity} ${rule} ${where}: ${found}`);
}

describe('details of somebody who withdrew their consent', () => {
  it.each([
    ['words.json', '{"name": "Ánn Canary"}'],
    ['words.ics', 'SUMMARY:walk with ánn  canary'],
    ['words.txt', 'Ring 07700 900 321'],
    ['words.vcf', 'tel:+447700900321'],
    ['words.csv', 'ANN@canary.example'],
    ['words.pf_fragment', gzipSync('pagefind_dcd{"content":"Ánn Canary leads"}')],
  ])('keep a site back that holds them: %s', async (file, content) => {
    const said = await saidOf(file, content, { contacts: [withdrawn] });
    expect(said).toEqual([
      `error private-details ${file}: details of somebody who has not agreed to it, from assets/soup.md`,
    ]);
    expect(said.join()).not.toMatch(/canary|900321/i);
  });

  it('are sought too where consent has run out, and where a member has left or is not public', async () => {
    const expired = { ...withdrawn, consent: { ...consent, reviewBy: '2026-11-21' } };
    expect(await saidOf('a.txt', 'Ánn Canary', { contacts: [expired] })).toHaveLength(1);
    const member = (fields: object) => ({ members: { 'member-1': { name: 'Bo Canary', ...fields } } });
    const left = member({ public: true, term: { from: '2025-01-01', to: '2025-12-31' } });
    expect(await saidOf('a.txt', 'Bo Canary', {}, left)).toHaveLength(1);
    expect(await saidOf('a.txt', 'Bo Canary', {}, member({ public: true }))).toEqual([]);
  });

  it('are no secret where somebody else states them for everybody, or where they have agreed', async () => {
    const desk = { role: 'desk', phone: '07700 900321', whose: 'organisation' };
    const email = { ...withdrawn, name: undefined, email: undefined };
    expect(await saidOf('a.txt', '07700900321', { contacts: [email, desk] })).toEqual([]);
    expect(await saidOf('a.txt', 'Ánn Canary', { contacts: [{ ...withdrawn, consent }] })).toEqual([]);
  });
});

describe('a picture anywhere in the site', () => {
  it.each([
    ['card.jpg', jpeg({ marker: 0xe1, content: 'Exif\0\0MM\0*GPS' })],
    ['card.png', png({ name: 'tEXt', content: 'Author\0Ann' })],
    ['card.webp', webp({ name: 'XMP ', content: '<x/>' })],
    ['half.png', png().subarray(0, 30)],
  ])('keeps it back when it tells more than it shows, or is broken: %s', async (file, bytes) => {
    expect(await saidOf(file, bytes, {})).toEqual([expect.stringMatching(`^error pictures ${file}: `)]);
  });

  it('is let through without hidden details', async () => {
    expect(await saidOf('card.jpg', jpeg(), {})).toEqual([]);
  });
});
