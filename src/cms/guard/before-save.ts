import type { EditingFacts } from '../editing-facts.ts';
import type { Ask } from './ask.ts';
import type { DraftOrigins } from './draft-origins.ts';
import { findFaults, type Fault } from './find-faults.ts';
import { findLikenesses } from './likenesses.ts';
import { NotSaved } from './not-saved.ts';
import { tidyFields, type Fields } from './record-fields.ts';
import { recordKindOf, recordKindOfNew } from './record-kind.ts';

/** What a form holds when somebody presses save. */
export interface Draft {
  readonly collection: string;
  /** Path of its file; undefined for one that has none yet. */
  readonly path: string | undefined;
  /** The text that the form was filled with. */
  readonly raw: string;
  readonly fields: Fields;
}

/** What is needed to look over a form. */
export interface BeforeSaveParts {
  readonly origins: DraftOrigins;
  readonly ask: Ask;
  readonly facts: Pick<EditingFacts, 'entries' | 'venues'>;
  /** Brings the form to a field. */
  readonly showField: (fault: Fault) => void;
}

/** Looks over what a form holds before it is saved. */
export class BeforeSave {
  readonly #parts: BeforeSaveParts;
  readonly #told = new Set<string>();

  constructor(parts: BeforeSaveParts) {
    this.#parts = parts;
  }

  /**
   * What is to be saved: blanks out and fields in order.
   *
   * @throws NotSaved when something has to be put right first; all of it has been told by then
   */
  async prepare({ collection, path, raw, fields }: Draft): Promise<Fields> {
    const kind = path === undefined ? recordKindOfNew(collection) : recordKindOf(path);
    if (!kind) return fields;
    const tidy = tidyFields(fields, kind);
    const faults = findFaults(tidy, kind);
    if (faults.length > 0) await this.#refuse(faults);
    if (path !== undefined) this.#parts.origins.noteDraft(path, raw);
    else if (collection === 'assets') await this.#warnOfLikenesses(tidy);
    return tidy;
  }

  async #refuse(faults: readonly Fault[]): Promise<never> {
    await this.#parts.ask({
      title:
        faults.length === 1 ? 'One thing to put right first' : `${faults.length} things to put right first`,
      list: faults.map(({ label, fix }) => `${label}: ${fix}`),
      says: ['Nothing is lost: the form keeps what you wrote.'],
      answers: [{ value: 'back', label: 'Go back to the form' }],
      ifDismissed: 'back',
    });
    this.#parts.showField(faults[0]!);
    throw new NotSaved(faults.map(({ label }) => label).join('; '));
  }

  /** Told once for each name and set of entries: somebody who has looked is not asked again. */
  async #warnOfLikenesses(fields: Fields): Promise<void> {
    const likenesses = findLikenesses(fields, this.#parts.facts);
    const key = JSON.stringify(likenesses.map(({ slug }) => slug));
    if (likenesses.length === 0 || this.#told.has(key)) return;
    this.#told.add(key);
    const { answer } = await this.#parts.ask({
      title: likenesses.length === 1 ? `Looks like ${likenesses[0]!.title}` : 'Looks like one of these',
      says: ['Is it in the directory already? If so, change that entry and leave this one.'],
      ...(likenesses.length === 1 ? {} : { list: likenesses.map(({ title }) => title) }),
      answers: [
        { value: 'back', label: 'Go back and look' },
        { value: 'save', label: 'It is another one: save it' },
      ],
      ifDismissed: 'back',
    });
    if (answer === 'back')
      throw new NotSaved(`It looks like ${likenesses.map(({ title }) => title).join(', or ')}.`);
  }
}
