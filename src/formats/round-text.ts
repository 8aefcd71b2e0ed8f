import { dayInWords } from '../domain/calendar-day.ts';
import { roundOutcomeNames, roundOutcomes, type RoundProgress } from '../domain/round-progress.ts';

/**
 * Where a review round stands, or how it ended, as plain text for a terminal, the minutes or an e-mail: how far it
 * came, what was found, and which entries want more.
 */
export function roundText({ round, scope, stage, entries, counts, done }: RoundProgress): string {
  const { title, from, to } = round.data;
  const found = roundOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `  ${counts[outcome]} ${roundOutcomeNames[outcome]}\n`);
  const named = roundOutcomes
    .filter((outcome) => outcome !== 'still-right' && outcome !== 'seen-since')
    .flatMap((outcome) => {
      const titles = entries
        .filter((entry) => entry.outcome === outcome)
        .map(({ asset }) => asset.data.title);
      const name = roundOutcomeNames[outcome];
      return titles.length === 0
        ? []
        : [`\n${name.slice(0, 1).toUpperCase()}${name.slice(1)}:\n`, ...titles.map((each) => `  ${each}\n`)];
    });
  const stages = { ahead: 'It has not begun.', running: 'It is running.', over: 'It is over.' } as const;
  return [
    `${title}\n`,
    `${scope}, ${dayInWords(from)} to ${dayInWords(to)}. ${stages[stage]}\n`,
    `${done} of ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} looked at.\n`,
    ...found,
    ...named,
  ].join('');
}
