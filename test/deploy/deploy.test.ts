import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { environmentSettings } from '../../src/config/environment-settings.mjs';
import { loadSecrets } from '../../src/config/secrets.ts';
import { readSettings } from '../../src/config/settings.ts';
import { environmentOf, readServices } from './compose.ts';
import { reasonToSkip, runProgram } from './programs.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFile(join(root, path), 'utf8');
const services = await readServices();
const containerfile = await read('deploy/Containerfile');
const unit = await read('deploy/goodword.service');

const names = Object.keys(environmentSettings);
const ours = Object.entries(services).filter(([, { build }]) => build);
const sharing = ours.filter(([, { profiles }]) => profiles?.includes('servers'));

/** Of these the image or the place decides, or they belong to npm start alone. */
const decidedElsewhere = new Set([
  'ENV_FILE',
  'PORT',
  'HOST',
  'DATA_DIR',
  'INTERCOM_PRACTICE',
  'INTERCOM_REAL_API_URL',
  'INTERCOM_REAL_APP_URL',
]);
const isOfNpmStart = (name: string): boolean => name.startsWith('SANDBOX_') || name === 'PRACTICE_INTERCOM';

describe('compose.yaml', () => {
  test('starts one container by default, and a set of servers with its database, worker and proxy by a profile', () => {
    const plain = Object.entries(services).filter(([, { profiles }]) => !profiles);
    expect(plain.map(([name]) => name)).toEqual(['goodword']);
    const commands = sharing.map(([, { command }]) => command?.join(' '));
    expect(commands).toEqual(['serve', 'serve', 'work']);
    expect(Object.keys(services).toSorted()).toEqual([
      'caddy',
      'goodword',
      'postgres',
      'server-1',
      'server-2',
      'worker',
    ]);
  });

  test.for(ours)('%s is given settings that exist, and every setting that an operator may want to change', (entry) => {
    const [name, { environment, profiles }] = entry;
    const given = Object.keys(environment);
    expect(given.filter((one) => !names.includes(one))).toEqual([]);
    const isOfEmbedded = (one: string): boolean => !profiles && one.startsWith('DATABASE_');
    const isLeft = (one: string): boolean => !given.includes(one) && !decidedElsewhere.has(one) && !isOfEmbedded(one);
    const left = names.filter((one) => isLeft(one) && !isOfNpmStart(one));
    expect(left, `${name}: add these to x-settings of deploy/compose.yaml`).toEqual([]);
  });

  test.for(ours)('%s can be started with nothing set but its secrets', ([, service]) => {
    const env = { ...environmentOf(service), PORT: '3000', HOST: '0.0.0.0', DATA_DIR: '/data' };
    const { publicUrl, trustedProxies } = readSettings(env);
    expect(publicUrl).toMatch(/^https?:\/\/localhost/);
    expect(trustedProxies).toBe(publicUrl.startsWith('https:') ? 1 : 0);
  });

  test('holds no secret, and servers without a key end with a sentence that says how to make it', () => {
    for (const [, service] of sharing) {
      const { environment } = service;
      expect(environment['GOODWORD_SECRET']).toBe('${GOODWORD_SECRET:-missing}');
      expect(environment['DATABASE_URL']).toContain(':${POSTGRES_PASSWORD:-}@');
      expect(() => loadSecrets('/nowhere', environmentOf(service)['GOODWORD_SECRET'])).toThrow(
        /^GOODWORD_SECRET must hold 32 random bytes .*openssl rand -base64 32$/,
      );
    }
    expect(services['postgres']?.environment['POSTGRES_PASSWORD']).toBe('${POSTGRES_PASSWORD:-}');
  });

  test('its processes leave room among the connections of PostgreSQL', () => {
    const each = sharing.map(([, service]) => Number(environmentOf(service)['DATABASE_CONNECTIONS']));
    expect(each.reduce((sum, one) => sum + one, 5)).toBeLessThanOrEqual(100);
  });

  test('what depends on a service waits until that is healthy, and every stop has its time', () => {
    for (const [name, service] of Object.entries(services)) {
      for (const [on, { condition }] of Object.entries(service.depends_on ?? {})) {
        const { healthcheck } = services[on]!;
        const expected = healthcheck?.test ? 'service_healthy' : 'service_started';
        expect({ name, on, condition }).toEqual({ name, on, condition: expected });
      }
      if (service.build) expect(Number.parseInt(service.stop_grace_period, 10)).toBeGreaterThan(15);
      if (service.build) expect(service.read_only).toBe(true);
    }
  });

  test('Caddy forwards to both servers, at the port of the image', async () => {
    const { environment } = services['caddy']!;
    expect(environment['GOODWORD_SERVERS']).toBe('server-1:3000 server-2:3000');
    expect(containerfile).toMatch(/^ENV .*HOST=0\.0\.0\.0 PORT=3000 /m);
    const caddyfile = await read('deploy/Caddyfile');
    const asked = [...caddyfile.matchAll(/\{\$([A-Z_]+)/g)].map(([, name]) => name);
    expect(new Set(asked)).toEqual(new Set(Object.keys(environment)));
  });
});

test('images are named with their registry and pinned to a major version', () => {
  const inCompose = Object.values(services).flatMap(({ image, build }) => (build ? [] : [image]));
  const inContainerfile = [...containerfile.matchAll(/^ARG \w+=(.*)$/gm)].map(([, image]) => image!);
  for (const image of [...inCompose, ...inContainerfile]) {
    expect(image).toMatch(/^docker\.io\/library\/(postgres:18|caddy:2|node:24-bookworm-slim|debian:bookworm-slim)$/);
  }
});

describe('Containerfile', () => {
  test('its environment is of settings that exist', () => {
    const given = [...containerfile.matchAll(/^ENV (.*)$/gm)].flatMap(([, line]) =>
      line!.split(' ').map((pair) => pair.split('=')[0]!),
    );
    expect(given.filter((name) => !names.includes(name))).toEqual(['NODE_ENV']);
  });

  test('it starts the server itself, as a user that is not root', () => {
    expect(containerfile).toMatch(/^ENTRYPOINT \["node", "src\/main\.ts"\]$/m);
    expect(containerfile).toMatch(/^USER (?!0)\d+:\d+$/m);
  });

  test('a build sees no data, no keys and no packages of this machine, with Docker as with Podman', async () => {
    const ignored = await read('.containerignore');
    expect(await read('.dockerignore')).toBe(ignored);
    for (const one of ['.git', 'data', 'node_modules', '.env', '**/.env', '**/*.env']) {
      expect(ignored.split('\n')).toContain(one);
    }
  });
});

describe('goodword.service', () => {
  test('its environment is of settings that exist, and it gives a stop its time', () => {
    const given = [...unit.matchAll(/^Environment=(\w+)=/gm)].map(([, name]) => name!);
    expect(given.filter((name) => !names.includes(name))).toEqual(['PATH', 'NODE_ENV']);
    expect(Number(/^TimeoutStopSec=(\d+)s$/m.exec(unit)?.[1])).toBeGreaterThan(15);
    // systemd's own default would send the signal to the embedded PostgreSQL too
    expect(unit).toMatch(/^KillMode=mixed$/m);
  });

  test('systemd accepts it, and finds little exposed', async (context) => {
    const reason = await reasonToSkip(['systemd-analyze']);
    if (reason) context.skip(reason);
    const file = join(root, 'deploy/goodword.service');
    expect(await runProgram('systemd-analyze', ['verify', file])).toEqual({ code: 0, output: '' });
    const { code, output } = await runProgram('systemd-analyze', ['security', '--offline=yes', '--threshold=25', file]);
    expect(code, output).toBe(0);
  });
});

test('Caddy accepts the Caddyfile, as it is and with the names of compose.yaml', async (context) => {
  const reason = await reasonToSkip(['caddy']);
  if (reason) context.skip(reason);
  const folder = await mkdtemp(join(tmpdir(), 'goodword-caddy-'));
  try {
    for (const settings of [{}, { PUBLIC_URL: 'https://referrals.example.com', GOODWORD_SERVERS: 'one:1 two:2' }]) {
      const env = {
        PATH: process.env['PATH'],
        HOME: folder,
        XDG_DATA_HOME: folder,
        XDG_CONFIG_HOME: folder,
        ...settings,
      };
      const file = join(folder, 'Caddyfile');
      await writeFile(file, await read('deploy/Caddyfile'));
      const { code, output } = await runProgram('caddy', ['validate', '--config', file, '--adapter', 'caddyfile'], {
        env,
      });
      expect(code, output).toBe(0);
      const formatted = await runProgram('caddy', ['fmt', file], { env });
      expect(formatted.output).toBe(await read('deploy/Caddyfile'));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
