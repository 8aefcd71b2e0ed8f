import { isoDaySchema } from '../../domain/calendar-day.ts';

/** Whether something is a day as the content writes it: `2026-11-22`. */
export function isDay(value: unknown): boolean {
  return isoDaySchema.safeParse(value).success;
}
