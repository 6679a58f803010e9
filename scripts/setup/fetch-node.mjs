import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN_INSTALL, runNpm } from './npm.mjs';
import { step } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { ROOT } from './run.mjs';

/** Parts of the package that only programs which link to Node need: more than a third of it. */
const SPARE = ['include', 'share', 'CHANGELOG.md'];

/**
 * Brings the pinned Node into a production install, which is without it: alone, in the version and with the checksum of
 * package-lock.json.
 * @param {string} name of its package; throws a Refusal with what npm said
 */
export async function fetchNode(name) {
  const folder = `node_modules/${name}`;
  const { dev: _dev, optional: _optional, ...locked } = readLocked(folder);
  const draft = join(ROOT, 'node_modules', `.${name}.${process.pid}.draft`);
  const wanted = { name: 'runtime', version: '1.0.0', dependencies: { [name]: locked.version } };
  await step(`Getting Node ${locked.version}`, async () => {
    try {
      mkdirSync(draft, { recursive: true });
      writeFileSync(join(draft, 'package.json'), JSON.stringify({ ...wanted, private: true }));
      const lock = { ...wanted, lockfileVersion: 3, requires: true, packages: { '': wanted, [folder]: locked } };
      writeFileSync(join(draft, 'package-lock.json'), JSON.stringify(lock));
      const { code, output } = await runNpm([...CLEAN_INSTALL, '--prefix', draft], draft);
      if (code !== 0) throw new Refusal(`npm could not get Node ${locked.version}. It said:\n${output}`);
      for (const part of SPARE) rmSync(join(draft, folder, part), { recursive: true, force: true });
      rmSync(join(ROOT, folder), { recursive: true, force: true });
      renameSync(join(draft, folder), join(ROOT, folder));
      if (process.platform !== 'win32') linkProgram(name);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  });
}

const readLocked = (folder) => JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages[folder];

/** As npm does for every package with a program. */
function linkProgram(name) {
  const link = join(ROOT, 'node_modules/.bin/node');
  mkdirSync(join(ROOT, 'node_modules/.bin'), { recursive: true });
  rmSync(link, { force: true });
  if (existsSync(join(ROOT, 'node_modules', name, 'bin/node'))) symlinkSync(`../${name}/bin/node`, link);
}
