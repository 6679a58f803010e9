import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningProcess } from '../../test/support/processes.ts';
import { startChild } from './child.ts';
import { afterwards } from './clean-up.ts';
import { askJson } from './json.ts';
import { freePort } from './ports.ts';

/** A Goodword server in a process of its own, on its own embedded database, with a sample campaign. */
export type Goodword = {
  process: RunningProcess;
  url: string;
  port: number;
  dataFolder: string;
  cookie: string;
  campaignId: string;
  /** Asks the API as the owner. @param path below /api/v1 */
  api<Body>(method: string, path: string, body?: unknown): Promise<Body>;
};

/** An empty folder for the data of a server, as `npm start` makes it; removed when the measurement is over. */
export async function newDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-bench-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  // under root PostgreSQL runs as another account, which must be able to pass through
  await chmod(folder, 0o755);
  const dataFolder = join(folder, 'data');
  await mkdir(dataFolder, { mode: 0o711 });
  return dataFolder;
}

/** The settings of a server as `npm start` runs it, but for its port, its data and the quieter log. */
export function goodwordSettings(port: number, dataFolder: string): Record<string, string> {
  return {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataFolder,
    LOG_LEVEL: 'warn',
  };
}

export const goodwordReady = /^Goodword ready at /m;

/** Starts a server and walks through the first visit: an owner, a sample campaign. */
export async function startGoodword(settings: Record<string, string> = {}, port?: number): Promise<Goodword> {
  const dataFolder = await newDataFolder();
  const ownPort = port ?? (await freePort());
  const process = await startChild(
    ['src/main.ts'],
    { ...goodwordSettings(ownPort, dataFolder), ...settings },
    goodwordReady,
  );
  const url = `http://127.0.0.1:${ownPort}`;
  const { cookies } = await askJson(`${url}/api/v1/setup`, {
    method: 'POST',
    body: {
      name: 'Olivia Owner',
      email: 'olivia@example.com',
      password: 'correct horse battery',
      workspace_name: 'Acme',
    },
  });
  const cookie = cookies.map((text) => text.split(';')[0]).join('; ');
  const api = async <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
    (await askJson(`${url}/api/v1${path}`, { method, body, headers: { cookie } })).body as Body;
  const { id: campaignId } = await api<{ id: string }>('POST', '/campaigns/sample');
  return { process, url, port: ownPort, dataFolder, cookie, campaignId, api };
}
