import { slugify } from '../../domain/slug.ts';
import { isSameValue } from '../../domain/same-value.ts';
import type { DecapBackend, DecapSave, DecapSaveOptions } from '../decap-backend.ts';
import type { Ask } from './ask.ts';
import { compareFields, mergeFields, type Clash, type Comparison } from './compare-fields.ts';
import type { DraftOrigins } from './draft-origins.ts';
import { labelOf, sayValueInWords, type NameOfSlug } from './field-words.ts';
import { findFaults, sayFaults } from './find-faults.ts';
import { NotSaved } from './not-saved.ts';
import { readFields, tidyFields, type Fields } from './record-fields.ts';
import { recordKindOf, type RecordKind } from './record-kind.ts';
import { writeIntoFile, writeRecord } from './write-record.ts';

/** What the guard works with. */
export interface GuardParts {
  readonly origins: DraftOrigins;
  readonly ask: Ask;
  readonly nameOf: NameOfSlug;
  /** Opens the form again, so that it shows what is kept. */
  readonly showAgain: () => void;
}

/** One file on its way to the host. */
type DataFile = DecapSave['dataFiles'][number];

/** A file as it is to be written, and the words of others that went into it. */
interface Settled {
  readonly text: string;
  /** Labels of fields that hold what somebody else wrote meanwhile. */
  readonly taken: readonly string[];
}

/** The host, as far as the guard reads from it; never by way of the guarded methods. */
export interface HostFiles {
  /** A published file as it is now; undefined where there is none. */
  published(path: string): Promise<string | undefined>;
  /** A file of a draft as it is now; undefined where there is no draft of it. */
  draft(collection: string, slug: string, path: string): Promise<string | undefined>;
}

/**
 * Sees to it that no save undoes what somebody else has saved meanwhile, and that a file changes only where the form
 * did. Fields that only one person changed are put together; where both changed one, both values are shown in words
 * and the person at the form chooses. What cannot be settled is not saved, and the form keeps its words.
 */
export class SaveGuard {
  readonly #parts: GuardParts;

  constructor(parts: GuardParts) {
    this.#parts = parts;
  }

  get origins(): DraftOrigins {
    return this.#parts.origins;
  }

  /**
   * Saves by way of the backend what is left to save.
   *
   * @param write the backend's own method
   * @throws NotSaved with the reason in words
   */
  async save(
    save: DecapSave,
    options: DecapSaveOptions,
    host: HostFiles,
    write: DecapBackend['persistEntry'],
  ): Promise<unknown> {
    const files = await Promise.all(
      save.dataFiles.map(async (file) => ({ file, settled: await this.#settle(file, options, host) })),
    );
    const toWrite = files.filter(({ settled }) => settled !== 'as it was');
    const hasWork = toWrite.length > 0 || save.assets.length > 0;
    const dataFiles = files.map(({ file, settled }) =>
      settled === 'as it was' ? file : { ...file, raw: settled.text },
    );
    const result = hasWork ? await write({ ...save, dataFiles }, options) : undefined;
    for (const [index, { file, settled }] of files.entries()) {
      this.origins.noteSaved(file.path, { form: file.raw, written: dataFiles[index]!.raw });
      if (settled !== 'as it was' && settled.taken.length > 0) void this.#tellOfBoth(settled.taken);
    }
    return result;
  }

  /**
   * Puts into a draft what was published since it was begun, before it is published itself.
   *
   * @returns the file to save first; undefined when the draft can be published as it is
   */
  async bringUpToDate(
    { collection, slug, path }: { collection: string; slug: string; path: string },
    host: HostFiles,
  ): Promise<string | undefined> {
    const kind = recordKindOf(path);
    const ground = this.origins.groundOf(path);
    const [draft, published] = await Promise.all([host.draft(collection, slug, path), host.published(path)]);
    if (!kind || ground === undefined || draft === undefined || published === undefined) return undefined;
    if (published === ground) return undefined;
    const [before, mine, theirs] = [ground, draft, published].map((text) => fieldsIn(text, kind, path));
    const { fields } = await this.#merge({ before, mine: mine!, theirs: theirs! }, kind);
    this.origins.noteGround(path, published);
    const text = writeIntoFile(published, fields, kind, path);
    return text === draft ? undefined : text;
  }

  async #settle(file: DataFile, options: DecapSaveOptions, host: HostFiles): Promise<Settled | 'as it was'> {
    const kind = recordKindOf(file.path);
    if (!kind) return { text: file.raw, taken: [] };
    const mine = fieldsIn(file.raw, kind, file.path);
    const published = await host.published(file.path);
    if (options.newEntry === true) return this.#settleNew(file, mine, kind, published);
    const draft =
      options.useWorkflow === true && options.collectionName !== undefined
        ? await host.draft(options.collectionName, file.slug, file.path)
        : undefined;
    const kept = draft ?? published;
    if (kept === undefined) return this.#settleGone(mine, kind);
    const origin = this.origins.originOf(file.path);
    const before = origin === undefined ? undefined : fieldsIn(origin, kind, file.path);
    const first = await this.#merge({ before, mine, theirs: fieldsIn(kept, kind, file.path) }, kind);
    const second = await this.#takeInPublished(first.fields, { draft, published, kind, path: file.path });
    if (options.useWorkflow === true && published !== undefined)
      this.origins.noteGround(file.path, published);
    refuseFaults(second.fields, kind);
    const text = writeIntoFile(kept, second.fields, kind, file.path);
    return text === kept ? 'as it was' : { text, taken: [...first.taken, ...second.taken] };
  }

  /** What was published since the draft was begun goes into it: hosts would write the draft over it. */
  async #takeInPublished(
    fields: Fields,
    {
      draft,
      published,
      kind,
      path,
    }: { draft?: string | undefined; published?: string | undefined; kind: RecordKind; path: string },
  ): Promise<{ fields: Fields; taken: readonly string[] }> {
    const ground = this.origins.groundOf(path);
    const isStill =
      draft === undefined || published === undefined || ground === undefined || ground === published;
    if (isStill) return { fields, taken: [] };
    return this.#merge(
      { before: fieldsIn(ground, kind, path), mine: fields, theirs: fieldsIn(published, kind, path) },
      kind,
    );
  }

  async #settleNew(
    file: DataFile,
    mine: Fields,
    kind: RecordKind,
    published: string | undefined,
  ): Promise<Settled> {
    if (published !== undefined)
      throw new NotSaved(
        'Somebody has just added one with the same name. Look whether it is the same; if not, save again and yours gets an address of its own.',
      );
    const [, plain = ''] = /^(.*)-\d+$/.exec(file.slug) ?? [];
    const title = typeof mine['title'] === 'string' ? mine['title'] : '';
    if (plain !== '' && slugify(title) === plain) {
      const { answer } = await this.#parts.ask({
        title: 'The address is taken',
        says: [
          `There is one at "${plain}" already. If yours is another one, it can be kept at "${file.slug}". A name that tells the two apart is easier for everybody: add the place or the day to it.`,
        ],
        answers: [
          { value: 'back', label: 'Go back and change the name' },
          { value: 'save', label: `Save it at "${file.slug}"` },
        ],
        ifDismissed: 'back',
      });
      if (answer === 'back') throw new NotSaved('Change the name, then save again.');
    }
    return { text: writeRecord(mine, kind), taken: [] };
  }

  async #settleGone(mine: Fields, kind: RecordKind): Promise<Settled> {
    const { answer } = await this.#parts.ask({
      title: 'It was taken out while you were writing',
      says: ['Somebody has taken this out of the directory since you opened it. Your words are still here.'],
      answers: [
        { value: 'leave', label: 'Leave it out' },
        { value: 'save', label: 'Put it back as I have written it' },
      ],
      ifDismissed: 'leave',
    });
    if (answer === 'leave') throw new NotSaved('It stays out. Your words are still in the form.');
    return { text: writeRecord(mine, kind), taken: [] };
  }

  async #merge(
    sides: { before: Fields | undefined; mine: Fields; theirs: Fields },
    kind: RecordKind,
  ): Promise<{ fields: Fields; taken: readonly string[] }> {
    const comparison = compareFields(sides.before, sides.mine, sides.theirs);
    const choices = comparison.clashes.length === 0 ? {} : await this.#choose(comparison, sides, kind);
    const fields = mergeFields(sides, comparison, choices);
    const taken = Object.keys({ ...sides.theirs, ...sides.mine }).filter(
      (name) => !isSameValue(fields[name], sides.mine[name]),
    );
    return { fields, taken: taken.map((name) => labelOf(kind.schema, sides.theirs, [name])) };
  }

  /** Shows what both have written, in words, and asks which to keep. */
  async #choose(
    { clashes, theirs: onlyTheirs }: Comparison,
    sides: { mine: Fields; theirs: Fields },
    kind: RecordKind,
  ): Promise<Readonly<Record<string, 'mine' | 'theirs'>>> {
    const say = (record: Fields, { field }: Clash, value: unknown) =>
      sayValueInWords(kind.schema, record, [field], value, this.#parts.nameOf);
    const besides =
      onlyTheirs.length === 0
        ? []
        : [
            `They also changed ${listInWords(onlyTheirs.map((name) => labelOf(kind.schema, sides.theirs, [name])))}, which you did not. That is kept.`,
          ];
    const { answer, choices } = await this.#parts.ask({
      title: 'Someone changed this while you were writing',
      says: ['Nothing is lost. Choose for each part whose words to keep.', ...besides],
      sides: clashes.map((clash) => ({
        field: clash.field,
        label: labelOf(kind.schema, sides.mine, [clash.field]),
        mine: say(sides.mine, clash, clash.mine),
        theirs: say(sides.theirs, clash, clash.theirs),
      })),
      answers: [
        { value: 'save', label: 'Save it like this' },
        { value: 'back', label: 'Go back to the form' },
      ],
      ifDismissed: 'back',
    });
    if (answer === 'back') throw new NotSaved('Nothing was saved yet. Your words are still in the form.');
    return choices;
  }

  async #tellOfBoth(taken: readonly string[]): Promise<void> {
    const { answer } = await this.#parts.ask({
      title: 'Saved, with the words of both of you',
      says: [
        `Somebody else changed ${listInWords(taken)} while you were writing. Their words are kept there, and yours everywhere else.`,
        'The form still shows it as you had it.',
      ],
      answers: [
        { value: 'show', label: 'Show it as it is now' },
        { value: 'stay', label: 'Go on writing' },
      ],
      ifDismissed: 'stay',
    });
    if (answer === 'show') this.#parts.showAgain();
  }
}

function fieldsIn(text: string, kind: RecordKind, path: string): Fields {
  return tidyFields(readFields(text, kind, path), kind);
}

function refuseFaults(fields: Fields, kind: RecordKind): void {
  const faults = findFaults(fields, kind);
  if (faults.length > 0)
    throw new NotSaved(
      `Put together with what somebody else wrote, it would not be whole. ${sayFaults(faults)}`,
    );
}

function listInWords(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
