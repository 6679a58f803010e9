import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long, the longest first: processes that are killed and started again and again, screens, and waiting
 * that no clock of a test can shorten. Begun last, one of them would run on alone when all others are done.
 */
const longest = [
  'test/slow/deploy/',
  'test/slow/crash/killed-worker.test.ts',
  'test/slow/storm/',
  'test/slow/screens/every-screen.test.ts',
  'test/slow/start/',
  'test/slow/faults/every-switch.test.ts',
  'test/slow/crash/',
  'test/slow/journeys/',
  'test/api/every-route/',
  'test/slow/waiting/',
  'test/slow/pacing/',
  'test/journeys/',
  'test/team/',
  'test/slow/fuzz/',
  'test/integration/',
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
