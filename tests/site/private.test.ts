import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canaries, isForOthers, wordsOfCanary, type Canary } from '../fixtures/canaries.ts';
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
  'a photo that no entry shows': 'canaryphoto',
};

/** Planted as well, and meant to be read: it shows that the search for the others can find something. */
const shown = {
  'the name of somebody who agreed': 'Canaryagreed',
  'the name of a member who serves in public': 'Canaryserving',
};

/** No page shows these; other directories need them to tell what they know already. */
const onlyAsData: Readonly<Record<string, string>> = {
  'where an entry came from': 'canaryreference',
  'its id in another list': 'canaryexternal',
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

describe('in the files for other directories, and in no other, stands', () => {
  test.each(Object.entries(onlyAsData))('%s: %s', (_, word) => {
    expect(filesWith(word).filter((file) => !/^data\/(assets\.json|tables\/)/.test(file))).toEqual([]);
    expect(filesWith(word)).not.toEqual([]);
  });
});

test('fifty people are in the files they agreed to, and in no other', () => {
  const told = canaries.flatMap((canary) =>
    texts.flatMap(({ file, text }) =>
      wordsOfCanary(canary, text)
        .filter((word) => word.startsWith('canaryasker') || !mayTell(canary, file))
        .map((word) => `${word} in ${file}`),
    ),
  );
  expect(told).toEqual([]);
  const agreed = canaries.filter((canary) => canary.agreed.has('site') || canary.agreed.has('data'));
  const found = agreed.filter(({ name }) => filesWith(name).length > 0);
  expect(found).toEqual(agreed);
});

/** Pages hold facts for machines as well, which are data. */
function mayTell({ agreed }: Canary, file: string): boolean {
  return agreed.has('data') || (agreed.has('site') && !isForOthers(file));
}

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
  for (const [index, { contact, status = { is: 'active' } }] of canaries.entries()) {
    const fields = { contacts: [contact], status };
    writeFileSync(
      join(town, `assets/planted-${index}.md`),
      [
        '---',
        `title: Planted Walk ${index}`,
        'kind: group',
        'themes: [get-moving]',
        'where: [{venue: net-loft}]',
        'sessions: [{repeats: weekly, on: [tue], from: "10:00"}]',
        ...Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
        '---',
        '',
        `A walk.<!-- canaryremark -->`,
        '',
      ].join('\n'),
    );
  }
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
