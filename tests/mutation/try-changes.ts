import { TestRunner, type RunnerTestCase, type RunnerTestSuite } from 'vitest';

/** What a file of tests found out about the changes that Stryker has planted. */
export interface Findings {
  /** How often each change was come by, by its id: while files were loaded, so far, and in each test of this file. */
  readonly coverage: Coverage;
  /** Changes that this file noticed, by id: the test that did, and what it said. */
  readonly noticed: Readonly<Record<string, Notice>>;
}

interface Coverage {
  readonly static: Readonly<Record<string, number>>;
  readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface Notice {
  readonly test: string;
  readonly said: string;
}

/** The work a test may do with a change, as a multiple of what it does without, and what any test may do. */
const moreWork = 50;
const leastWork = 100_000;

/**
 * Seconds of work that a single test may spend on changes; those it does not come to are left to other tests. Tests
 * of what stands on the domain and the formats seldom notice what theirs have not.
 */
const patience = 3;
const patienceFarAway = 0.5;
/** What a test waits for, such as other programs that it starts, is no work of its own: it may wait so much longer. */
const longestWait = 10;
const isNear = /[/\\]tests[/\\](?:domain|formats)[/\\]/;

const known = new Set<string>();
/** How many tests have met a change without a word, by its id. */
const passedOver = new Map<string, number>();
let noticedHere: Record<string, Notice> = {};
let active: string | undefined;
let work = 0;
let mostWork = Infinity;

/** What the planted code looks at, by names that Stryker gives. */
interface Planted {
  currentTestId: string | undefined;
  mutantCoverage: { static: Coverage['static']; perTest: Coverage['perTest'] };
  readonly activeMutant: string | undefined;
}

const planted: Planted = {
  currentTestId: undefined,
  mutantCoverage: { static: {}, perTest: {} },
  // Asked wherever a change is planted, so it counts the work; a loop that has lost its end is ended by it.
  get activeMutant() {
    work += 1;
    if (work > mostWork) throw new Error('With this change the work has no end.');
    return active;
  },
};
Object.assign(globalThis, { __stryker__: planted });

/**
 * Runs each test as ever, and then once more with each planted change it came by that nobody has noticed yet.
 * Nothing is loaded anew between changes, which is what takes the time otherwise: thousands of changes are a matter
 * of minutes. What is made while files are loaded, or before the first test, is made without any change.
 */
export default class ChangeTrier extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    planted.currentTestId = test.id;
    try {
      await this.#runOnce(test, undefined);
    } finally {
      planted.currentTestId = undefined;
    }
    const changes = Object.keys(planted.mutantCoverage.perTest[test.id] ?? {}).filter((id) => !known.has(id));
    const tries = (id: string) => passedOver.get(id) ?? 0;
    await this.#tryChanges(
      test,
      changes.sort((one, other) => tries(one) - tries(other)),
    );
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    if (suite === suite.file) {
      const findings: Findings = { coverage: { ...planted.mutantCoverage }, noticed: noticedHere };
      Object.assign(suite.meta, { findings });
      planted.mutantCoverage.perTest = {};
      noticedHere = {};
    }
    await super.onAfterRunSuite(suite);
  }

  async #tryChanges(test: RunnerTestCase, changes: readonly string[]): Promise<void> {
    // A test that does not pass twice in a row could blame any change.
    if (changes.length === 0 || (await this.#failure(test, undefined)) !== undefined) return;
    const found: Record<string, Notice> = {};
    const before = process.cpuUsage();
    const begun = performance.now();
    const most = moreWork * work + leastWork;
    const seconds = isNear.test(test.file.filepath) ? patience : patienceFarAway;
    for (const id of changes) {
      const { user, system } = process.cpuUsage(before);
      if ((user + system) / 1e6 > seconds) break;
      if ((performance.now() - begun) / 1000 > longestWait * seconds) break;
      const said = await this.#failure(test, id, most);
      if (said === undefined) passedOver.set(id, (passedOver.get(id) ?? 0) + 1);
      else found[id] = { test: test.id, said };
    }
    // A change that left something behind would be blamed on those after it.
    if ((await this.#failure(test, undefined)) !== undefined) return;
    Object.assign(noticedHere, found);
    for (const id of Object.keys(found)) known.add(id);
  }

  /** What a test says to a change; undefined when it does not notice. */
  async #failure(test: RunnerTestCase, id: string | undefined, most?: number): Promise<string | undefined> {
    try {
      await this.#runOnce(test, id, most);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message.slice(0, 500) : String(error);
    }
  }

  async #runOnce(test: RunnerTestCase, id: string | undefined, most = Infinity): Promise<void> {
    this.onBeforeTryTask(test, { retry: 0, repeats: 0 });
    active = id;
    work = 0;
    mostWork = most;
    try {
      await TestRunner.getTestFn(test)();
      this.onAfterTryTask(test);
    } finally {
      active = undefined;
      mostWork = Infinity;
    }
  }
}
