import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTown, clearTown, sampleDay } from '../browser/built-site.ts';
import { textsIn, type PublishedText } from './published-texts.ts';
import { copyOfTinyTown } from './tiny-builds.ts';

/** Something that must stay out, and where in the content folder it is planted. Each word stands nowhere else. */
const secrets: Readonly<Record<string, string>> = {
  'a remark in the file': 'canaryremark',
  'who asked for consent': 'canaryasker',
  'the name in a withdrawn consent': 'Canarywithdrawn',
  'the phone in a withdrawn consent': '07700 900321',
  'the e-mail in a withdrawn consent': 'canarywithdrawn@example.org',
  'the name in a consent that has run out': 'Canaryexpired',
  'the phone in a consent that has run out': '07700 900322',
  'the name of somebody who agreed to print alone': 'Canaryprint',
  'the phone of somebody who agreed to print alone': '07700 900323',
  'the name of a member whose term has ended': 'Canaryformer',
  'the name of a member whose term has not begun': 'Canaryfuture',
  'where an entry came from': 'canaryreference',
  'its id in another list': 'canaryexternal',
  'a photo that no entry shows': 'canaryphoto',
};

/** Planted as well, and meant to be read: it shows that the search for the others can find something. */
const shown = {
  'the name of somebody who agreed': 'Canaryagreed',
  'the name of a member who serves in public': 'Canaryserving',
};

/** A picture of one grey dot, as PNG. */
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

let home: string;
let site: string;
let texts: readonly PublishedText[];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'hereabouts-private-'));
  const town = copyOfTinyTown(home);
  plant(town);
  site = await buildTown(town, sampleDay);
  texts = textsIn(site);
});
afterAll(() => {
  clearTown(site);
  rmSync(home, { recursive: true });
});

describe('in the whole of a finished site, search index and all, stands', () => {
  test.each(Object.entries(shown))('%s: %s', (_, word) => {
    expect(filesWith(word)).not.toEqual([]);
  });
});

describe('in no file of a finished site, search index and all, stands', () => {
  test.each(Object.entries(secrets))('%s: %s', (_, word) => {
    const forms = [word, word.replaceAll(' ', ''), word.replace(/^0/, '+44').replaceAll(' ', '')];
    expect(forms.flatMap(filesWith)).toEqual([]);
  });
});

function filesWith(word: string): string[] {
  const sought = word.toLowerCase();
  return texts
    .filter(({ file, text }) => text.toLowerCase().includes(sought) || file.includes(sought))
    .map(({ file }) => file);
}

function plant(town: string): void {
  const person = (name: string, phone: string, consent: string, email = '') =>
    `  - {role: walk leader, name: ${name}, phone: "${phone}", ${email}whose: person, consent: {given: 2026-01-05, by: canaryasker by phone, ${consent}}}`;
  const lines = [
    '# canaryremark',
    'contacts:',
    person('Canaryagreed', '07700 900320', 'reviewBy: 2027-12-31'),
    person(
      'Canarywithdrawn',
      '07700 900321',
      'reviewBy: 2027-12-31, withdrawn: 2026-10-01',
      'email: canarywithdrawn@example.org, ',
    ),
    person('Canaryexpired', '07700 900322', 'reviewBy: 2026-11-21'),
    person('Canaryprint', '07700 900323', 'reviewBy: 2027-12-31, scope: [print]'),
    'added: {on: 2026-01-05, from: resident, ref: canaryreference}',
    'external: [{system: old list, id: canaryexternal}]',
  ];
  writeFileSync(
    join(town, 'assets/planted.md'),
    [
      '---',
      'title: Planted Walk',
      'kind: group',
      'themes: [get-moving]',
      'where: [{venue: net-loft}]',
      'joining: {how: drop-in}',
      'checked: {on: 2026-11-01, by: member-7, how: told}',
      ...lines,
      '---',
      '',
      'A walk.',
      '',
    ].join('\n'),
  );
  const member = (slug: string, name: string, from: string, to: string) => {
    const file = join(town, `panel/${slug}.json`);
    writeFileSync(file, JSON.stringify({ public: true, name, term: { from, to } }));
  };
  member('member-7', 'Canaryserving', '2026-01-01', '2026-12-31');
  member('member-8', 'Canaryformer', '2025-01-01', '2025-12-31');
  member('member-9', 'Canaryfuture', '2027-01-01', '2027-12-31');
  mkdirSync(join(town, 'photos'), { recursive: true });
  writeFileSync(join(town, 'photos/canaryphoto.png'), Buffer.from(onePixel, 'base64'));
}
