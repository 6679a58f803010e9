import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

if (Number.parseInt(process.versions.node, 10) < 24) {
  throw new Error('The tests need the pinned Node: run them with "npm test", or "npx vitest" through an npm script.');
}

const slow = 'test/slow/**/*.test.ts';
const afterwards = ['sandbox/contract/every-exchange.test.ts', 'test/statements/every-statement.test.ts'];
const setupFiles = ['test/support/record-statements.ts'];
const globalSetup = ['test/support/global-setup.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          isolate: false,
          include: ['src/**/*.test.ts', 'sandbox/**/*.test.ts', 'test/**/*.test.ts', 'admin/**/*.test.ts'],
          exclude: [slow, ...afterwards],
          globalSetup,
          setupFiles,
        },
      },
      { extends: true, test: { name: 'slow', include: [slow], globalSetup, setupFiles } },
      // Looks at what all the others sent, hence when they are done.
      { extends: true, test: { name: 'afterwards', include: afterwards, sequence: { groupOrder: 1 } } },
    ],
    pool: 'forks',
    // More files at once than the machine has cores: tests wait for most of their time.
    maxWorkers: availableParallelism() + 3,
    sequence: { sequencer: LongestFirst },
    // Real servers and databases take their time; only what is slower than this deserves a line of its own.
    slowTestThreshold: 5_000,
    // Bounds against hanging, also on a machine that is busy with other things; not measures of speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
