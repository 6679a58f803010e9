import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attach, type Harness } from '../../../sandbox/testing/harness.ts';
import { recordingArguments } from '../../../sandbox/testing/recorded-sandbox.ts';
import { startProcess } from '../../support/processes.ts';

/** A practice Intercom in a process of its own, so that it does not share a processor with Goodword. @param seed see docs/practice-intercom.md */
export async function startIntercomProcess(seed: object): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-storm-'));
  const file = join(folder, 'seed.json');
  await writeFile(file, JSON.stringify(seed));
  const process = startProcess(['sandbox/main.ts', '--port', '0', '--seed', file, ...recordingArguments()], {});
  await process.printed(/ready at http:\S+/);
  const url = /ready at (http:\S+)/.exec(process.output())?.[1] ?? '';
  const info = (await (await fetch(`${url}/__sandbox/info`)).json()) as {
    apps: { client_id: string; client_secret: string }[];
  };
  const app = info.apps[0]!;
  return attach({
    url,
    port: Number(new URL(url).port),
    regionPorts: new Map(),
    clientId: app.client_id,
    clientSecret: app.client_secret,
    password: null,
    isReachable: false,
    addresses: [],
    async close() {
      process.signal('SIGTERM');
      await process.exited;
      await rm(folder, { recursive: true, force: true });
    },
  });
}
