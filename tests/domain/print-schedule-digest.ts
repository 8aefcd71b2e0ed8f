import { occurrences } from '../../src/domain/schedule.ts';
import { digestAnswers } from './schedule-by-day.ts';

/** Run by `schedule.test.ts` as a process of its own, once in each time zone. */
const hourHere = new Date(Date.UTC(2026, 6, 1, 12)).getHours();
process.stdout.write(JSON.stringify({ ...digestAnswers(occurrences), hourHere }));
