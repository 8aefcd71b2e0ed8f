import { expect, test, vi } from 'vitest';
import { progressTo, startStages } from '../../scripts/build/progress.ts';

function collect(isTTY: boolean) {
  const written: string[] = [];
  return { output: { isTTY, write: (text: string) => written.push(text) > 0 }, written };
}

test('each stage is told in one line, with what came of it and how long it took', async () => {
  const { output, written } = collect(false);
  const stages = startStages(progressTo(output));
  const result = await stages.run(
    'Making the pages',
    () => 12,
    (pages) => `${pages} pages`,
  );
  expect(result).toBe(12);
  expect(written.join('')).toMatch(/^Making the pages: 12 pages \(\d+\.\d s\)\n$/);
  expect(stages.reports.map(({ name, outcome }) => ({ name, outcome }))).toEqual([
    { name: 'Making the pages', outcome: '12 pages' },
  ]);
});

test('a log hears of a long stage every few seconds, a screen ten times a second', () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const log = collect(false);
  const screen = collect(true);
  for (const { output } of [log, screen]) {
    clock.mockReturnValue(0);
    const progress = progressTo(output);
    progress.start('Making the pages');
    for (let second = 1; second <= 12; second += 1) {
      clock.mockReturnValue(second * 1000);
      progress.count(second, 12);
    }
  }
  clock.mockRestore();
  expect(log.written).toEqual(['Making the pages ... 5 of 12\n', 'Making the pages ... 10 of 12\n']);
  expect(screen.written).toHaveLength(13);
  expect(screen.written.at(-1)).toBe('\rMaking the pages ... 12 of 12');
});

test('a stage that fails is not told as done', async () => {
  const { output, written } = collect(false);
  const fail = () => {
    throw new Error('no');
  };
  await expect(startStages(progressTo(output)).run('Making the pages', fail, () => 'done')).rejects.toThrow(
    'no',
  );
  expect(written).toEqual([]);
});
