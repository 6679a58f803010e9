import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attach, type Answer, type Harness } from '../../../sandbox/testing/harness.ts';
import { sized, sizedMs } from '../../support/size.ts';
import { startChild, type Child } from '../../../sandbox/testing/child.ts';

/** What docs/practice-intercom.md promises, in milliseconds. */
const promised = { contact: 100, other: 500 };
const rounds = sized(4);
const people = 1_000;
const secrets = { SANDBOX_CLIENT_ID: 'client-1', SANDBOX_CLIENT_SECRET: 'secret-1' };

let folder: string;
let running: Child | undefined;
/** Changes that were refused, of which there must be none. */
const refused: string[] = [];
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'practice-killed-'))));
afterAll(async () => {
  if (running?.process.exitCode === null) await running.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function start(): Promise<Harness> {
  running = startChild(
    [
      '--port',
      '0',
      '--file',
      join(folder, 'state.json'),
      '--index-lag-ms',
      '0',
      '--rate-limit-per-minute',
      '100000000',
    ],
    secrets,
  );
  const url = await running.ready();
  const intercom = await attach({
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
  // A fast machine makes more changes in ten seconds than all apps of a workspace may.
  await intercom.control('POST', 'settings', { workspace_rate_limit_per_minute: 100_000_000 });
  return intercom;
}

type Acknowledged = {
  kind: keyof typeof promised;
  what: string;
  at: number;
  isThere(intercom: Harness): Promise<boolean>;
};

/** A machine with other work pauses the writes as it pauses the answers; a write of everything waits for several turns. */
const writesWaitFor = 3;
const longestPause = (answered: readonly Acknowledged[]): number =>
  Math.max(0, ...answered.slice(1).map(({ at }, index) => at - answered[index]!.at));

/** A second of its own for each event: those of one contact and name in one second are one event. */
let second = 1_790_000_000;

/** Makes a change and notes the answer when it is refused. */
async function make(intercom: Harness, path: string, body: unknown): Promise<Answer['body']> {
  const answer = await intercom.call('POST', path, body);
  if (answer.status >= 300) refused.push(`${answer.status} ${path} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Makes changes one after the other until the server is gone. */
async function change(intercom: Harness, ids: string[], done: Acknowledged[]): Promise<void> {
  const note = (one: Omit<Acknowledged, 'at'>) => done.push({ ...one, at: performance.now() });
  for (let turn = 0; ; turn += 1) {
    const id = ids[Math.floor(Math.random() * ids.length)] ?? '';
    const name = randomUUID();
    if (turn % 4 === 0) {
      const body = await make(intercom, '/contacts', { email: `${name}@example.com` });
      const made = `/contacts/${body.id}`;
      note({ kind: 'contact', what: made, isThere: async (now) => (await now.call('GET', made)).status === 200 });
    } else if (turn % 4 === 1) {
      const body = await make(intercom, `/contacts/${id}/notes`, { body: name });
      const made = `/notes/${body.id}`;
      note({ kind: 'contact', what: made, isThere: async (now) => (await now.call('GET', made)).status === 200 });
    } else if (turn % 4 === 2) {
      await make(intercom, '/events', {
        event_name: 'referred',
        id,
        created_at: (second += 1),
        metadata: { name },
      });
      const listed = `/events?type=user&intercom_user_id=${id}&per_page=50`;
      const holds = async (now: Harness) => JSON.stringify((await now.call('GET', listed)).body).includes(name);
      note({ kind: 'other', what: `event ${name}`, isThere: holds });
    } else {
      const tag = await make(intercom, '/tags', { name });
      await make(intercom, `/contacts/${id}/tags`, { id: tag.id });
      const holds = async (now: Harness) => JSON.stringify((await now.call('GET', '/tags')).body).includes(name);
      note({ kind: 'other', what: `tag ${name}`, isThere: holds });
    }
  }
}

it(
  `a kill -9 under load, with ${people} contacts, loses nothing that was answered earlier than documented`,
  async () => {
    let intercom = await start();
    const ids: string[] = [];
    for (let batch = 0; batch < people / 20; batch += 1) {
      const made = await Promise.all(
        Array.from({ length: 20 }, () =>
          intercom.call('POST', '/contacts', { email: `${randomUUID()}@example.com`, role: 'user' }),
        ),
      );
      ids.push(...made.map(({ body }) => body.id));
    }
    for (let round = 0; round < rounds; round += 1) {
      const done: Acknowledged[] = [];
      const callers = Array.from({ length: 8 }, () => change(intercom, ids, done).catch(() => {}));
      await new Promise((resolve) => setTimeout(resolve, 3_000 + Math.random() * 1_000));
      const killedAt = performance.now();
      await running?.stop('SIGKILL');
      await Promise.all(callers);
      intercom = await start();
      expect(refused.slice(0, 3), `${refused.length} changes refused of ${done.length}`).toEqual([]);
      expect(done.length).toBeGreaterThan(100);
      const recent = done.filter(({ at }) => at > killedAt - 1_500 && at <= killedAt);
      const lost: { kind: string; what: string; msBefore: number }[] = [];
      const unread = recent.values();
      const read = async () => {
        for (const { kind, what, at, isThere } of unread)
          if (!(await isThere(intercom))) lost.push({ kind, what, msBefore: Math.round(killedAt - at) });
      };
      await Promise.all(Array.from({ length: 8 }, read));
      const late = longestPause(recent) * writesWaitFor;
      const isTooOld = ({ kind, msBefore }: (typeof lost)[number]) =>
        msBefore > promised[kind as keyof typeof promised] + late;
      expect(lost.filter(isTooOld), `with pauses of the machine of ${Math.round(late)} ms`).toEqual([]);
    }
  },
  sizedMs(300_000),
);
