import { delimiter, join } from 'node:path';
import { prepare } from '../setup/prepare.mjs';
import { ROOT, run } from '../setup/run.mjs';
import { buildAdminApp } from '../setup/admin-app.mjs';
import { runVitest } from './run-vitest.mjs';

const TSC = 'node_modules/typescript-7/bin/tsc';

/** Checks of the source itself; each counts as one. */
const CHECKS = [
  { name: 'types of server, sandbox, tests and bench', args: [TSC, '--project', '.'] },
  { name: 'types of the admin app', args: [TSC, '--project', 'admin'] },
  { name: 'lint (oxlint)', args: ['node_modules/oxlint/bin/oxlint'] },
  { name: 'format (oxfmt)', args: ['node_modules/oxfmt/bin/oxfmt', '--check'] },
  { name: 'unused files, exports and packages (knip)', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
];

/**
 * Installs what is missing, runs all checks and then all tests, and prints what became of them.
 * @returns {Promise<number>} exit code: 0 when nothing failed
 */
export async function testEverything() {
  const node = await prepare();
  // Tools find the pinned Node as `node`, and journeys find a built admin app.
  const env = { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
  await buildAdminApp(node);
  const failedChecks = [];
  for (const { name, args } of CHECKS) {
    const started = performance.now();
    const { code, output } = await run(node, args, { env });
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name}  ${((performance.now() - started) / 1000).toFixed(1)} s`);
    if (code === 0) continue;
    failedChecks.push(name);
    console.log(output.replaceAll(/^/gm, '      '));
  }
  const tests = await runVitest(node, env);
  printSummary(failedChecks, tests);
  const failed = failedChecks.length + tests.failed.length;
  console.log(`${CHECKS.length - failedChecks.length + tests.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function printSummary(failedChecks, tests) {
  if (tests.skipped.length > 0) {
    console.log(`\nSkipped (${tests.skipped.length}):`);
    for (const { name, reason } of tests.skipped) console.log(`  ${name}: ${reason}`);
  }
  const failures = [...failedChecks, ...tests.failed];
  if (failures.length > 0) console.log(['\nFailed:', ...failures.map((name) => `  ${name}`)].join('\n'));
  console.log('');
}
