import type { DecapBackend } from '../decap-backend.ts';
import type { SaveGuard } from './save-guard.ts';

type Listener = (backend: DecapBackend | undefined) => void;

let guard: SaveGuard | undefined;
let backend: DecapBackend | undefined;
const listeners = new Set<Listener>();

/** Sets the guard that every backend of this page asks. */
export function useGuard(made: SaveGuard): void {
  guard = made;
}

/** The guard of this page. */
export function currentGuard(): SaveGuard {
  if (guard === undefined) throw new Error('Register the guard before the form starts.');
  return guard;
}

/** A backend is signed in, and can be asked and written to. */
export function tellSignedIn(signedIn: DecapBackend): void {
  backend = signedIn;
  for (const listener of listeners) listener(backend);
}

/** Nobody is signed in any more. */
export function tellSignedOut(): void {
  backend = undefined;
  for (const listener of listeners) listener(undefined);
}

/** Calls back now and whenever somebody signs in or out. */
export function onSignedIn(listener: Listener): void {
  listeners.add(listener);
  listener(backend);
}
