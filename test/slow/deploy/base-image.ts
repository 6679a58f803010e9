import { cp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findProgram, runProgram } from '../../deploy/programs.ts';

/** Runs buildah on a store of this test. Rejects with what it printed when it fails. */
export type Buildah = (args: readonly string[]) => Promise<string>;

/** What the pictures of Debian called "slim" are without, and what Debian's packages leave behind. */
const spare = [
  'usr/share/doc',
  'usr/share/man',
  'usr/share/info',
  'usr/share/locale',
  'usr/share/lintian',
  'var/cache/apt',
  'var/lib/apt/lists',
  'var/log/bootstrap.log',
];

/**
 * Makes two images as one would fetch from a registry, which a test does not reach: a slim Debian, and the same with Node and
 * npm for building.
 * @param folder where there is room for them
 * @returns their names, or the reason why Debian's packages cannot be had
 */
export async function makeBaseImages(
  folder: string,
  buildah: Buildah,
): Promise<{ slim: string; build: string } | { missing: string }> {
  const tree = join(folder, 'debian');
  const made = await runProgram('debootstrap', ['--variant=minbase', 'bookworm', tree]);
  if (made.code !== 0) {
    if (/Failed getting|Couldn't download|Unable to|Invalid Release/i.test(made.output)) {
      return { missing: `Debian's packages are not reached: ${lastLine(made.output)}` };
    }
    throw new Error(`debootstrap failed:\n${made.output}`);
  }
  for (const part of spare) await rm(join(tree, part), { recursive: true, force: true });
  await commit(buildah, tree, 'slim', []);

  await cp(process.execPath, join(tree, 'usr/local/bin/node'));
  const npm = await findNpm();
  await cp(npm, join(tree, 'usr/local/lib/node_modules/npm'), { recursive: true });
  await writeFile(
    join(tree, 'usr/local/bin/npm'),
    '#!/bin/sh\nexec node /usr/local/lib/node_modules/npm/bin/npm-cli.js "$@"\n',
    { mode: 0o755 },
  );
  const authorities = process.env['NODE_EXTRA_CA_CERTS'];
  if (authorities) {
    await mkdir(join(tree, 'etc/ssl/certs'), { recursive: true });
    await cp(authorities, join(tree, 'etc/ssl/certs/of-this-machine.crt'), { dereference: true });
  }
  const env = authorities ? ['--env', 'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/of-this-machine.crt'] : [];
  await commit(buildah, tree, 'build', env);
  await rm(tree, { recursive: true, force: true });
  return { slim: 'localhost/slim', build: 'localhost/build' };
}

async function commit(buildah: Buildah, tree: string, name: string, settings: readonly string[]): Promise<void> {
  const container = (await buildah(['from', 'scratch'])).trim();
  await buildah(['add', '--quiet', container, tree, '/']);
  if (settings.length > 0) await buildah(['config', ...settings, container]);
  await buildah(['commit', '--quiet', '--rm', container, `localhost/${name}`]);
}

/** The folder of the npm that runs these tests, or that the machine has. */
async function findNpm(): Promise<string> {
  const program = process.env['npm_execpath'] ?? (await findProgram('npm'));
  if (!program) throw new Error('there is no npm on this machine');
  return dirname(dirname(await realpath(program)));
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
