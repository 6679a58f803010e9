// `npm test`, `npm run test:slow` and `npm run storm`, from a fresh clone. Each ends with a line "N passed, N failed".
import { Refusal } from './setup/refusal.mjs';
import { testFast } from './test/test-fast.mjs';
import { testSlow } from './test/test-slow.mjs';

/** How much larger than in `npm run test:slow` the slow suites are in `npm run storm`. */
const FULL_SIZE = 5;

/** What can be asked for; each resolves with the exit code. */
const COMMANDS = { fast: testFast, slow: () => testSlow(1), storm: () => testSlow(FULL_SIZE) };

try {
  process.exitCode = await COMMANDS[process.argv[2] ?? 'fast']();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
