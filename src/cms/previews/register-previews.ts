import type { FormContext } from '../form-context.ts';

/** Registers the previews of entries, and the style sheets they are shown in. */
export function registerPreviews(_context: FormContext): void {
  // Filled by the files beside this one.
}
