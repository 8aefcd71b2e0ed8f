import { defineConfig } from 'vitest/config';

/**
 * Three ways to run the tests. `quick` needs only Node; `site` builds real sites and opens them in a real
 * browser; `long` holds the proofs that take minutes and run on demand.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/site/**', 'tests/browser/**', 'tests/hostile/built/**', 'tests/**/*.long.test.ts'],
          setupFiles: ['tests/fixtures/same-chances.ts'],
          // A computer that does other things at the time is slow, and no test is about time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'site',
          // Builds and serves the sample town once; tests get it with inject('sample').
          globalSetup: ['tests/browser/built-site.ts'],
          include: [
            'tests/site/**/*.test.ts',
            'tests/browser/**/*.test.ts',
            'tests/hostile/built/**/*.test.ts',
          ],
          exclude: ['tests/**/*.long.test.ts'],
          // Pages are waited for more than worked on, so that two browsers share even a small computer well.
          maxWorkers: 2,
          // A browser on a busy computer may answer late. What passes only now is named at the end of the run.
          retry: 1,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['tests/**/*.long.test.ts'],
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
