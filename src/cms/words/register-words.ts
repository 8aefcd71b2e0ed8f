import { en } from 'decap-cms-locales';
import type { FormContext } from '../form-context.ts';

/** Registers the words of the form in plain British English. */
export function registerWords({ cms }: FormContext): void {
  cms.registerLocale('en_GB', en as Parameters<typeof cms.registerLocale>[1]);
}
