import { expect, it } from 'vitest';
import { openRoundTicks, writeReport, type Tick } from '../../src/client/round-ticks.ts';
import { findings, readCheckReport } from '../../src/domain/check-report.ts';
import { checkWays } from '../../src/domain/asset.ts';

const base = { slug: 'bread-swap', title: 'Bread Swap', on: '2026-11-22' };

it('writes every finding, however it was found, so that the desk’s command reads the same', () => {
  const ticks: Tick[] = findings.flatMap((finding, row) =>
    checkWays.map((how, column) => ({
      ...base,
      slug: `entry-${row}-${column}`,
      finding,
      how,
      on: `2026-11-2${column % 3}`,
      ...(finding === 'closed' || finding === 'paused' ? { day: '2026-11-01' } : {}),
      ...(column % 2 === 0 ? { note: 'on Fridays, visited\nby: "us"' } : {}),
    })),
  );
  const { lines, problems, aside } = readCheckReport(
    writeReport('member-4', ticks),
    'round.txt',
    new Set(ticks.map(({ slug }) => slug)),
  );
  expect(problems).toEqual([]);
  expect(aside).toEqual([]);
  const told = (slug: string) => lines?.find((line) => line.slug === slug);
  for (const tick of ticks) {
    expect(told(tick.slug)).toMatchObject({
      finding: tick.finding,
      on: tick.on,
      day: tick.day,
      how: tick.finding === 'could not reach' ? undefined : tick.how,
      note: tick.note?.replace('\n', ' '),
    });
  }
});

function memory(start: Record<string, string> = {}) {
  const kept = new Map(Object.entries(start));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

it('keeps ticks on the device until they are wiped, one for each entry', () => {
  const storage = memory();
  const ticks = openRoundTicks(storage, 'round');
  ticks.setBy('member-4');
  ticks.put({ ...base, finding: 'still right', how: 'rang' });
  ticks.put({ ...base, finding: 'changed', how: 'rang' });
  const again = openRoundTicks(storage, 'round');
  expect(again.by()).toBe('member-4');
  expect(again.all().map(({ finding }) => finding)).toEqual(['changed']);
  again.wipe();
  expect(openRoundTicks(storage, 'round').all()).toEqual([]);
  expect(openRoundTicks(storage, 'round').by()).toBe('member-4');
});

it('works without storage, and drops what is no tick', () => {
  const ticks = openRoundTicks(undefined, 'round');
  expect(ticks.put({ ...base, finding: 'still right' })).toBe(false);
  expect(ticks.all()).toHaveLength(1);
  for (const text of ['', 'null', '[]', '{"version":2}', '{"version":1,"ticks":[{"slug":"<b>"},7,null]}']) {
    expect(openRoundTicks(memory({ round: text }), 'round').all()).toEqual([]);
  }
});
