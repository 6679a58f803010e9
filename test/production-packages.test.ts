import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leanLock, neededInProduction, type LockFile } from '../scripts/lock/lean-lock.ts';

const root = join(import.meta.dirname, '..');
const readJson = async (name: string) => JSON.parse(await readFile(join(root, name), 'utf8'));

test('a production install brings no package of development: npm run lean-lock after npm has changed the lock file', async () => {
  const lock = (await readJson('package-lock.json')) as LockFile;
  expect(leanLock(lock)).toEqual(lock);
  const { devDependencies } = await readJson('package.json');
  const needed = neededInProduction(lock);
  const development = Object.keys(devDependencies).filter((name) => needed.has(`node_modules/${name}`));
  expect(development).toEqual([]);
});

test('what only development has is taken out of a lock file, as peers and by its mark', () => {
  const lock: LockFile = {
    packages: {
      '': { dependencies: { library: '1' }, devDependencies: { tester: '1', tool: 'file:tool' } },
      'node_modules/library': {
        peerDependencies: { tester: '*', core: '*', other: '*' },
        peerDependenciesMeta: { tester: { optional: true }, other: { optional: true } },
      },
      'node_modules/core': {},
      'node_modules/tester': { devOptional: true, dependencies: { inner: '1' } },
      'node_modules/tester/node_modules/inner': { devOptional: true, optionalDependencies: { runtime: '1' } },
      'node_modules/runtime': { optional: true },
      'node_modules/tool': { link: true, resolved: 'tool' },
      tool: {},
    },
  };
  expect([...neededInProduction(lock)].toSorted()).toEqual(['node_modules/core', 'node_modules/library']);
  expect(leanLock(lock).packages).toEqual({
    ...lock.packages,
    'node_modules/library': {
      peerDependencies: { core: '*', other: '*' },
      peerDependenciesMeta: { other: { optional: true } },
    },
    'node_modules/tester': { dev: true, dependencies: { inner: '1' } },
    'node_modules/tester/node_modules/inner': { dev: true, optionalDependencies: { runtime: '1' } },
    'node_modules/runtime': { optional: true, dev: true },
  });
});
