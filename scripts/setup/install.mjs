import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN_INSTALL, runNpm } from './npm.mjs';
import { step } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { ROOT } from './run.mjs';

/** npm notes what it installed there, as its last act. */
const NOTE = join(ROOT, 'node_modules/.package-lock.json');

/**
 * Installs exactly what package-lock.json names, without running any package's scripts, unless that is what is there. A
 * production install (`npm ci --omit=dev`) stays one.
 * @param {{ force?: boolean, development?: boolean }} [options] force: install even when the packages that every platform
 *   needs are there; development: packages of development are needed, also where a production install is
 */
export async function installPackages({ force = false, development = false } = {}) {
  const production = !development && isProductionInstall();
  if (!force && isInstalled(production)) return;
  await step('Installing packages', async () => {
    const { code, output } = await runNpm([...CLEAN_INSTALL, production ? '--omit=dev' : '--include=dev']);
    if (code !== 0) throw new Refusal(`npm could not install the packages. It said:\n${output}`);
  });
}

/** Whether packages are installed, and none of development is. */
export function isProductionInstall() {
  if (!existsSync(NOTE)) return false;
  const installed = readPackages(NOTE);
  return !Object.entries(readPackages(join(ROOT, 'package-lock.json'))).some(
    ([path, wanted]) => wanted.dev && !wanted.optional && installed[path],
  );
}

function isInstalled(production) {
  if (!existsSync(NOTE)) return false;
  const installed = readPackages(NOTE);
  return Object.entries(readPackages(join(ROOT, 'package-lock.json'))).every(
    ([path, wanted]) => wanted.optional || (production && wanted.dev) || installed[path]?.version === wanted.version,
  );
}

/**
 * @returns {Record<string, { version?: string, optional?: boolean, dev?: boolean }>} packages of a lock file by their folder,
 *   without folders of the clone itself
 */
function readPackages(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(
    Object.entries(packages).filter(([path, { link }]) => /node_modules\//.test(path) && !link),
  );
}
