import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../setup/run.mjs';

/**
 * Runs the tests of some projects of vitest.config.ts, showing vitest's own output.
 * @param {string} node
 * @param {string[]} projects
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} options more options of vitest's
 * @returns {Promise<import('./totals-reporter.mjs').Totals>} an aborted run counts as one more failure
 */
export async function runVitest(node, projects, env, options = []) {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-totals-'));
  const file = join(folder, 'totals.json');
  const reporters = ['--reporter=default', '--reporter=./scripts/test/totals-reporter.mjs'];
  const chosen = projects.map((name) => `--project=${name}`);
  const code = await new Promise((resolve) => {
    spawn(node, ['node_modules/vitest/vitest.mjs', 'run', ...chosen, ...reporters, ...options], {
      cwd: ROOT,
      env: { ...env, TEST_TOTALS_FILE: file },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
      .on('error', () => resolve(1))
      .on('close', (exitCode) => resolve(exitCode ?? 1));
  });
  const totals = await readFile(file, 'utf8').then(JSON.parse, () => ({
    passed: 0,
    failed: [],
    skipped: [],
    files: [],
  }));
  await rm(folder, { recursive: true });
  if (code !== 0 && totals.failed.length === 0) totals.failed.push('the test run itself (see its output above)');
  return totals;
}
