import { run } from '../setup/run.mjs';

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
 * Runs each check and prints a line for it, and its output when it failed.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ passed: number, failed: string[] }>} the names of those that failed
 */
export async function runChecks(node, env) {
  const failed = [];
  for (const { name, args } of CHECKS) {
    const started = performance.now();
    const { code, output } = await run(node, args, { env });
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name}  ${((performance.now() - started) / 1000).toFixed(1)} s`);
    if (code === 0) continue;
    failed.push(name);
    console.log(output.replaceAll(/^/gm, '      '));
  }
  return { passed: CHECKS.length - failed.length, failed };
}
