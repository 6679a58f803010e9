import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes long by itself, the longest first: processes that are killed and started again and again, screens, and waiting
 * that no clock of a test can shorten. Begun last, one of them would run on alone when all others are done.
 */
const longest = [
  'test/crash/killed-worker.test.ts',
  'test/storm/five-thousand.test.ts',
  'test/journeys/every-screen.test.ts',
  'test/start.test.ts',
  'test/intercom/import-faults.test.ts',
  'test/faults/every-switch.test.ts',
  'test/crash/',
  'test/intercom/reconciliation.test.ts',
  'test/intercom/import-many.test.ts',
  'test/intercom/pacing.test.ts',
  'test/intercom/failures.test.ts',
  'test/journeys/',
  'sandbox/main.test.ts',
  'sandbox/testing/fuzz.test.ts',
  'test/intercom/',
];

/** Runs the longest files first, on a machine that has never run them too; the others in vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- not that of lists
    const sorted = await super.sort(files);
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((path) => moduleId.replaceAll('\\', '/').includes(`/${path}`));
      return place < 0 ? longest.length : place;
    };
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
