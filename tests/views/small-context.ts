import { parseDay } from '../../src/domain/calendar-day.ts';
import type { ViewContext } from '../../src/views/view-context.ts';
import { smallDirectory, type SmallTown } from '../fixtures/small-directory.ts';

/** The context of a view over a small town, for Sunday 22 November 2026 unless another day is given. */
export function smallContext(town: SmallTown = {}, today = '2026-11-22'): ViewContext {
  const { directory, problems } = smallDirectory(town);
  if (problems.length > 0) throw new Error(problems.map(({ found }) => found).join('\n'));
  return { directory, today: parseDay(today), base: '/', siteUrl: 'https://hereabouts.example' };
}

/** A check of the beginning of November 2026, which is fresh on 22 November. */
export const checked = { on: '2026-11-02', by: 'organiser', how: 'rang' };
