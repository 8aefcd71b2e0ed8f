import type { CMS } from 'decap-cms-core';
import type { EditingConfig } from './config/editing-config.ts';
import type { EditingFacts } from './editing-facts.ts';

/** What each part of the form is given to set itself up. */
export interface FormContext {
  /** Decap, before it starts. */
  readonly cms: CMS;
  /** What the directory knows and the form needs, from `/admin/entries.json`. */
  readonly facts: EditingFacts;
  /** How Decap is set up, from `/admin/config.json`. */
  readonly config: EditingConfig;
}
