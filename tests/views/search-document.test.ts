import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { searchPage } from '../../scripts/build/search-index.ts';
import { searchDocuments, type SearchDocument } from '../../src/views/search-document.ts';
import { smallDirectory, type SmallTown } from '../fixtures/small-directory.ts';

const today = parseDay('2026-11-22');
const checked = { on: '2026-11-01', by: 'organiser', how: 'rang' };

function documentsOf(town: SmallTown, base = '/'): readonly SearchDocument[] {
  const { directory } = smallDirectory(town);
  return searchDocuments({ directory, today, base, siteUrl: 'https://hereabouts.example' });
}

function documentOf(asset: NonNullable<SmallTown['assets']>[string], town: SmallTown = {}): SearchDocument {
  const document = documentsOf({ ...town, assets: { soup: { checked, ...asset } } }).find(
    ({ path }) => path === '/assets/soup/',
  );
  if (document === undefined) throw new Error('The entry is in no search.');
  return document;
}

function weightOf(text: string, { passages }: SearchDocument): number | undefined {
  return passages.find((passage) => passage.text.includes(text))?.weight;
}

describe('an entry is found by', () => {
  const town: SmallTown = {
    venues: { hall: { title: 'Lamp Hall', address: ['Lantern Street'], neighbourhood: 'north-end' } },
    neighbourhoods: [{ slug: 'north-end', title: 'North End', alsoCalled: ['the hill'] }],
  };
  const entry = documentOf(
    {
      summary: 'Hot soup for anybody.',
      hook: 'A bowl and a chat.',
      where: [{ venue: 'hall' }],
      sessions: [{ repeats: 'monthly', on: ['2nd tue'], from: '12:00', to: '13:00' }],
      communities: [{ of: 'friendship', name: 'People who ate alone' }],
      for: { groups: ['carers'], note: 'Bring your mother' },
      cost: { is: 'pay-what-you-can' },
      spoken: ['pl'],
      access: { stepFree: 'yes', hearingLoop: 'no' },
      themes: ['eat-together', 'outdoors'],
      body: 'There is bread as well.',
    },
    town,
  );

  test.each([
    ['its main theme', 'Eat together', 6],
    ['whom it is for', 'Carers', 6],
    ['its summary', 'Hot soup', 4],
    ['its hook', 'A bowl and a chat', 4],
    ['its venue', 'Lamp Hall', 3],
    ['the neighbourhood', 'North End', 3],
    ['what the neighbourhood is also called', 'the hill', 3],
    ['its weekday', 'Tuesday', 3],
    ['its community', 'People who ate alone', 3],
    ['its text', 'bread as well', 1],
    ['what it costs, in words', 'Pay what you can', 1],
    ['a note on whom it is for', 'Bring your mother', 1],
    ['a language spoken there', 'Polish', 1],
    ['its street', 'Lantern Street', 1],
    ['how to get in', 'Step-free way in', 1],
    ['a further theme, which says less of it', 'Outdoors', 1],
  ])('%s', (_, text, weight) => {
    expect(weightOf(text, entry)).toBe(weight);
  });

  test('nothing that is not so, or not known', () => {
    expect(weightOf('Hearing loop', entry)).toBeUndefined();
  });

  test('no name, number or address of a person', () => {
    const person = { role: 'Host', name: 'Ada Quill', phone: '07700 900123', whose: 'person' };
    const consent = { given: '2026-01-01', by: 'Ada', scope: ['site'], reviewBy: '2027-01-01' };
    const page = searchPage(documentOf({ contacts: [{ ...person, consent }] }));
    expect(page).not.toMatch(/Ada|Quill|900123/);
  });
});

test('an entry that no search may show is not in the index', () => {
  const statuses = [{ is: 'unlisted' }, { is: 'closed', on: '2024-01-01' }];
  const found = statuses.flatMap((status) => documentsOf({ assets: { soup: { checked, status } } }));
  expect(found).toEqual([]);
});

describe('a venue', () => {
  test('is found, with its address, when it is not an entry of its own', () => {
    const found = documentsOf({
      venues: {
        hall: { title: 'Lamp Hall', address: ['Lantern Street'] },
        shed: { title: 'Tin Shed', asset: 'shed' },
      },
      assets: { shed: { title: 'Tin Shed', where: [{ venue: 'shed' }] } },
    });
    expect(found.map(({ path }) => path)).toEqual(['/assets/shed/', '/venues/hall/']);
    expect(weightOf('Lantern Street', found[1]!)).toBe(1);
  });
});

test('addresses in the index never hold the base path, which the page puts before them', () => {
  const [document] = documentsOf({ assets: { soup: {} } }, '/town/');
  expect(document?.path).toBe('/assets/soup/');
  expect(JSON.stringify(document)).not.toContain('/town/');
});

test('words that look like HTML are written as text for the index', () => {
  const page = searchPage(
    documentOf({ title: '<img src=x onerror=alert(1)>', body: '</p><script>x</script>' }),
  );
  expect(page).not.toMatch(/<img|<script/);
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
});
