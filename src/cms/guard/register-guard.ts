import type { FormContext } from '../form-context.ts';

/** Registers what is done to an entry before it is saved: blanks out, keys in order, and the schema's own rules. */
export function registerGuard(_context: FormContext): void {
  // Filled by the files beside this one.
}
