import { describe, expect, test } from 'vitest';
import { knownDirectory, type KnownDirectory } from '../../../src/cms/known-directory.ts';
import { entryInDirectory } from '../../../src/cms/previews/entry-in-directory.ts';
import { parseDay } from '../../../src/domain/calendar-day.ts';
import { assetView } from '../../../src/views/asset-view.ts';
import { cardView } from '../../../src/views/card-view.ts';
import { assetSlide } from '../../../src/views/screen-view.ts';
import { viewContextOf } from '../../../src/views/view-context.ts';
import { smallDirectory } from '../../fixtures/small-directory.ts';
import { hostileStrings } from '../../hostile/own-strings.ts';

const today = parseDay('2026-11-22');
const soup = {
  title: 'Tuesday Soup',
  summary: 'Hot soup, warm room.',
  kind: 'group',
  themes: ['eat-together'],
  where: [{ venue: 'hall', note: 'Blue door' }],
  sessions: [{ repeats: 'weekly', on: ['tue'], from: '12:00' }],
  checked: { on: '2026-11-14', by: 'member-1', how: 'rang' },
  connections: [{ to: 'walk', as: 'meets-with' }],
};
const published = {
  directory: smallDirectory({
    assets: {
      soup,
      walk: { title: 'The Walk' },
      hidden: { title: 'Nobody’s business', status: { is: 'unlisted' } },
    },
    venues: { hall: { title: 'The Hall', access: { stepFree: 'yes' } } },
    members: { 'member-1': {} },
  }).directory,
  today,
  site: { url: 'https://small.example/', base: '/town' },
};
const known = JSON.parse(JSON.stringify(knownDirectory(published, undefined))) as KnownDirectory;
const preview = (written: Record<string, unknown>, slug = 'soup') =>
  entryInDirectory(written, slug, known, today);

describe('an entry that is being written is shown as the site will show it', () => {
  test('its page and its card are made of the same words', () => {
    const own = published.directory.assetBySlug.get('soup')!;
    const { asset, context, leftOut } = preview({ ...own.data, body: own.body.markdown });
    const real = { ...viewContextOf(published), hasMap: false };
    expect(leftOut).toEqual([]);
    expect(cardView(asset, context)).toEqual(cardView(own, real));
    const [shown, built] = [assetView(asset, context), assetView(own, real)];
    expect(shown.facts).toEqual(built.facts);
    expect(shown.access).toEqual(built.access);
    expect(shown.ties).toEqual(built.ties);
    expect(shown.checkedBox).toEqual(built.checkedBox);
  });

  test('fields that are not whole are left out by name, and the rest is shown', () => {
    const { asset, leftOut } = preview({
      ...soup,
      sessions: [{ repeats: 'weekly', from: '7ish' }],
      summary: '',
    });
    expect(leftOut).toEqual(['sessions']);
    expect(asset.data.title).toBe('Tuesday Soup');
    expect(asset.data.sessions).toBeUndefined();
    expect(asset.data.joining).toBeUndefined();
  });

  test('a new entry with nothing in it can be shown', () => {
    const { asset, context } = preview({}, 'new');
    expect(cardView(asset, context).title).toBe('No name yet');
    expect(assetView(asset, context).facts.map(({ label }) => label)).not.toContain('Joining');
  });

  test('a field nobody knows is left out', () => {
    expect(preview({ ...soup, colour: 'red' }).leftOut).toEqual(['colour']);
  });

  test('the first sentence of the text stands in for a summary, and no HTML is made of it', () => {
    const { asset, context } = preview({ ...soup, summary: '', body: '**Hot soup.** <b>Bring</b> a bowl.' });
    expect(cardView(asset, context).summary).toBe('Hot soup.');
    expect(asset.body.html).toBe('');
  });

  test('every hostile text can be written anywhere without taking the preview down', () => {
    for (const text of Object.values(hostileStrings).flat()) {
      const { asset, context } = preview({
        ...soup,
        title: text,
        hook: text,
        whenInWords: text,
        links: [{ label: text, url: text }],
        body: `${text}\n\n[x](${text})`,
      });
      const view = assetView(asset, context);
      expect(view.links.filter(({ href }) => !href.startsWith('http'))).toEqual([]);
      expect(assetSlide(asset, { venue: { data: {} } } as never, context).title).not.toBe('');
    }
  });
});

test('what is sent to the form is on public pages as well', () => {
  const { base, siteUrl, members, assets } = known;
  expect({ base, siteUrl }).toEqual({ base: '/town/', siteUrl: 'https://small.example' });
  expect(assets.map(({ slug }) => slug)).not.toContain('hidden');
  expect(
    members.every((member) => Object.keys(member).every((key) => ['slug', 'name', 'term'].includes(key))),
  ).toBe(true);
});
