import { useSyncExternalStore } from 'react';
import type { IsoDay } from '../../domain/calendar-day.ts';
import { londonToday } from '../../client/london-today.ts';
import type { EditingFacts } from '../editing-facts.ts';

let known: EditingFacts | undefined;
const listeners = new Set<() => void>();

/** Tells all widgets what the directory knows. */
export function knowFacts(facts: EditingFacts | undefined): void {
  known = facts;
  for (const tell of listeners) tell();
}

/** What the directory knows; nothing before `knowFacts`. */
export function useFacts(): EditingFacts | undefined {
  return useSyncExternalStore(listen, knownFacts);
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

/** What the directory knows, for those who are no component. */
export function knownFacts(): EditingFacts | undefined {
  return known;
}

/** The day it is: in London, or the day on which a made-up town stays. */
export function formToday(): IsoDay {
  return known?.heldDay ?? (londonToday() as IsoDay);
}
