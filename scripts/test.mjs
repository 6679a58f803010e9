// `npm test`: every check there is, from a fresh clone. Ends with a line "N passed, N failed".
import { Refusal } from './setup/refusal.mjs';
import { testEverything } from './test/test-everything.mjs';

try {
  process.exitCode = await testEverything();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
