import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { handOver } from '../../src/domain/handover.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';

const today = parseDay('2026-11-22');
const inArea = (area: string) => ({ where: [{ area }], steward: 'member-1' });

/** So many entries in the north, the south, and the phone alone; all in the care of member 1. */
function town(north: number, south: number, nowhere: number) {
  const make = (name: string, count: number, fields: Record<string, unknown>) =>
    Array.from(
      { length: count },
      (_, index) => [`${name}-${index}`, { title: `${name} ${index}`, ...fields }] as const,
    );
  const { directory } = smallDirectory({
    members: {
      'member-1': {},
      'member-2': { patch: { neighbourhoods: ['north-end'] } },
      'member-3': { patch: { neighbourhoods: ['south-end'] } },
      'member-4': { patch: { themes: ['outdoors'] } },
    },
    assets: Object.fromEntries<Record<string, unknown>>([
      ...make('north', north, inArea('north-end')),
      ...make('south', south, inArea('south-end')),
      ...make('phone', nowhere, { steward: 'member-1' }),
      ['gone', { title: 'Gone', steward: 'member-1', status: { is: 'closed', on: '2026-09-01' } }],
    ]),
  });
  const member = (slug: string) => directory.memberBySlug.get(slug)!;
  return { assets: member('member-1').assets, member };
}

function counts(handed: ReturnType<typeof handOver>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { to } of handed) found[to.slug] = (found[to.slug] ?? 0) + 1;
  return found;
}

describe('handing entries over', () => {
  it('gives each entry to the member whose patch it lies in, where that comes out even', () => {
    const { assets, member } = town(4, 4, 0);
    const handed = handOver(assets, [member('member-2'), member('member-3')], today);
    expect(handed.map(({ asset, to, because }) => `${asset.slug.slice(0, 5)} ${to.slug} ${because}`)).toEqual(
      [
        ...Array<string>(4).fill('north member-2 North End'),
        ...Array<string>(4).fill('south member-3 South End'),
      ],
    );
  });

  it.each([
    [10, 0, 0],
    [7, 2, 4],
    [0, 0, 5],
    [1, 0, 0],
    [0, 11, 3],
  ])('is even to one entry with %i in the north, %i in the south and %i nowhere', (north, south, nowhere) => {
    const { assets, member } = town(north, south, nowhere);
    const to = ['member-2', 'member-3', 'member-4'].map(member);
    const handed = handOver(assets, to, today);
    const shares = to.map(({ slug }) => counts(handed)[slug] ?? 0);
    expect(handed).toHaveLength(north + south + nowhere);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    expect(new Set(handed.map(({ asset }) => asset.slug)).size).toBe(handed.length);
  });

  it('leaves what has closed where it is', () => {
    const { assets, member } = town(1, 1, 1);
    expect(handOver(assets, [member('member-2')], today).map(({ asset }) => asset.slug)).not.toContain(
      'gone',
    );
  });
});
