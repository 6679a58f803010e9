import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { freePort, until } from './goodword.ts';
import { isRunning, startProcess, type RunningProcess } from './processes.ts';

/** What a test starts as a user does: in a folder of its own, all of it ended when the test is. */
export type StartedPrograms = {
  /** an empty folder of this test */
  folder(): string;
  /** below it, not made yet */
  dataFolder(): string;
  start(script: string, settings: Record<string, string>, args?: string[]): RunningProcess;
  /** `npm start` */
  launch(settings: Record<string, string>, ...args: string[]): RunningProcess;
  /** The folder of the database's files. */
  cluster(): Promise<string>;
  /** The number of the PostgreSQL that runs on the data folder. */
  postmasterPid(): Promise<number | undefined>;
};

/** Registers the hooks that make and clean up what each test of the file starts. */
export function useStartedPrograms(): StartedPrograms {
  let folder: string;
  let started: RunningProcess[];
  const dataFolder = () => join(folder, 'data');

  /** As root the database's files may live outside the data folder, which says where. */
  async function cluster(): Promise<string> {
    const pointer = await readFile(join(dataFolder(), 'postgres-home.json'), 'utf8').catch(() => '{"home":"postgres"}');
    return resolve(dataFolder(), (JSON.parse(pointer) as { home: string }).home, 'cluster');
  }

  async function postmasterPid(): Promise<number | undefined> {
    const text = await readFile(join(await cluster(), 'postmaster.pid'), 'utf8').catch(() => '');
    return Number(text.split('\n')[0]) || undefined;
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodword-start-'));
    await chmod(folder, 0o755);
    started = [];
  });
  afterEach(async () => {
    const postmaster = await postmasterPid();
    for (const one of started) one.signal('SIGTERM');
    await Promise.all(started.map((one) => one.exited));
    if (postmaster) await until(async () => !isRunning(postmaster), 'PostgreSQL to stop');
    const home = dirname(await cluster());
    await rm(folder, { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  });

  const start: StartedPrograms['start'] = (script, settings, args = []) => {
    const one = startProcess([script, ...args], { DATA_DIR: dataFolder(), ...settings });
    started.push(one);
    return one;
  };
  return {
    folder: () => folder,
    dataFolder,
    start,
    launch: (settings, ...args) => start('scripts/start.mjs', settings, args),
    cluster,
    postmasterPid,
  };
}

export async function freePorts(): Promise<{ PORT: string; SANDBOX_PORT: string }> {
  return { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
}

/** The status with which a program on that port answers; 'nothing' where none listens. */
export const answers = (port: string, path: string): Promise<number | 'nothing'> =>
  fetch(`http://localhost:${port}${path}`).then(
    (answer) => answer.status,
    () => 'nothing',
  );
