import { expect, test } from 'vitest';
import type { VitestReport } from '../../scripts/test/outcome.ts';
import {
  closingLine,
  outcomeOfReport,
  outcomeOfTool,
  skippedLines,
  triedAgainLines,
} from '../../scripts/test/outcome.ts';

const reportOf = (...statuses: string[]): VitestReport => ({
  testResults: [
    {
      name: 'tests/kettle.test.ts',
      status: statuses.includes('failed') ? 'failed' : 'passed',
      assertionResults: statuses.map((status) => ({ fullName: `the kettle ${status}`, status })),
    },
  ],
});

test('tests and tools are summed in one closing line, after the names of what failed', () => {
  const outcomes = [
    outcomeOfTool('tsc', 0),
    outcomeOfTool('knip', 1),
    outcomeOfReport('vitest', 1, reportOf('passed', 'passed', 'failed')),
  ];
  expect(closingLine(outcomes)).toBe('Failed: knip\nFailed: the kettle failed\n3 passed, 2 failed');
});

test('a file that breaks before its first test counts as a failure', () => {
  const report = { testResults: [{ name: 'tests/broken.test.ts', status: 'failed', assertionResults: [] }] };
  expect(outcomeOfReport('vitest', 1, report).failed).toEqual(['tests/broken.test.ts']);
});

test('a run that ends badly though every test passed counts as a failure', () => {
  expect(outcomeOfReport('vitest', 1, reportOf('passed')).failed).toEqual(['vitest']);
});

test('a run that breaks off without a report counts as a failure', () => {
  expect(outcomeOfReport('vitest', 0, undefined)).toEqual({
    passed: 0,
    failed: ['vitest'],
    skipped: [],
    triedAgain: [],
  });
});

test('skipped tests are named, with what they need', () => {
  const outcome = outcomeOfReport('vitest', 0, reportOf('passed', 'skipped'));
  expect(skippedLines([outcome], false)).toEqual([
    'Skipped, as it needs REAL_DATA, a folder of real entries: the kettle skipped',
  ]);
});

test('a test that passes only when tried again counts as passed, and is named', () => {
  const assertionResults = [
    { fullName: 'the kettle boils', status: 'passed', failureMessages: [] },
    { fullName: 'the kettle whistles', status: 'passed', failureMessages: ['it was silent'] },
  ];
  const report = { testResults: [{ name: 'tests/kettle.test.ts', status: 'passed', assertionResults }] };
  const outcome = outcomeOfReport('vitest', 0, report);
  expect(closingLine([outcome])).toBe('2 passed, 0 failed');
  expect(triedAgainLines([outcome])).toEqual([
    'Passed only when tried again, which wants mending: the kettle whistles',
  ]);
});
