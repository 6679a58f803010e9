import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { ROOT, run } from './run.mjs';

/** Development packages build the admin app, optional ones carry the runtime and PostgreSQL: settings must not drop them. */
const INSTALL = [
  'ci',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--engine-strict=false',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--loglevel=error',
];

/**
 * Installs exactly what package-lock.json names, without running any package's scripts, unless that is what is there.
 * @param {boolean} force install even when the packages that every platform needs are there
 */
export async function installPackages(force = false) {
  if (!force && isInstalled()) return;
  await step('Installing packages', async () => {
    const { code, output } = await runNpm(INSTALL);
    if (code !== 0) throw new Refusal(`npm could not install the packages. It said:\n${output}`);
  });
}

/** npm notes what it installed in node_modules/.package-lock.json, as its last act. */
function isInstalled() {
  const note = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = readPackages(note);
  return Object.entries(readPackages(join(ROOT, 'package-lock.json'))).every(
    ([path, wanted]) => path === '' || wanted.optional || installed[path]?.version === wanted.version,
  );
}

/** @returns {Record<string, { version?: string, optional?: boolean }>} packages of a lock file by their folder */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Under npm we call that same npm, with the Node it runs on: ours may lie in the folder that npm is about to replace. */
function runNpm(args) {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (npm?.endsWith('.js') && node) return run(node, [npm, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}
