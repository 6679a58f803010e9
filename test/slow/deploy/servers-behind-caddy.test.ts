import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentOf, readServices } from '../../deploy/compose.ts';
import { findProgram } from '../../deploy/programs.ts';
import { createBlankDatabase, type TestDatabase } from '../../support/database.ts';
import { ask, cookiesOf, freePort, owner, readSetupCode, until } from '../../support/goodword.ts';
import { startProcess, type RunningProcess } from '../../support/processes.ts';

const caddyProgram = await findProgram('caddy');

let port: number;
let publicUrl: string;
let folder: string;
let database: TestDatabase;
let servers: RunningProcess[] = [];
let worker: RunningProcess;
let caddy: ChildProcess;
/** What Caddy printed. */
let log = '';

/** The profile "servers" of compose.yaml without its containers: the same environment, on the addresses of this test. */
beforeAll(async () => {
  if (!caddyProgram) return;
  folder = await mkdtemp(join(tmpdir(), 'goodword-caddy-'));
  database = await createBlankDatabase();
  const services = await readServices();
  port = await freePort();
  publicUrl = `http://localhost:${port}`;
  const outer = { PUBLIC_URL: publicUrl, GOODWORD_SECRET: randomBytes(32).toString('base64') };
  const ports = [await freePort(), await freePort()];
  const start = (name: string, own: Record<string, string>): RunningProcess =>
    startProcess(['src/main.ts', ...(services[name]?.command ?? [])], {
      ...environmentOf(services[name]!, outer),
      DATABASE_URL: database.connectionString,
      DATA_DIR: join(folder, name),
      HOST: '127.0.0.1',
      ...own,
    });
  // all at once: each of them finds an empty database
  servers = ports.map((own, index) => start(`server-${index + 1}`, { PORT: String(own) }));
  worker = start('worker', {});
  caddy = await startCaddy(ports);
  await Promise.all([...servers, worker].map((one) => one.printed(/^Goodword ready at /m)));
  const forwards = async () => (await fetch(`${publicUrl}/readyz`).catch(() => null))?.ok;
  await until(async () => caddy.exitCode !== null || (await forwards()), 'Caddy forwards', 120_000).catch(() => {});
  if (!(await forwards())) throw new Error(`Caddy does not forward:\n${log}`);
}, 300_000);

afterAll(async () => {
  if (!caddyProgram) return;
  for (const one of [...servers, worker]) one.signal('SIGTERM');
  await Promise.all([...servers, worker].map((one) => one.exited));
  caddy.kill('SIGTERM');
  if (caddy.exitCode === null) await once(caddy, 'exit');
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Our Caddyfile as it is, kept on this machine. */
async function startCaddy(ports: number[]): Promise<ChildProcess> {
  const file = join(folder, 'Caddyfile');
  const ours = join(import.meta.dirname, '../../../deploy/Caddyfile');
  await writeFile(file, `{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\nimport ${ours}\n`);
  const child = spawn(caddyProgram!, ['run', '--config', file, '--adapter', 'caddyfile'], {
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
      PUBLIC_URL: publicUrl,
      GOODWORD_SERVERS: ports.map((one) => `127.0.0.1:${one}`).join(' '),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  return child;
}

/** Posts a form from an address of this machine. @returns the status */
function postForm(path: string, from: string, headers: Record<string, string>, fields: Record<string, string>) {
  return new Promise<number | undefined>((resolve, reject) => {
    const asking = request(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      localAddress: from,
      headers: { host: `localhost:${port}`, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
    asking.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject);
    asking.end(new URLSearchParams(fields).toString());
  });
}

test('two servers, a worker and Caddy work as one, know visitors by their own addresses, and may restart', async (context) => {
  if (!caddyProgram) context.skip('not installed: caddy');
  const page = await fetch(publicUrl, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  const script = /\/assets\/[^"]+\.js/.exec(await page.text())?.[0];
  const bundle = await fetch(publicUrl + script);
  expect([bundle.status, bundle.headers.get('content-encoding')]).toEqual([200, 'gzip']);

  // made by one of the servers, and accepted by whichever is asked
  const code = await readSetupCode(join(folder, 'server-2'));
  expect(code).toMatch(/^[A-Z0-9]{4}-/);
  const setup = await ask(`${publicUrl}/api/v1/setup`, 'POST', { ...owner, setup_code: code });
  expect(setup.status, JSON.stringify(setup.body)).toBe(201);
  const cookie = cookiesOf(setup);
  const api = (method: string, path: string, body?: unknown) =>
    ask(`${publicUrl}/api/v1${path}`, method, body, { cookie });
  const signIn = await ask(`${publicUrl}/api/v1/session`, 'POST', { email: owner.email, password: owner.password });
  expect(signIn.status, JSON.stringify(signIn.body)).toBeLessThan(300);

  const { id, slug } = (await api('POST', '/campaigns', { name: 'Behind Caddy' })).body;
  expect((await api('POST', `/campaigns/${id}/launch`)).status).toBeLessThan(300);
  const person = { first_name: 'Ana', email: 'ana@example.com' };
  expect(await postForm(`/c/${slug}`, '127.0.0.7', {}, person)).toBe(303);
  // above the number of joinings a minute, however many addresses the visitor claims to have
  const post = (from: string, n: number) => postForm(`/c/${slug}`, from, { 'x-forwarded-for': `203.0.113.${n}` }, {});
  const statuses = new Set<number | undefined>();
  for (let n = 0; n < 30 && !statuses.has(429); n += 1) {
    const batch = await Promise.all(Array.from({ length: 30 }, (_one, at) => post('127.0.0.8', n + at)));
    for (const status of batch) statuses.add(status);
  }
  expect(statuses).toEqual(new Set([422, 429]));
  expect(await post('127.0.0.9', 1)).toBe(422);
  const said = () => servers.map((one) => one.output()).join('');
  await until(async () => said().includes('"status":429'), 'the refusal is logged');
  expect(said()).toMatch(/"status":429,"address":"127\.0\.0\.8","method":"POST","route":"\/c\/:slug"/);
  expect(said()).not.toMatch(/203\.0\.113\.|TRUST_PROXY/);

  // one server less, and no request is lost
  servers[0]!.signal('SIGTERM');
  for (let n = 0; n < 40; n += 1) expect((await api('GET', '/campaigns')).status).toBe(200);
  expect(await servers[0]!.exited).toBe(0);
  for (let n = 0; n < 10; n += 1) expect((await api('GET', '/campaigns')).status).toBe(200);
});
