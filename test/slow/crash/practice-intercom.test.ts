import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandLine } from '../../../sandbox/options.ts';
import { type Child, startChild } from '../../../sandbox/testing/child.ts';
import { attach, until } from '../../../sandbox/testing/harness.ts';
import { type Receiver, startReceiver } from '../../../sandbox/testing/receiver.ts';

let folder: string;
let file: string;
let app: Receiver;
const children: Child[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'practice-intercom-'));
  file = join(folder, 'state', 'intercom.json');
  app = await startReceiver();
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.process.exitCode === null) await child.stop('SIGKILL');
  await app.close();
  rmSync(folder, { recursive: true });
});

function start(args: string[], env: NodeJS.ProcessEnv = {}): Child {
  const child = startChild(args, env);
  children.push(child);
  return child;
}

const secrets = { SANDBOX_CLIENT_ID: 'client-1', SANDBOX_CLIENT_SECRET: 'secret-1' };

async function open(child: Child) {
  const url = await child.ready();
  return attach({
    url,
    port: 0,
    regionPorts: new Map(),
    clientId: 'client-1',
    clientSecret: 'secret-1',
    password: null,
    isReachable: false,
    addresses: [],
    close: async () => {},
  });
}

test('everything survives kill -9', async () => {
  const args = [
    '--port',
    '0',
    '--file',
    file,
    '--webhook-url',
    app.url,
    '--redirect-uri',
    'http://localhost:4000/back',
  ];
  const before = start(args, secrets);
  const first = await open(before);
  const { body: contact } = await first.call('POST', '/contacts', { email: 'kept@example.com', name: 'Kept' });
  await first.call('POST', '/data_attributes', { name: 'Kept too', model: 'contact', data_type: 'string' });
  const { body: tag } = await first.call('POST', '/tags', { name: 'Kept tag' });
  await first.call('POST', `/contacts/${contact.id}/tags`, { id: tag.id });
  await first.control('POST', 'settings', { index_lag_ms: 0 });
  await until('all webhooks are delivered', async () => {
    const { notifications } = (await first.control('GET', 'webhooks')).body;
    return notifications.length === 2 && notifications.every((one: { state: string }) => one.state === 'delivered');
  });
  await until('the file holds it', () => {
    const text = readFileSync(file, 'utf8');
    return text.split('"delivered"').length === 3 && text.includes('"indexLagMs":0');
  });
  await before.stop('SIGKILL');

  const second = await open(start(args, secrets));
  expect(second.token).toBe(first.token);
  const { body: kept } = await second.call('GET', `/contacts/${contact.id}`);
  expect(kept).toMatchObject({ email: 'kept@example.com', tags: { total_count: 1 } });
  const found = await second.call('POST', '/contacts/search', {
    query: { field: 'email', operator: '=', value: 'kept@example.com' },
  });
  expect(found.body.total_count).toBe(1);
  expect((await second.call('POST', '/contacts', { email: 'kept@example.com' })).status).toBe(409);
  const write = await second.call('PUT', `/contacts/${contact.id}`, { custom_attributes: { 'Kept too': 'yes' } });
  expect(write.status).toBe(200);
  expect((await second.control('GET', 'webhooks')).body.notifications.length).toBeGreaterThanOrEqual(2);
  expect((await second.control('GET', 'info')).body.apps[0].redirect_uris).toEqual(['http://localhost:4000/back']);
});

test('a pending retry is made after the restart', async () => {
  app.answers.push(500);
  const args = ['--port', '0', '--file', file, '--webhook-url', app.url, '--webhook-retry-ms', '3000'];
  const before = start(args, secrets);
  const first = await open(before);
  await first.call('POST', '/contacts', { email: 'waiting@example.com' });
  await until('the file knows of the failure', () => readFileSync(file, 'utf8').includes('"waiting to retry"'));
  await before.stop('SIGKILL');
  expect(app.posts()).toHaveLength(1);
  await start(args, secrets).ready();
  await until('the retry arrives', () => app.posts().length === 2);
  expect(app.posts().map((post) => JSON.parse(post.body).delivery_attempts)).toEqual([1, 2]);
});

describe('the process', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s stops it cleanly, with the state written', async (signal) => {
    const child = start(['--port', '0', '--file', file], secrets);
    const intercom = await open(child);
    await intercom.call('POST', '/contacts', { email: 'last@example.com' });
    expect(await child.stop(signal)).toBe(0);
    expect(readFileSync(`${file}.contacts`, 'utf8')).toContain('last@example.com');
  });

  test('prints one line, and no secrets', async () => {
    const child = start(['--port', '0'], secrets);
    await child.ready();
    expect(child.output()).toMatch(/^Practice Intercom ready at http:\/\/127\.0\.0\.1:\d+\n$/);
  });

  test.each([
    [['--port', 'many'], '--port must be a whole number from 0 to 65535, not "many".'],
    [
      ['--webhook-url', 'example.com'],
      '--webhook-url must be a URL that starts with http:// or https://, not "example.com".',
    ],
    [
      ['--topics', 'contact.user.created,contact.sneezed'],
      /^--topics does not know "contact\.sneezed"; topics are contact/,
    ],
    [['--region-port', 'mars=1'], '--region-port must look like eu=4011 (or us, au), not "mars=1".'],
    [['--seed', '/nowhere/seed.yaml'], /^The seed \/nowhere\/seed\.yaml cannot be read; check --seed\./],
    [['--speed', '3'], /^Unknown option '--speed'\. Options: --port, /],
  ])('%j ends in one sentence', async (args, sentence) => {
    const child = start(args);
    await expect(child.ready()).rejects.toThrow();
    expect(child.process.exitCode).toBe(1);
    expect(child.output().trim().split('\n')).toHaveLength(1);
    if (typeof sentence === 'string') expect(child.output().trim()).toBe(sentence);
    else expect(child.output()).toMatch(sentence);
  });

  test('--help names every option and ends', async () => {
    const child = start(['--help', '--port', 'many']);
    await expect(child.ready()).rejects.toThrow();
    expect(child.process.exitCode).toBe(0);
    for (const name of Object.keys(commandLine)) expect(child.output()).toContain(`  --${name}`);
  });

  test('starts from a seed, and later from its file', async () => {
    const seed = join(folder, 'seed.yaml');
    writeFileSync(seed, 'workspaces: [{ id_code: seeded1, region: AU, generate: 40 }]');
    const args = ['--port', '0', '--file', file, '--seed', seed, '--region-port', 'au=0'];
    const before = start(args, secrets);
    const first = await open(before);
    expect((await first.control('GET', 'info')).body.workspaces).toMatchObject([{ id_code: 'seeded1', region: 'AU' }]);
    await first.call('POST', '/contacts', { email: 'after@example.com' });
    await before.stop('SIGTERM');
    const again = start(args, secrets);
    const second = await open(again);
    expect(again.output()).toContain('The seed is ignored');
    const counts = (await second.call('GET', '/counts')).body;
    expect(counts.user.count + counts.lead.count).toBe(41);
  });

  test('a foreign file and a port in use are reported', async () => {
    const foreign = join(folder, 'foreign.json');
    writeFileSync(foreign, '{"hello":"world"}');
    const wrongFile = start(['--port', '0', '--file', foreign]);
    await expect(wrongFile.ready()).rejects.toThrow(/is not a file of the practice Intercom/);
    expect(readFileSync(foreign, 'utf8')).toBe('{"hello":"world"}');

    const port = new URL(app.url).port;
    await expect(start(['--port', port]).ready()).rejects.toThrow(/port is already in use; choose another with --port/);
  });
});
