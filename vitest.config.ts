import { defineConfig } from 'vitest/config';

if (Number.parseInt(process.versions.node, 10) < 24) {
  throw new Error('The tests need the pinned Node: run them with "npm test", or "npx vitest" through an npm script.');
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'sandbox/**/*.test.ts', 'test/**/*.test.ts', 'admin/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // Two files at a time: more would only wait for each other on the smallest machine we test on.
    maxWorkers: 2,
    // Real servers and databases take their time; only what is slower than this deserves a line of its own.
    slowTestThreshold: 5_000,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
