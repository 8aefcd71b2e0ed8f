import { defineConfig } from 'vitest/config';

/**
 * The tests that have to notice when somebody breaks the domain or a format: those that call it themselves, in the
 * same process. Tests of commands run in processes of their own, where no change is planted.
 */
export default defineConfig({
  test: {
    include: [
      'tests/domain/**/*.test.ts',
      'tests/formats/**/*.test.ts',
      'tests/hostile/{outputs,reader}/**/*.test.ts',
      'tests/links/**/*.test.ts',
      'tests/views/**/*.test.ts',
    ],
  },
});
