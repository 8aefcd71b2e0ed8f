import type { FormContext } from '../form-context.ts';

/** Opens the pages of our own beside Decap's: lists of what is due, and `#/check/<slug>`. Called once Decap runs. */
export function openDesk(_context: FormContext): void {
  // Filled by the files beside this one.
}
