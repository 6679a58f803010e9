import { spawn } from 'node:child_process';
import { access, chmod, cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../deploy/programs.ts';
import { freePort, until } from '../../support/goodword.ts';

const root = join(import.meta.dirname, '../../..');
const mostMegabytes = 300;
/** What belongs to a clone, and not to what is cloned. */
const own = new Set(['node_modules', 'data', '.git', 'test-results']);

let folder: string;
let clone: string;
let reason: string | null = null;

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** A clone with the admin app that was built elsewhere, in which `npm ci --omit=dev` was run. */
beforeAll(async () => {
  if (!(await isThere(join(root, 'dist/admin/index.html')))) throw new Error('run "npm run build" first');
  folder = await mkdtemp(join(tmpdir(), 'goodword-production-'));
  await chmod(folder, 0o755);
  clone = join(folder, 'clone');
  await cp(root, clone, { recursive: true, filter: (path) => !own.has(relative(root, path)) });
  const { code, output } = await runProgram('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-audit'], {
    cwd: clone,
    env: environment(),
  });
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(output)) {
    reason = 'the npm registry is not reached';
  } else if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
}, 600_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Of a shell, not of the npm that runs these tests. */
function environment(settings: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV$|VITEST)/i.test(name));
  return { ...Object.fromEntries(inherited), ENV_FILE: '', ...settings };
}

async function megabytes(): Promise<number> {
  return Number.parseInt((await runProgram('du', ['-sm', '--exclude=.cache', clone])).output, 10);
}

/** `npm start` there. */
async function start() {
  const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: clone,
    env: environment({ ...ports, DATA_DIR: join(folder, 'data') }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { url: `http://localhost:${ports.PORT}`, child, exited, output: () => output };
}

const note = () => readFile(join(clone, 'node_modules/.package-lock.json'), 'utf8');

test('npm ci --omit=dev is small, and without a package of development', async (context) => {
  if (reason) context.skip(reason);
  const size = await megabytes();
  console.log(`The production install has ${size} MB.`);
  expect(size).toBeLessThanOrEqual(mostMegabytes);
  const { devDependencies } = JSON.parse(await readFile(join(clone, 'package.json'), 'utf8'));
  const installed = await readdir(join(clone, 'node_modules'), { recursive: true });
  expect(Object.keys(devDependencies).filter((name) => installed.includes(name))).toEqual([]);
});

test('it starts with the built admin app, installs nothing, and stops', { timeout: 180_000 }, async (context) => {
  if (reason) context.skip(reason);
  const before = await note();
  const running = await start();
  try {
    await until(async () => /Stop +Ctrl-C/.test(running.output()) || running.child.exitCode !== null, 'it has started');
    expect(running.output()).toMatch(/Stop +Ctrl-C/);
    expect(running.output()).not.toMatch(/Installing|Building|Getting|other sources/);
    const page = await (await fetch(running.url, { headers: { accept: 'text/html' } })).text();
    const script = /\/assets\/[^"]+\.js/.exec(page)?.[0];
    expect((await fetch(running.url + script)).status).toBe(200);
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  } finally {
    running.child.kill('SIGTERM');
  }
  expect(await running.exited).toBe(0);
  expect(await note()).toBe(before);
});

test('without the built admin app it ends with a sentence that says how to get it', async (context) => {
  if (reason) context.skip(reason);
  await rename(join(clone, 'dist'), join(clone, 'elsewhere'));
  const running = await start();
  expect(await running.exited).toBe(1);
  expect(running.output()).toMatch(/^The admin app is not built, .*"npm run build".*\n$/);
  await rename(join(clone, 'elsewhere'), join(clone, 'dist'));
});

test('the pinned Node can be added to it alone, without what only compilers need', async (context) => {
  if (reason) context.skip(reason);
  const script = `
    const { fetchNode } = await import('./scripts/setup/fetch-node.mjs');
    const { findPinnedNode, packageOfNode } = await import('./scripts/setup/pinned-node.mjs');
    await fetchNode(packageOfNode());
    console.log(await findPinnedNode());
  `;
  const { code, output } = await runProgram(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: clone,
    env: environment(),
  });
  expect(code, output).toBe(0);
  expect(output).toMatch(/\/clone\/node_modules\/node-\S+\/bin\/node\n$/);
  const asked = await runProgram(join(clone, 'node_modules/.bin/node'), ['--version']);
  expect(asked.output).toBe(`${process.version}\n`);
  expect(await readdir(join(clone, 'node_modules'))).not.toContainEqual(expect.stringContaining('draft'));
  expect(await megabytes()).toBeLessThanOrEqual(mostMegabytes);
});
