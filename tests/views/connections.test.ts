import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectionTies } from '../../src/domain/connection.ts';
import { connectionsView, type ConnectionsView } from '../../src/views/connections-view.ts';
import { circlesOf, mostInCircle, networkOf } from '../../src/views/network.ts';
import { inLines } from '../../src/views/network-drawing.ts';
import { layOut, lineUp, roomFor } from '../../src/views/network-layout.ts';
import { sampleDirectory } from '../browser/kinds-of-page.ts';
import { contextOf } from './town-on-a-day.ts';

const today = '2026-11-22';
const tie = (to: string, as = 'shares-people') => ({ to, as });
const sample = { ...contextOf({}, today), directory: sampleDirectory() };

/** A town of so many entries, tied as given. */
function townOf(count: number, ties: readonly (readonly [number, number, string])[]) {
  const assets = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const own = ties.filter(([from, to]) => from === index && to !== index);
      const connections = own.slice(0, 20).map(([, to, as]) => tie(`a${to}`, as));
      return [`a${index}`, { title: `Asset ${index}`, ...(connections.length > 0 ? { connections } : {}) }];
    }),
  );
  return contextOf({ assets }, today);
}

const anyTies = (count: number, most: number) =>
  fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.constantFrom(...connectionTies)), {
    maxLength: most,
  });

function everyEntry(view: ConnectionsView) {
  return [...view.circles.flatMap(({ entries }) => entries), ...view.small];
}

describe('how things connect', () => {
  const assets = {
    lunch: { title: 'Lunch', connections: [tie('forms', 'passes-people-on'), tie('choir')] },
    forms: { title: 'Forms' },
    choir: { title: 'Choir', connections: [tie('lunch')], runBy: 'lunch' },
    gone: { title: 'Gone', connections: [tie('lunch')], status: { is: 'closed', on: '2026-10-01' } },
    hidden: { title: 'Hidden', connections: [tie('lunch')], status: { is: 'unlisted' } },
    alone: { title: 'Alone' },
  };
  const view = connectionsView(contextOf({ assets }, today));

  test('tells each tie from both ends, once, and who runs what; not what has closed or is unlisted', () => {
    expect(
      everyEntry(view).map(({ title, ties }) => [
        title,
        ties.map(({ words, other }) => `${words} ${other.words}`),
      ]),
    ).toEqual([
      ['Lunch', ['Shares people with Choir', 'Runs Choir', 'Passes people on to Forms']],
      ['Choir', ['Shares people with Lunch', 'Run by Lunch']],
      ['Forms', ['Hears of people from Lunch']],
    ]);
  });

  test('names those that stand alone', () => {
    expect(view.lone.map(({ entry }) => entry.words)).toEqual(['Alone']);
    expect(view.loneCount).toBe('1 entry has no tie that we know of.');
  });

  test('says who could introduce one that stands alone, by what they have in common', () => {
    const venues = { hall: { title: 'The Hall', neighbourhood: 'north-end' } };
    const where = [{ venue: 'hall' }];
    const town = {
      venues,
      assets: {
        chess: { title: 'Chess', where },
        rec: { title: 'Rec', where, connections: [tie('choir')] },
        choir: { title: 'Choir', where: [{ area: 'south-end' }] },
      },
    };
    const { lone, bridges, islands, introductions } = connectionsView(contextOf(town, today));
    expect(lone[0]?.introducer).toEqual({
      who: { words: 'Rec', href: '#rec' },
      why: 'both meet at The Hall',
    });
    expect(bridges).toEqual([]);
    expect(islands).toBe('Every neighbourhood has a tie to another.');
    expect(introductions).toEqual([]);
  });

  test('finds two that have much in common and somebody who knows both, and who reaches other places', () => {
    const at = (area: string) => [{ area }];
    const town = {
      neighbourhoods: ['a', 'b', 'c', 'd'].map((slug) => ({ slug, title: slug.toUpperCase() })),
      assets: {
        hub: { title: 'Hub', where: at('a'), connections: [tie('one'), tie('two'), tie('three')] },
        one: { title: 'One', where: at('b') },
        two: { title: 'Two', where: at('b') },
        three: { title: 'Three', where: at('c'), themes: ['outdoors'] },
      },
    };
    const found = connectionsView(contextOf(town, today));
    expect(found.introductions).toEqual([
      {
        who: { words: 'Hub', href: '#hub' },
        one: { words: 'One', href: '#one' },
        other: { words: 'Two', href: '#two' },
        why: 'Both are under Eat together, in B.',
      },
    ]);
    expect(found.bridges).toEqual([{ who: { words: 'Hub', href: '#hub' }, words: 'in A, reaches B and C.' }]);
    expect(found.islands).toBe('No tie that we know of leads out of D.');
  });
});

describe('the circles', () => {
  test('hold every tied entry once, never more than fit a drawing, whatever the ties', () => {
    fc.assert(
      fc.property(anyTies(40, 80), (ties) => {
        const network = networkOf(townOf(40, ties));
        const circles = circlesOf(network);
        const tied = network.assets.filter((asset) => network.tiedTo.get(asset)!.length > 0);
        expect(
          circles
            .flat()
            .map(({ slug }) => slug)
            .sort(),
        ).toEqual(tied.map(({ slug }) => slug).sort());
        expect(Math.max(0, ...circles.map(({ length }) => length))).toBeLessThanOrEqual(mostInCircle);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('keep apart what only one tie joins', () => {
    const ring = (first: number) =>
      [0, 1, 2, 3].flatMap((one) =>
        [0, 1, 2, 3].flatMap((other) =>
          one < other ? [[first + one, first + other, 'meets-with'] as const] : [],
        ),
      );
    const circles = circlesOf(networkOf(townOf(8, [...ring(0), ...ring(4), [0, 4, 'lends-to']])));
    expect(circles.map((circle) => circle.map(({ slug }) => slug).sort())).toEqual([
      ['a0', 'a1', 'a2', 'a3'],
      ['a4', 'a5', 'a6', 'a7'],
    ]);
  });
});

describe('the drawings', () => {
  test('are the same each time, and show of the sample what the words say', () => {
    const view = connectionsView(sample);
    expect(connectionsView(sample)).toEqual(view);
    for (const { graph, arcs, entries } of view.circles) {
      const here = new Set(entries.map(({ slug }) => slug));
      expect(new Set(graph.nodes.map(({ slug }) => slug))).toEqual(here);
      expect(new Set(arcs.rows.map(({ slug }) => slug))).toEqual(here);
      const told = entries.flatMap(({ ties }) => ties.filter(({ other }) => here.has(other.href.slice(1))));
      expect([2 * graph.edges.length, 2 * arcs.arcs.length]).toEqual([told.length, told.length]);
    }
    const anchors = new Set(everyEntry(view).map(({ slug }) => `#${slug}`));
    const followed = everyEntry(view).flatMap(({ ties }) => ties.map(({ other }) => other.href));
    expect(followed.filter((href) => !anchors.has(href))).toEqual([]);
    expect(everyEntry(view).length + view.lone.length).toBe(networkOf(sample).assets.length);
  }, 60_000);

  test('give each entry a room of its own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }).chain((count) => fc.tuple(fc.constant(count), anyTies(count, 20))),
        ([count, ties]) => {
          const pairs = ties.map(([from, to]) => ({ from, to })).filter(({ from, to }) => from !== to);
          const places = layOut(count, pairs);
          places.forEach((one, index) => {
            expect(Math.min(one.x, one.y)).toBeGreaterThanOrEqual(roomFor.height / 2);
            for (const other of places.slice(index + 1)) {
              const isApart =
                Math.abs(one.x - other.x) >= roomFor.width || Math.abs(one.y - other.y) >= roomFor.height;
              expect(isApart).toBe(true);
            }
          });
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);

  test('of a chain have no crossing and put neighbours beside each other', () => {
    const chain = [3, 0, 5, 1, 4, 2];
    const pairs = chain.slice(1).map((to, index) => ({ from: chain[index]!, to }));
    const places = layOut(6, pairs);
    const lengths = pairs.map(({ from, to }) =>
      Math.hypot(places[from]!.x - places[to]!.x, places[from]!.y - places[to]!.y),
    );
    expect(Math.max(...lengths)).toBeLessThan(2 * roomFor.width);
    expect([chain, [...chain].reverse()]).toContainEqual(lineUp(6, pairs));
  });

  test('break names into lines that fit', () => {
    expect(inLines('Table Tennis Under the Arches')).toEqual(['Table Tennis', 'Under the Arches']);
    expect(inLines('Llanfairpwllgwyngyllgogerychwyrndrobwll')).toEqual(['Llanfairpwllgwyn…']);
    expect(inLines('A very long name of a group that goes on and on for ever')).toHaveLength(3);
  });

  test('of 300 entries are many small ones, and nobody is left out', () => {
    const ties = Array.from(
      { length: 420 },
      (_, index) => [(index * 7) % 300, (index * 13 + 5) % 300, 'shares-people'] as const,
    );
    const view = connectionsView(townOf(300, ties));
    expect(everyEntry(view).length + view.lone.length).toBe(300);
    expect(view.circles.length).toBeGreaterThan(20);
  }, 60_000);
});
