import { fileURLToPath } from 'node:url';
import { createVitest, type Vitest } from 'vitest/node';
import type { Findings } from './try-changes.ts';

type Coverage = Findings['coverage'];

/** A test as Stryker wants to hear of it. */
interface TestResult {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly timeSpentMs: number;
  readonly status: 0 | 1 | 2;
  readonly failureMessage?: string;
}

/** The states of a test by the numbers that Stryker gives them. */
const statuses = { passed: 0, failed: 1, skipped: 2, pending: 2 } as const;

/**
 * Runs the tests for Stryker. Stryker asks for one run without changes, and then for one with each change; here all
 * changes are tried in the first of these, by try-changes.ts, and the others are answered from what it found.
 */
class ChangesRunner {
  #vitest: Vitest | undefined;
  #findings: Findings = { coverage: { static: {}, perTest: {} }, noticed: {} };
  #tests = 0;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    this.#vitest = await createVitest({
      config: 'vitest.mutation.config.ts',
      runner: fileURLToPath(new URL('./try-changes.ts', import.meta.url)),
      reporters: [],
      watch: false,
    });
    await this.#vitest.start();
    const files = this.#vitest.state.getFiles();
    const modules = this.#vitest.state.getTestModules();
    const broken = modules.flatMap((module) => module.errors().map(({ message }) => message));
    if (broken.length > 0) return { status: 'error', errorMessage: broken.join('\n') };
    this.#findings = together(files.map(({ meta }) => (meta as { findings?: Findings }).findings));
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test): TestResult => {
        const result = test.result();
        const said = result.errors?.map(({ message }) => message).join('\n') ?? '';
        return {
          id: test.id,
          name: test.fullName,
          fileName: module.moduleId,
          timeSpentMs: test.diagnostic()?.duration ?? 0,
          status: statuses[result.state],
          ...(result.state === 'failed' ? { failureMessage: said } : {}),
        };
      }),
    );
    this.#tests = tests.length;
    return { status: 'complete', tests, mutantCoverage: this.#findings.coverage };
  }

  mutantRun({ activeMutant: { id } }: { activeMutant: { id: string } }) {
    if (this.#vitest === undefined) throw new Error('The changes have not been tried: use one runner alone.');
    const notice = this.#findings.noticed[id];
    return Promise.resolve(
      notice === undefined
        ? { status: 'survived', nrOfTests: this.#tests }
        : { status: 'killed', killedBy: [notice.test], failureMessage: notice.said, nrOfTests: 1 },
    );
  }

  async dispose() {
    await this.#vitest?.close();
  }
}

function together(parts: readonly (Findings | undefined)[]): Findings {
  const found = parts.filter((part) => part !== undefined);
  return {
    coverage: {
      static: Object.assign({}, ...found.map(({ coverage }) => coverage.static)) as Coverage['static'],
      perTest: Object.assign({}, ...found.map(({ coverage }) => coverage.perTest)) as Coverage['perTest'],
    },
    noticed: Object.assign({}, ...found.map(({ noticed }) => noticed)) as Findings['noticed'],
  };
}

/** Read by Stryker: what this file adds to it. */
export const strykerPlugins = [
  {
    kind: 'TestRunner',
    name: 'changes',
    factory: Object.assign(() => new ChangesRunner(), { inject: [] as const }),
  },
];
