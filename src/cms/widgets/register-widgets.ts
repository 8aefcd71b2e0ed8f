import type { FormContext } from '../form-context.ts';

/** Registers the widgets that are our own: see `ownWidgets` in `widget-names.ts`. */
export function registerWidgets(_context: FormContext): void {
  // Filled by the files beside this one.
}
