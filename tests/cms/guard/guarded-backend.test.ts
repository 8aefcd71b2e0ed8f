import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/environment.ts';
import type { DecapSave, DecapSaveOptions } from '../../../src/cms/decap-backend.ts';
import type { Ask, Question } from '../../../src/cms/guard/ask.ts';
import { DraftOrigins, type TextStore } from '../../../src/cms/guard/draft-origins.ts';
import { guardedBackend } from '../../../src/cms/guard/guarded-backend.ts';
import { SaveGuard } from '../../../src/cms/guard/save-guard.ts';

const path = 'content/assets/slow-miles.md';
const asItWas = readFileSync(join(projectFolder, path), 'utf8');

/** A host that everybody writes to: published files and drafts, as git hosts keep them. */
class Host {
  published = new Map([[path, asItWas]]);
  drafts = new Map<string, Map<string, string>>();
  writes: string[] = [];
}

/** A backend as Decap has them, without any care of its own. */
class CarelessBackend {
  readonly #host: Host;
  api = { forceMergePR: () => Promise.resolve('forced') as Promise<never> };

  constructor(host: Host) {
    this.#host = host;
  }

  getEntry(file: string) {
    return Promise.resolve({
      data: this.#host.published.get(file) ?? (null as unknown as string),
      file: { path: file },
    });
  }

  persistEntry({ dataFiles }: DecapSave, { useWorkflow, collectionName }: DecapSaveOptions) {
    for (const { path: file, slug, raw } of dataFiles) {
      this.#host.writes.push(raw);
      const key = `${collectionName}/${slug}`;
      if (useWorkflow === true)
        this.#host.drafts.set(key, new Map(this.#host.drafts.get(key)).set(file, raw));
      else this.#host.published.set(file, raw);
    }
    return Promise.resolve();
  }

  unpublishedEntry({ collection, slug }: { collection: string; slug: string }) {
    const draft = this.#host.drafts.get(`${collection}/${slug}`);
    if (!draft) return Promise.reject(Object.assign(new Error('none'), { notUnderEditorialWorkflow: true }));
    return Promise.resolve({
      status: 'draft',
      diffs: [...draft.keys()].map((file) => ({ path: file, id: file })),
    });
  }

  unpublishedEntryDataFile(collection: string, slug: string, file: string) {
    return Promise.resolve(this.#host.drafts.get(`${collection}/${slug}`)?.get(file) ?? '');
  }

  publishUnpublishedEntry(collection: string, slug: string) {
    for (const [file, text] of this.#host.drafts.get(`${collection}/${slug}`) ?? [])
      this.#host.published.set(file, text);
    this.#host.drafts.delete(`${collection}/${slug}`);
    return Promise.resolve();
  }

  deleteUnpublishedEntry(collection: string, slug: string) {
    this.#host.drafts.delete(`${collection}/${slug}`);
    return Promise.resolve();
  }

  authenticate = undefined as never;
  restoreUser = undefined as never;
  logout = undefined as never;
}

class MemoryStore extends Map<string, string> implements TextStore {
  getItem(key: string) {
    return this.get(key) ?? null;
  }
  setItem(key: string, text: string) {
    this.set(key, text);
  }
  removeItem(key: string) {
    this.delete(key);
  }
  override keys() {
    return [...super.keys()] as never;
  }
}

type Answer = string | { answer: string; choices: Record<string, 'mine' | 'theirs'> };

/** Somebody at a device of their own, with a form open. */
class Person {
  readonly asked: Question<string>[] = [];
  readonly store = new MemoryStore();
  unsaved = false;
  answers: Answer[] = [];
  #origins = this.#newOrigins();
  readonly #backend;
  #raw = '';

  constructor(host: Host) {
    const ask: Ask = (question) => {
      this.asked.push(question);
      const given = this.answers.shift() ?? question.ifDismissed;
      return Promise.resolve((typeof given === 'string' ? { answer: given, choices: {} } : given) as never);
    };
    const guard = () =>
      new SaveGuard({ origins: this.#origins, ask, nameOf: () => undefined, showAgain: () => undefined });
    this.#backend = new (
      guardedBackend(CarelessBackend as never, guard) as unknown as new (host: Host) => CarelessBackend
    )(host);
  }

  #newOrigins() {
    return new DraftOrigins(this.store, () => Promise.resolve(this.unsaved));
  }

  /** Loads the page again: only what is kept on the device stays known. */
  loadPageAgain() {
    this.#origins = this.#newOrigins();
  }

  async open() {
    this.#raw = (await this.#backend.getEntry(path)).data;
    return this.#raw;
  }

  async openDraft() {
    this.#raw = await this.#backend.unpublishedEntryDataFile('assets', 'slow-miles', path);
    return this.#raw;
  }

  /** Takes up unsaved words: Decap then knows them alone. */
  takeUp(text: string) {
    this.#raw = text;
  }

  save(raw: string, options: Partial<DecapSaveOptions> = {}, slug = 'slow-miles', file = path) {
    if (options.newEntry !== true) this.#origins.noteDraft(file, this.#raw);
    return this.#backend.persistEntry(
      { dataFiles: [{ path: file, slug, raw }], assets: [] },
      { commitMessage: 'Change', collectionName: 'assets', newEntry: false, ...options },
    );
  }

  publish() {
    return this.#backend.publishUnpublishedEntry('assets', 'slow-miles');
  }

  force() {
    return this.#backend.api.forceMergePR();
  }
}

const retitled = (text: string, title: string) => text.replace(/^title: .*$/m, `title: ${title}`);
const regiven = (text: string, words: string) => text.replace(/^give: .*$/m, `give: ${words}`);

let host: Host;
let ama: Person;
let ben: Person;
beforeEach(() => {
  host = new Host();
  ama = new Person(host);
  ben = new Person(host);
});

describe('published at once', () => {
  test('one person alone changes the lines of one field and is asked nothing', async () => {
    const text = await ama.open();
    await ama.save(retitled(text, 'Slower Miles'));
    expect(host.published.get(path)).toBe(retitled(asItWas, 'Slower Miles'));
    expect(ama.asked).toEqual([]);
  });

  test('a form saved without a change writes nothing', async () => {
    await ama.save(await ama.open());
    expect(host.writes).toEqual([]);
  });

  test('different fields of two people are put together, and the second is told', async () => {
    const [one, other] = [await ama.open(), await ben.open()];
    await ama.save(retitled(one, 'Slower Miles'));
    await ben.save(regiven(other, 'Bring cake.'));
    expect(host.published.get(path)).toBe(regiven(retitled(asItWas, 'Slower Miles'), 'Bring cake.'));
    expect(ben.asked.map(({ title }) => title)).toEqual(['Saved, with the words of both of you']);
  });

  test('one field changed by both is shown with both values, and each answer is kept to the letter', async () => {
    const [one, other] = [await ama.open(), await ben.open()];
    await ama.save(retitled(one, 'Slower Miles'));
    ben.answers = [{ answer: 'save', choices: { title: 'mine' } }];
    await ben.save(regiven(retitled(other, 'Slowest Miles'), 'Bring cake.'));
    expect(ben.asked[0]).toMatchObject({
      title: 'Someone changed this while you were writing',
      sides: [{ field: 'title', label: 'Name', mine: ['Slowest Miles'], theirs: ['Slower Miles'] }],
    });
    expect(host.published.get(path)).toBe(regiven(retitled(asItWas, 'Slowest Miles'), 'Bring cake.'));
  });

  test('who goes back to the form has saved nothing', async () => {
    const [one, other] = [await ama.open(), await ben.open()];
    await ama.save(retitled(one, 'Slower Miles'));
    await expect(ben.save(retitled(other, 'Slowest Miles'))).rejects.toThrow('still in the form');
    expect(host.published.get(path)).toBe(retitled(asItWas, 'Slower Miles'));
  });

  test('a form that stays open after a save does not take back what others wrote', async () => {
    const [one, other] = [await ama.open(), await ben.open()];
    await ama.save(retitled(one, 'Slower Miles'));
    await ben.save(regiven(other, 'Bring cake.'));
    await ben.save(regiven(other, 'Bring a lot of cake.'));
    expect(host.published.get(path)).toBe(regiven(retitled(asItWas, 'Slower Miles'), 'Bring a lot of cake.'));
    await ama.save(retitled(one, 'Slowest Miles'));
    expect(host.published.get(path)).toBe(
      regiven(retitled(asItWas, 'Slowest Miles'), 'Bring a lot of cake.'),
    );
    expect(ama.asked.every(({ sides }) => sides === undefined)).toBe(true);
  });

  test('unsaved words taken up after somebody else has saved do not take that back', async () => {
    const text = await ama.open();
    ama.unsaved = true;
    await ben.open();
    await ben.save(regiven(text, 'Bring cake.'));
    ama.loadPageAgain();
    await ama.open();
    ama.takeUp(retitled(text, 'Slower Miles'));
    await ama.save(retitled(text, 'Slower Miles'));
    expect(host.published.get(path)).toBe(regiven(retitled(asItWas, 'Slower Miles'), 'Bring cake.'));
  });

  test('unsaved words of which nobody knows where they began are saved only after a look at every difference', async () => {
    await ben.open();
    await ben.save(regiven(asItWas, 'Bring cake.'));
    ama.takeUp(retitled(asItWas, 'Slower Miles'));
    ama.answers = [{ answer: 'save', choices: { title: 'mine', give: 'theirs' } }];
    await ama.save(retitled(asItWas, 'Slower Miles'));
    expect(ama.asked[0]?.sides?.map(({ label }) => label)).toEqual(['Name', 'You could give']);
    expect(host.published.get(path)).toBe(regiven(retitled(asItWas, 'Slower Miles'), 'Bring cake.'));
  });

  test('an entry taken out meanwhile is put back only when asked for', async () => {
    const text = await ama.open();
    host.published.delete(path);
    await expect(ama.save(retitled(text, 'Slower Miles'))).rejects.toThrow('stays out');
    ama.answers = ['save'];
    await ama.save(retitled(text, 'Slower Miles'));
    expect(host.published.get(path)).toContain('title: Slower Miles');
  });

  test('what would not be whole when put together is refused in words', async () => {
    const [one, other] = [await ama.open(), await ben.open()];
    const noSessions = (text: string) => text.replace(/^sessions:\n(?:[ ].*\n)+/m, '');
    const noJoining = (text: string) => text.replace(/^joining:\n(?:[ ].*\n)+/m, '');
    await ama.save(noSessions(one));
    await expect(ben.save(noJoining(other))).rejects.toThrow('One is enough');
    expect(host.published.get(path)).toBe(noSessions(asItWas));
  });

  test('a new entry never takes the place of one that was added at the same time', async () => {
    await expect(ama.save(asItWas, { newEntry: true })).rejects.toThrow('Somebody has just added');
    expect(host.writes).toEqual([]);
  });

  test('a new entry whose address is taken is told, and can go on', async () => {
    const file = 'content/assets/slow-miles-1.md';
    await expect(ama.save(asItWas, { newEntry: true }, 'slow-miles-1', file)).rejects.toThrow(
      'Change the name',
    );
    ama.answers = ['save'];
    await ama.save(asItWas, { newEntry: true }, 'slow-miles-1', file);
    expect(host.published.has(file)).toBe(true);
  });
});

describe('by way of drafts', () => {
  const workflow = { useWorkflow: true } as const;

  test('a draft that somebody else began meanwhile is added to, not written over', async () => {
    const [one, other] = [await ama.open(), await ben.open()];
    await ama.save(retitled(one, 'Slower Miles'), workflow);
    await ben.save(regiven(other, 'Bring cake.'), workflow);
    await ama.publish();
    expect(host.published.get(path)).toBe(regiven(retitled(asItWas, 'Slower Miles'), 'Bring cake.'));
  });

  test('two people in one draft are asked about the field that both changed', async () => {
    await ama.open();
    await ama.save(retitled(asItWas, 'Slower Miles'), workflow);
    const [one, other] = [await ama.openDraft(), await ben.openDraft()];
    await ama.save(retitled(one, 'Slowest Miles'), { ...workflow, unpublished: true });
    ben.answers = [{ answer: 'save', choices: { title: 'theirs' } }];
    await ben.save(regiven(retitled(other, 'Fast Miles'), 'Bring cake.'), { ...workflow, unpublished: true });
    expect(ben.asked[0]?.sides?.[0]).toMatchObject({ mine: ['Fast Miles'], theirs: ['Slowest Miles'] });
    await ben.publish();
    expect(host.published.get(path)).toBe(regiven(retitled(asItWas, 'Slowest Miles'), 'Bring cake.'));
  });

  test('what was published while a draft waited is not taken back by the draft', async () => {
    await ama.open();
    await ama.save(retitled(asItWas, 'Slower Miles'), workflow);
    host.published.set(path, regiven(asItWas, 'Bring cake.'));
    ama.loadPageAgain();
    const draft = await ama.openDraft();
    await ama.save(draft.replace(/^hook: .*$/m, 'hook: Slow.'), { ...workflow, unpublished: true });
    await ama.publish();
    expect(host.published.get(path)).toBe(
      regiven(retitled(asItWas, 'Slower Miles'), 'Bring cake.').replace(/^hook: .*$/m, 'hook: Slow.'),
    );
  });

  test('a draft takes in what was published since, before it is published itself', async () => {
    await ama.open();
    await ama.save(retitled(asItWas, 'Slower Miles'), workflow);
    host.published.set(path, regiven(asItWas, 'Bring cake.'));
    await ama.publish();
    expect(host.published.get(path)).toBe(regiven(retitled(asItWas, 'Slower Miles'), 'Bring cake.'));
    expect(host.drafts.size).toBe(0);
  });

  test('a backend that would push a draft through by force is kept from it', async () => {
    await ama.open();
    await ama.save(retitled(asItWas, 'Slower Miles'), workflow);
    await ama.publish();
    await expect(ama.force()).rejects.toThrow('save it once more');
  });
});
