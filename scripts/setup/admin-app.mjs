import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isProductionInstall } from './install.mjs';
import { step } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { ROOT, run } from './run.mjs';

const STAMP = join(ROOT, 'dist/admin.sources');

/**
 * Builds the browser app into dist/admin, unless it was built from just these sources and packages. A production install
 * cannot build it, and runs the one that is there.
 * @param {string} node the Node to build with; throws a Refusal with what the build printed, or with what to do
 */
export async function buildAdminApp(node) {
  const sources = await hashSources();
  const isBuilt = existsSync(join(ROOT, 'dist/admin/index.html'));
  if (isBuilt && (await readStamp()) === sources) return;
  if (isProductionInstall()) return useBuiltApp(isBuilt);
  await step('Building the admin app', async () => {
    await rm(STAMP, { force: true });
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    const built = await run(node, [vite, 'build', '--config', 'admin/vite.config.ts', '--logLevel', 'warn'], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (built.code !== 0) throw new Refusal(`The admin app could not be built. Vite said:\n${built.output}`);
    await mkdir(join(ROOT, 'dist'), { recursive: true });
    await writeFile(STAMP, sources);
  });
}

/** Where the sources are not, or another tool built the app, there is nothing to compare. */
async function useBuiltApp(isBuilt) {
  if (!isBuilt) {
    throw new Refusal(
      'The admin app is not built, and this installation has no packages to build it with: run "npm run build", which installs them, or copy the folder dist from a clone of the same version where it was run.',
    );
  }
  if ((await readStamp()) === '' || !existsSync(join(ROOT, 'admin'))) return;
  console.log('  The admin app in dist was built from other sources than these: "npm run build" builds it anew.');
}

function readStamp() {
  return readFile(STAMP, 'utf8').catch(() => '');
}

async function hashSources() {
  const hash = createHash('sha256').update(await readFile(join(ROOT, 'package-lock.json')));
  // an installation that brings the built app may be without its sources
  const entries = await readdir(join(ROOT, 'admin'), { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  for (const file of files.toSorted()) hash.update(relative(ROOT, file)).update(await readFile(file));
  return hash.digest('hex');
}
