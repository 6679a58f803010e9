import { buildAdminApp } from '../setup/admin-app.mjs';
import { prepare } from '../setup/prepare.mjs';
import { runChecks } from './checks.mjs';
import { runVitest } from './run-vitest.mjs';
import { printSummary } from './summary.mjs';
import { toolEnvironment } from './tool-environment.mjs';

/**
 * Installs what is missing, runs all checks and all tests but the slow ones, and prints the results.
 * @returns {Promise<number>} exit code: 0 when nothing failed
 */
export async function testFast() {
  const node = await prepare({ development: true });
  const env = toolEnvironment();
  // journeys find a built admin app
  await buildAdminApp(node);
  const checks = await runChecks(node, env);
  const tests = await runVitest(node, ['fast', 'afterwards'], { ...env, EVERY_TEST: '1' });
  return printSummary({
    passed: checks.passed + tests.passed,
    failed: [...checks.failed, ...tests.failed],
    skipped: tests.skipped,
  });
}
