import { expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { roundOutcomeNames, roundOutcomes, type RoundProgress } from '../../src/domain/round-progress.ts';
import { roundText } from '../../src/formats/round-text.ts';

/** A round that has looked at entries of these outcomes. */
function roundWith(outcomes: Readonly<Record<string, string>>, stage: RoundProgress['stage']): RoundProgress {
  const entries = Object.entries(outcomes).map(([title, outcome]) => ({
    outcome,
    asset: { data: { title } },
  }));
  const counts = Object.fromEntries(
    roundOutcomes.map((outcome) => [outcome, entries.filter((entry) => entry.outcome === outcome).length]),
  );
  return {
    round: { data: { title: 'Autumn round', from: parseDay('2026-11-01'), to: parseDay('2026-11-30') } },
    scope: 'Everything in Old Town',
    stage,
    entries,
    counts,
    done: 1,
  } as unknown as RoundProgress;
}

it('a round in the minutes says how far it came, what was found, and which entries want more', () => {
  const outcomes = {
    'Slow Miles': roundOutcomes[0],
    'Pot Luck': roundOutcomes.at(-1)!,
    Tea: roundOutcomes.at(-1)!,
  };
  const text = roundText(roundWith(outcomes, 'running'));
  const last = roundOutcomeNames[roundOutcomes.at(-1)!];
  expect(text).toBe(
    [
      'Autumn round',
      'Everything in Old Town, 1 November 2026 to 30 November 2026. It is running.',
      '1 of 3 entries looked at.',
      `  1 ${roundOutcomeNames[roundOutcomes[0]]}`,
      `  2 ${last}`,
      '',
      `${last.slice(0, 1).toUpperCase()}${last.slice(1)}:`,
      '  Pot Luck',
      '  Tea',
      '',
    ].join('\n'),
  );
});

it('a round of one entry that is as it was names none that wants more', () => {
  const text = roundText(roundWith({ 'Slow Miles': 'still-right', Tea: 'seen-since' }, 'over'));
  expect(text).toContain('It is over.');
  expect(text.split('\n')).toHaveLength(6);
  expect(roundText(roundWith({ 'Slow Miles': 'still-right' }, 'ahead'))).toContain(
    'It has not begun.\n1 of 1 entry looked at.\n',
  );
});
