/** Counts what passed, failed and was skipped in a test run, and says so in few lines. */

/** How one command of the test run ended. */
export interface Outcome {
  passed: number;
  /** What failed, each named so that one can find it. */
  failed: string[];
  /** The names of tests that did not run. */
  skipped: string[];
  /** The names of tests that failed at first and passed when tried again. */
  triedAgain: string[];
}

/** The part of Vitest's JSON report that is counted here. */
export interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: {
      fullName: string;
      status: string;
      /** What went wrong, also in tries before the last. */
      failureMessages?: string[];
    }[];
  }[];
}

/** The outcome of a tool that passes or fails as a whole. */
export function outcomeOfTool(command: string, exitCode: number): Outcome {
  return exitCode === 0
    ? { passed: 1, failed: [], skipped: [], triedAgain: [] }
    : { passed: 0, failed: [command], skipped: [], triedAgain: [] };
}

/**
 * The outcome of a run of tests. A file that broke before its first test counts as one failure, and so does a
 * run that ended badly though no test failed, or that left no report.
 */
export function outcomeOfReport(
  command: string,
  exitCode: number,
  report: VitestReport | undefined,
): Outcome {
  if (!report) return outcomeOfTool(command, 1);
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const named = (...statuses: string[]) =>
    tests.filter(({ status }) => statuses.includes(status)).map(({ fullName }) => fullName);
  const brokenFiles = report.testResults
    .filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed))
    .map(({ name }) => name);
  const failed = [...named('failed'), ...brokenFiles];
  return {
    passed: named('passed').length,
    failed: failed.length === 0 && exitCode !== 0 ? [command] : failed,
    skipped: named('skipped', 'pending', 'todo', 'disabled'),
    triedAgain: tests
      .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName }) => fullName),
  };
}

function isFailed({ status }: { status: string }): boolean {
  return status === 'failed';
}

/** One line for each test that did not run, with the reason. */
export function skippedLines(outcomes: Outcome[], hasRealData: boolean): string[] {
  const reason = hasRealData ? 'it asked to be' : 'it needs REAL_DATA, a folder of real entries';
  return outcomes.flatMap(({ skipped }) => skipped.map((name) => `Skipped, as ${reason}: ${name}`));
}

/** One line for each test that passed only when tried again, which is a fault of the test or of the site. */
export function triedAgainLines(outcomes: Outcome[]): string[] {
  return outcomes.flatMap(({ triedAgain }) =>
    triedAgain.map((name) => `Passed only when tried again, which wants mending: ${name}`),
  );
}

/** What failed, one line each, then `N passed, N failed`. */
export function closingLine(outcomes: Outcome[]): string {
  const failed = outcomes.flatMap((outcome) => outcome.failed);
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  return [...failed.map((name) => `Failed: ${name}`), `${passed} passed, ${failed.length} failed`].join('\n');
}
