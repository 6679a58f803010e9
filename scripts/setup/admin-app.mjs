import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { step } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { ROOT, run } from './run.mjs';

const STAMP = join(ROOT, 'dist/admin.sources');

/**
 * Builds the browser app into dist/admin, unless it was built from just these sources and packages.
 * @param {string} node the Node to build with; throws a Refusal with what the build printed
 */
export async function buildAdminApp(node) {
  const sources = await hashSources();
  if (existsSync(join(ROOT, 'dist/admin/index.html')) && (await readStamp()) === sources) return;
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

function readStamp() {
  return readFile(STAMP, 'utf8').catch(() => '');
}

async function hashSources() {
  const hash = createHash('sha256').update(await readFile(join(ROOT, 'package-lock.json')));
  const entries = await readdir(join(ROOT, 'admin'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  for (const file of files.toSorted()) hash.update(relative(ROOT, file)).update(await readFile(file));
  return hash.digest('hex');
}
