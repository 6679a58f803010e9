import { once } from 'node:events';
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { environmentSettings } from '../../../src/config/environment-settings.mjs';
import { freePort, until } from '../../support/goodword.ts';
import { isRunning } from '../../support/processes.ts';
import { answers, freePorts, useStartedPrograms } from '../../support/started-programs.ts';

const { folder, dataFolder, start, launch, postmasterPid } = useStartedPrograms();

test(
  'one command starts everything, a second server is refused, and Ctrl-C stops it all',
  { timeout: 180_000 },
  async () => {
    const ports = await freePorts();
    const launcher = launch(ports);
    await launcher.printed(/Stop +Ctrl-C/);
    expect(launcher.output()).toContain(`Goodword            http://localhost:${ports.PORT}\n`);
    expect(launcher.output()).toContain(`Practice Intercom   http://127.0.0.1:${ports.SANDBOX_PORT} `);
    expect(await answers(ports.PORT, '/healthz')).toBe(200);
    expect(await answers(ports.SANDBOX_PORT, '/__sandbox/info')).toBe(200);

    const second = launch(await freePorts());
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(
      `Another Goodword server is running on the data folder ${dataFolder()}: stop it first`,
    );
    expect(await answers(ports.PORT, '/readyz')).toBe(200);

    const postmaster = (await postmasterPid()) ?? 0;
    expect(isRunning(postmaster)).toBe(true);
    launcher.signal('SIGINT');
    expect(await launcher.exited).toBe(0);
    expect(launcher.output()).toMatch(/Stopped\.\n$/);
    await until(async () => !isRunning(postmaster), 'PostgreSQL to be gone');
    expect(await answers(ports.PORT, '/healthz')).toBe('nothing');
    expect(await answers(ports.SANDBOX_PORT, '/__sandbox/info')).toBe('nothing');
  },
);

test('a file of settings is read, and named without its values', async () => {
  const file = join(folder(), 'goodword.env');
  await writeFile(file, 'PUBLIC_URL=nonsense\n');
  const launcher = launch({ ...(await freePorts()), ENV_FILE: file });
  expect(await launcher.exited).toBe(1);
  expect(launcher.output()).toMatch(/^Settings from goodword\.env: PUBLIC_URL\.$/m);
  expect(launcher.output()).toMatch(/^PUBLIC_URL is "nonsense"/m);
});

describe('arguments', () => {
  /** What the command says in a clone where nothing is installed and no npm is found. */
  async function sayInFreshClone(arg: string): Promise<string> {
    const clone = join(folder(), 'clone');
    for (const part of ['scripts', 'src', 'package.json']) {
      await cp(join(import.meta.dirname, '../../..', part), join(clone, part), { recursive: true });
    }
    const asked = start(join(clone, 'scripts/start.mjs'), { PATH: '' }, [arg]);
    expect(await asked.exited).toBe(0);
    expect(await readdir(clone)).toEqual(['package.json', 'scripts', 'src']);
    expect(await readdir(folder())).toEqual(['clone']);
    return asked.output();
  }

  test.for(['--help', '-h'])('%s lists every setting, and installs and starts nothing', async (arg) => {
    const help = await sayInFreshClone(arg);
    expect(help).toContain('Usage: npm start');
    for (const [name, setting] of Object.entries(environmentSettings)) {
      expect(help.split('\n').find((line) => line.startsWith(`  ${name} `))).toContain(`  ${setting.help}`);
    }
    expect(help).toMatch(/^ {2}PORT .*; 4000 by default$/m);
  });

  test('--version prints the version', async () => {
    expect(await sayInFreshClone('--version')).toBe(`${packageJson.version}\n`);
  });

  test.for([
    [['--port=9'], '--port'],
    [['--help', 'serve'], 'serve'],
  ] as const)('%j is refused', async ([args, named]) => {
    const refused = launch(await freePorts(), ...args);
    expect(await refused.exited).toBe(2);
    expect(refused.output()).toMatch(
      new RegExp(`^"${named}" is not an argument of npm start, which takes --help and --version only: [^\\n]+\\n$`),
    );
  });

  test('the server refuses what is no command of its own', async () => {
    const refused = start('src/main.ts', await freePorts(), ['serve', 'more']);
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toMatch(/^"more" is not a command: use serve, work, or nothing for both; [^\n]+\n$/);
  });

  test('README and docs/connecting-intercom.md explain each setting', async () => {
    const pages = ['README.md', 'docs/connecting-intercom.md'].map((page) =>
      join(import.meta.dirname, '../../..', page),
    );
    const rows = (await Promise.all(pages.map((page) => readFile(page, 'utf8')))).join('\n').match(/^\| `[A-Z_]+.*$/gm);
    const names = (rows ?? []).flatMap((row) => row.split('|')[1]?.match(/[A-Z_]{4,}/g) ?? []);
    expect(new Set(names)).toEqual(new Set(Object.keys(environmentSettings)));
  });
});

describe('a wrong setting is answered with one sentence', () => {
  let occupied: Server;
  let occupiedPort: string;

  beforeEach(async () => {
    occupiedPort = String(await freePort());
    occupied = createServer().listen(Number(occupiedPort), '127.0.0.1');
  });

  afterEach(() => occupied.close());

  test.for([
    ['PORT', 'abc', /^PORT is "abc", but a port is a whole number from 1 to 65535: set PORT=4000, for example\.$/m],
    ['SANDBOX_PORT', '0', /^SANDBOX_PORT is "0", but a port is a whole number from 1 to 65535: .*$/m],
    [
      'HOST',
      '203.0.113.7',
      /^HOST is "203\.0\.113\.7", which is not an address of this machine \(EADDRNOTAVAIL\): .*$/m,
    ],
    [
      'SANDBOX_HOST',
      '203.0.113.7',
      /^SANDBOX_HOST is "203\.0\.113\.7", which is not an address of this machine \(EADDRNOTAVAIL\): .*$/m,
    ],
    ['DATA_DIR', '/dev/null/data', /^DATA_DIR is \/dev\/null\/data, but that folder cannot be made \(\w+\): .*$/m],
    ['PUBLIC_URL', 'nonsense', /^PUBLIC_URL is "nonsense", but it must be a full web address .*$/m],
    ['DATABASE_URL', 'nonsense', /^DATABASE_URL .*$/m],
    [
      'DATABASE_URL',
      'postgres://goodword@127.0.0.1:1/goodword',
      /^PostgreSQL at 127\.0\.0\.1:1 .*: check DATABASE_URL.*$/m,
    ],
  ] as const)('%s=%s', async ([name, value, sentence]) => {
    const launcher = launch({ ...(await freePorts()), [name]: value });
    expect(await launcher.exited).toBe(1);
    expect(launcher.output()).toMatch(sentence);
    expect(launcher.output()).not.toMatch(/^ +at /m);
  });

  test.for([
    ['PORT', 'set PORT to another port'],
    ['SANDBOX_PORT', 'set SANDBOX_PORT to another port'],
  ] as const)('%s is the port of another program', async ([name, remedy]) => {
    const launcher = launch({ ...(await freePorts()), [name]: occupiedPort });
    expect(await launcher.exited).toBe(1);
    expect(launcher.output()).toContain(`\nPort ${occupiedPort} is used by another program: stop it, or ${remedy}.\n`);
    expect(await readdir(dataFolder())).toEqual([]);
  });

  test('both ports are used', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const launcher = launch({ PORT: occupiedPort, SANDBOX_PORT: String(port) });
    expect(await launcher.exited).toBe(1);
    other.close();
    expect(launcher.output()).toContain(
      `\nPorts ${occupiedPort} and ${port} are used by other programs, perhaps by a Goodword that runs already: stop them, or set PORT and SANDBOX_PORT to other ports.\n`,
    );
  });
});

test('a start waits for a port whose program is just ending', { timeout: 180_000 }, async () => {
  const ports = await freePorts();
  const leaving = createServer().listen(Number(ports.PORT), '127.0.0.1');
  await once(leaving, 'listening');
  const launcher = launch(ports);
  await launcher.printed(new RegExp(`^ {2}Port ${ports.PORT} is in use; waiting`, 'm'));
  leaving.close();
  await launcher.printed(/Stop +Ctrl-C/);
});
