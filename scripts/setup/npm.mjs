import { ROOT, run } from './run.mjs';

/**
 * Runs npm to its end. Under npm that is the same npm, with the Node it runs on: ours may lie in the folder that npm is about
 * to replace.
 * @param {string[]} args
 * @param {string} folder where to run it; the clone unless given
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNpm(args, folder = ROOT) {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (npm?.endsWith('.js') && node) return run(node, [npm, ...args], { cwd: folder });
  return run('npm', args, { cwd: folder, shell: process.platform === 'win32' });
}

/** Exactly what the lock file names, without running any package's scripts, and in few words. */
export const CLEAN_INSTALL = [
  'ci',
  '--ignore-scripts',
  '--include=optional',
  '--engine-strict=false',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--loglevel=error',
];
