import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reasonToSkip, runProgram } from '../../deploy/programs.ts';
import { freePort, owner, until } from '../../support/goodword.ts';
import { makeBaseImages, type Buildah } from './base-image.ts';
import { startContainer, type Container, type ImageConfig } from './container.ts';

const root = join(import.meta.dirname, '../../..');
const needed = ['buildah', 'debootstrap', 'unshare', 'nsenter', 'setpriv', 'ip'];
const mostMegabytes = 350;

let reason: string | null;
let folder: string;
/** the image's root file system */
let tree: string;
let config: ImageConfig;
let started: Container[] = [];

const buildah: Buildah = async (args) => {
  const store = ['--root', join(folder, 'store'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs'];
  const { code, output } = await runProgram('buildah', [...store, ...args], {
    env: { ...process.env, BUILDAH_ISOLATION: 'chroot', TMPDIR: folder },
    cwd: root,
  });
  if (code !== 0) throw new Error(`buildah ${args[0]} failed:\n${output}`);
  return output;
};

/** Builds the image as docs/deploying.md says, from bases made here, and unpacks it. */
beforeAll(async () => {
  reason = process.getuid?.() === 0 ? await reasonToSkip(needed) : 'building and running an image here takes root';
  if (reason) return;
  folder = await mkdtemp(join(tmpdir(), 'goodword-image-'));
  await chmod(folder, 0o755);
  const bases = await makeBaseImages(folder, buildah);
  if ('missing' in bases) {
    reason = bases.missing;
    return;
  }
  const cache = (await runProgram('npm', ['config', 'get', 'cache'])).output.trim();
  const problem = await buildah([
    'bud',
    '--format=docker',
    '--file=deploy/Containerfile',
    '--tag=localhost/goodword',
    `--build-arg=BASE=${bases.slim}`,
    `--build-arg=BUILD_BASE=${bases.build}`,
    // what npm fetched before is not fetched again
    ...(cache.startsWith('/') ? [`--volume=${cache}:/root/.npm`] : []),
    '.',
  ]).then(
    () => null,
    (error: Error) => error,
  );
  if (problem && /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH)\b/.test(problem.message)) {
    reason = 'the npm registry is not reached';
    return;
  }
  if (problem) throw problem;
  const described = JSON.parse(await buildah(['inspect', '--type', 'image', 'localhost/goodword']));
  config = described.Docker.config;
  const name = (await buildah(['from', '--pull-never', 'localhost/goodword'])).trim();
  tree = (await buildah(['mount', name])).trim();
}, 900_000);

afterAll(async () => {
  for (const one of started) one.stop();
  await Promise.all(started.map((one) => one.exited));
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function start(data: string, args: readonly string[] = []): Promise<Container> {
  const one = await startContainer(tree, data, config, args);
  started.push(one);
  return one;
}

/** The folder behind a volume, as an engine makes it: with the owner of the folder in the image. */
async function makeVolume(name: string): Promise<string> {
  const data = join(folder, name);
  await mkdir(data);
  const [uid, gid] = config.User.split(':').map(Number);
  await chown(data, uid!, gid!);
  return data;
}

/** Stops it, and says with which code and after how many seconds it ended. */
async function stop(container: Container): Promise<{ code: number; seconds: number }> {
  const beganAt = performance.now();
  container.stop();
  const code = await container.exited;
  return { code, seconds: (performance.now() - beganAt) / 1000 };
}

test('the image is small, not root, and without packages of development', async (context) => {
  if (reason) context.skip(reason);
  const { output } = await runProgram('du', ['-sm', tree]);
  console.log(`The image has ${Number.parseInt(output, 10)} MB.`);
  expect(Number.parseInt(output, 10)).toBeLessThanOrEqual(mostMegabytes);
  expect(config.User).toMatch(/^[1-9]\d+:/);
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = await readdir(join(tree, 'app/node_modules'), { recursive: true });
  const development = Object.entries<{ dev?: boolean }>(lock)
    .filter(([path, { dev }]) => dev && installed.includes(path.slice('node_modules/'.length)))
    .map(([path]) => path);
  expect(development).toEqual([]);
  expect(await readdir(join(tree, 'app'))).toEqual(
    expect.arrayContaining(['LICENSE', 'dist', 'migrations', 'node_modules', 'package.json', 'src']),
  );
  for (const unwanted of ['data', 'test', '.git', '.env', 'admin']) {
    expect(await readdir(join(tree, 'app'))).not.toContain(unwanted);
  }
});

test(
  'on a read-only root it serves its screens, survives a killed PostgreSQL, ends in time, and keeps its data',
  { timeout: 300_000 },
  async (context) => {
    if (reason) context.skip(reason);
    const data = await makeVolume('data');
    const first = await start(data);
    await first.printed(/^Goodword ready at http:\/\/localhost:3000$/m);
    // what a person sees who ran the image with nothing set
    const code = /enter the set-up code ([A-Z0-9-]+) to become the owner/.exec(first.output())?.[1];
    expect(first.output()).toContain('Open http://localhost:3000 and enter the set-up code');
    expect((await first.ask('/healthz')).status).toBe(200);
    expect((await first.ask('/readyz')).status).toBe(200);
    const page = await first.ask('/', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    const script = /\/assets\/[^"]+\.js/.exec(page.text)?.[0] ?? '';
    const bundle = await first.ask(script);
    expect([bundle.status, bundle.text.length > 100_000]).toEqual([200, true]);
    const other = await first.ask('/', { headers: { accept: 'text/html', host: 'goodword.lan:3000' } });
    expect(other.status).toBe(421);
    expect(await first.run(['node', 'deploy/healthcheck.mjs'])).toEqual({ code: 0, output: '' });
    expect((await first.run(['sh', '-c', 'touch /app/x /etc/x 2>&1; id -u'])).output).toMatch(
      /Read-only[^]*\n10001\n$/,
    );

    const setup = await first.ask('/api/v1/setup', { method: 'POST', body: { ...owner, setup_code: code } });
    expect(setup.status, setup.text).toBe(201);

    const cluster = join(data, 'postgres/cluster/postmaster.pid');
    const postmaster = async () => (await readFile(cluster, 'utf8').catch(() => '')).split('\n')[0];
    const before = await postmaster();
    await first.run(['sh', '-c', `kill -9 ${before}`]);
    await first.printed(/PostgreSQL runs again\./);
    await until(async () => (await first.ask('/readyz')).status === 200, 'the database answers again');
    expect(await postmaster()).not.toBe(before);

    const stopped = await stop(first);
    expect(stopped.code, first.output()).toBe(0);
    expect(stopped.seconds).toBeLessThan(15);

    const second = await start(data);
    await second.printed(/^Goodword ready at /m);
    expect(second.output()).not.toContain('set-up code');
    const signIn = await second.ask('/api/v1/session', {
      method: 'POST',
      body: { email: owner.email, password: owner.password },
    });
    expect(signIn.status, signIn.text).toBeLessThan(300);
    expect((await stop(second)).code).toBe(0);
  },
);

test('with the command of the docs it runs the practice Intercom as well, on its own port', async (context) => {
  if (reason) context.skip(reason);
  const trial = {
    ...config,
    Entrypoint: ['node', 'scripts/start.mjs'],
    Env: [...config.Env, 'SANDBOX_HOST=0.0.0.0'],
  };
  const container = await startContainer(tree, await makeVolume('trial'), trial);
  started.push(container);
  await container.printed(/Stop +Ctrl-C/);
  expect(container.output()).toContain('Goodword            http://localhost:3000\n');
  expect(container.output()).toMatch(
    /Practice Intercom {3}http:\/\/127\.0\.0\.1:4001 [^]*its pages ask for a password/,
  );
  expect(container.output()).not.toMatch(/Installing|Building|Getting|other sources/);
  expect((await container.ask('/readyz')).status).toBe(200);
  expect((await stop(container)).code).toBe(0);
});

test('the health check fails where nothing answers, and a start that is not possible ends with one sentence', async (context) => {
  if (reason) context.skip(reason);
  const data = await makeVolume('of-root');
  await chown(data, 0, 0);
  const refused = await start(data);
  expect(await refused.exited).toBe(1);
  expect(refused.output()).toMatch(/^\/data\/\S+ cannot be written \(EACCES\): [^\n]+\n$/);
  const port = String(await freePort());
  const unasked = await runProgram(process.execPath, [join(root, 'deploy/healthcheck.mjs')], {
    env: { PORT: port, HOST: '127.0.0.1' },
  });
  expect(unasked).toEqual({ code: 1, output: `Goodword does not answer on 127.0.0.1:${port}: ECONNREFUSED\n` });
});
