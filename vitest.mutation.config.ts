import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders of tests, those first that call the domain and the formats most directly. */
const nearestFirst = ['/tests/domain/', '/tests/formats/', '/tests/hostile/', '/tests/'];

/**
 * A change that is noticed ends the run, so what is near and quick goes first: most changes then cost one small file
 * of tests.
 */
class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      nearestFirst.findIndex((folder) => moduleId.includes(folder));
    const bySize = await super.sort(files);
    return bySize.toReversed().sort((one, other) => place(one) - place(other));
  }
}

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
      // The words of the finder and of the editing form.
      'tests/cms/words/**/*.test.ts',
      'tests/client/search-understood.test.ts',
      // What is said to somebody who proposes a change, or sends a suggestion.
      'tests/hostile/suggestions.test.ts',
      'tests/workflows/review.test.ts',
    ],
    // These go through the whole sample for many days, or look at the reader: a minute for each change, and what they
    // could notice is noticed by a test of its own.
    exclude: [
      'tests/hostile/reader/{bad-names,yaml-bombs}.test.ts',
      'tests/views/{connections,coverage,finder-weight,states,week-data}.test.ts',
    ],
    setupFiles: ['tests/fixtures/same-chances.ts'],
    // One worker keeps what it has loaded: loading it again for each file took longer than the tests themselves.
    isolate: false,
    sequence: { sequencer: NearestFirst },
    // A busy computer is no reason to say that a change was noticed. Loops without end are counted, not timed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
