import { countCharacters } from './plain-text.ts';

/**
 * How much of each part of an entry can be read from across a waiting room, in characters, counted from the sizes of
 * type of a slide (1920x1080: title at least 96 px, facts at least 60 px, all else at least 40 px). An entry whose
 * title or "when" is longer stays off screens and posters until somebody shortens it; the other parts are cut or left
 * away, because the rest says where to ask.
 */
export const noticeLimits = { title: 28, hook: 75, fact: 48, detail: 44, tags: 40 } as const;

/** Whether a text is there and short enough. */
export function isWithin(text: string | undefined, limit: number): boolean {
  return text !== undefined && countCharacters(text) <= limit;
}
