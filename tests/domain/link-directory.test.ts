import { describe, expect, it } from 'vitest';
import { smallDirectory } from '../fixtures/small-directory.ts';

describe('linking the directory', () => {
  it('shows a connection on both pages', () => {
    const { directory, problems } = smallDirectory({
      assets: {
        soup: { title: 'Soup', connections: [{ to: 'plot', as: 'lends-to', note: 'Spades' }] },
        plot: { title: 'Plot', connections: [{ to: 'soup', as: 'shares-people' }] },
      },
    });
    expect(problems).toEqual([]);
    const ties = (slug: string) =>
      directory.assetBySlug
        .get(slug)
        ?.ties.map((tie) => `${tie.direction} ${tie.as} ${tie.other.data.title}`);
    expect(ties('soup')).toEqual(['out lends-to Plot', 'back shares-people Plot']);
    expect(ties('plot')).toEqual(['out shares-people Soup', 'back lends-to Soup']);
  });

  it('lists an asset at every venue it names, once, whether by place or by session', () => {
    const { directory } = smallDirectory({
      venues: {
        hall: { title: 'Hall', neighbourhood: 'north-end' },
        park: { title: 'Park', neighbourhood: 'south-end' },
      },
      assets: {
        soup: {
          where: [{ venue: 'hall' }, { venue: 'hall', note: 'side room' }],
          sessions: [{ repeats: 'weekly', on: ['tue'], from: '10:00', venue: 'park' }],
        },
      },
    });
    const soup = directory.assetBySlug.get('soup');
    expect(soup?.venues.map((venue) => venue.slug)).toEqual(['hall', 'park']);
    expect(soup?.neighbourhoods.map((neighbourhood) => neighbourhood.slug)).toEqual([
      'north-end',
      'south-end',
    ]);
    expect(directory.venueBySlug.get('park')?.assets.map((asset) => asset.slug)).toEqual(['soup']);
    expect(directory.venueBySlug.get('hall')?.assets.map((asset) => asset.slug)).toEqual(['soup']);
  });

  it('takes access facts from the venue and lets the asset say otherwise', () => {
    const { directory } = smallDirectory({
      venues: { hall: { access: { stepFree: 'yes', hearingLoop: 'yes' } } },
      assets: { soup: { where: [{ venue: 'hall' }], access: { hearingLoop: { is: 'no', note: 'Broken' } } } },
    });
    expect(Object.fromEntries(directory.assetBySlug.get('soup')?.access ?? [])).toEqual({
      stepFree: { is: 'yes' },
      hearingLoop: { is: 'no', note: 'Broken' },
    });
  });

  it('links runBy to an entry when it names one, and keeps it as words when it does not', () => {
    const { directory } = smallDirectory({
      assets: { soup: { runBy: 'plot' }, plot: { title: 'Plot', runBy: 'St Botolph’s Church' } },
    });
    expect(directory.assetBySlug.get('soup')?.runBy).toMatchObject({ asset: { slug: 'plot' } });
    expect(directory.assetBySlug.get('plot')?.runBy).toEqual({ name: 'St Botolph’s Church' });
    expect(directory.assetBySlug.get('plot')?.runs.map((asset) => asset.slug)).toEqual(['soup']);
  });

  it('names every link that leads nowhere, with the nearest real name, all at once', () => {
    const { problems } = smallDirectory({
      venues: { 'market-hall': { neighbourhood: 'nort-end' } },
      members: { 'member-1': { patch: { themes: ['outdoor'] } } },
      assets: {
        soup: {
          themes: ['eat-togehter', 'outdoors'],
          where: [{ venue: 'market-hal' }, { area: 'moon' }],
          for: { groups: ['carer'] },
          steward: 'member-2',
          connections: [{ to: 'sop', as: 'part-of' }],
        },
      },
      gaps: { bench: { state: 'filled', filledBy: 'soop' } },
    });
    expect(problems.map(({ file, field, found, fix }) => `${file} ${field ?? ''}: ${found} ${fix}`).sort())
      .toMatchInlineSnapshot(`
      [
        "assets/soup.md connections.1.to: There is no entry called "sop" in assets. Did you mean "soup"?",
        "assets/soup.md for.groups.1: There is no group of people called "carer" in taxonomy/target-groups.json. Did you mean "carers"?",
        "assets/soup.md steward: There is no panel member called "member-2" in panel. Did you mean "member-1"?",
        "assets/soup.md themes.1: There is no theme called "eat-togehter" in taxonomy/themes.json. Did you mean "eat-together"?",
        "assets/soup.md where.1.venue: There is no venue called "market-hal" in venues. Did you mean "market-hall"?",
        "assets/soup.md where.2.area: There is no neighbourhood called "moon" in taxonomy/neighbourhoods.json. Write the name of a neighbourhood that is in taxonomy/neighbourhoods.json, or take this out.",
        "gaps/bench.json filledBy: There is no entry called "soop" in assets. Did you mean "soup"?",
        "panel/member-1.json patch.themes.1: There is no theme called "outdoor" in taxonomy/themes.json. Did you mean "outdoors"?",
        "venues/market-hall.json neighbourhood: There is no neighbourhood called "nort-end" in taxonomy/neighbourhoods.json. Did you mean "north-end"?",
      ]
    `);
  });

  it('does not report a link to an entry whose own file is broken', () => {
    const town = { assets: { soup: { connections: [{ to: 'plot', as: 'part-of' }] } } };
    expect(smallDirectory(town).problems).toHaveLength(1);
    expect(smallDirectory({ ...town, broken: { asset: ['plot'] } }).problems).toEqual([]);
  });

  it('sorts titles as a British reader expects, capitals, accents and numbers in their place', () => {
    const { directory } = smallDirectory({
      assets: {
        a: { title: 'Éclair club' },
        b: { title: 'eating out' },
        c: { title: 'Bus 10 riders' },
        d: { title: 'Bus 9 riders' },
      },
    });
    expect(directory.assets.map((asset) => asset.data.title)).toEqual([
      'Bus 9 riders',
      'Bus 10 riders',
      'eating out',
      'Éclair club',
    ]);
  });
});
