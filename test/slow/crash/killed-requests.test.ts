import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, freePort, startGoodword, until, type Goodword } from '../../support/goodword.ts';
import { startProcess, type RunningProcess } from '../../support/processes.ts';
import { sized, sizedMs } from '../../support/size.ts';

const masterKey = Buffer.alloc(32, 9).toString('base64');
const kills = sized(4);
const visitors = 6;

let goodword: Goodword;
let campaignId: string;
let code: string;
let apiKey: string;

beforeAll(async () => {
  goodword = await startGoodword({ masterKey });
  apiKey = (await goodword.api('POST', '/api-keys', { name: 'Load', scopes: ['read', 'write'] })).body.key;
  campaignId = (await goodword.api('POST', '/campaigns', { name: 'Killed' })).body.id;
  await goodword.api('POST', `/campaigns/${campaignId}/launch`);
  // all of them are friends of one referrer
  await goodword.api('PATCH', `/campaigns/${campaignId}`, { leads_per_day: null });
  const referrer = { campaign_id: campaignId, email: 'rita@example.com', first_name: 'Rita' };
  ({ code } = (await goodword.api('POST', '/referrers', referrer)).body);
});
afterAll(() => goodword.close());

it(
  'requests that a kill -9 cut off are answered by the next try, once carried out, at once',
  { timeout: sizedMs(180_000) },
  async () => {
    const port = await freePort();
    const start = async (): Promise<RunningProcess> => {
      const server = startProcess(['src/main.ts', 'serve'], {
        PORT: String(port),
        DATABASE_URL: goodword.database.connectionString,
        DATA_DIR: goodword.app.context.settings.dataFolder,
        GOODWORD_SECRET: masterKey,
        LOG_LEVEL: 'error',
      });
      await server.printed(/^Goodword ready at /m);
      return server;
    };
    const over = new AbortController();
    const statuses = new Map<number, number>();
    let answered = 0;
    /** The same request until it is answered. */
    const post = async (path: string, key: string, body?: unknown): Promise<any> => {
      const headers = { authorization: `Bearer ${apiKey}`, 'idempotency-key': key };
      for (;;) {
        const answer = await ask(`http://localhost:${port}/api/v1${path}`, 'POST', body, headers).catch(() => null);
        if (answer) {
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          if (answer.status < 500) return answer.body;
        }
        await sleep(20);
      }
    };
    const visitor = async (number: number) => {
      for (let turn = 0; !over.signal.aborted; turn += 1) {
        const name = `${number}-${turn}`;
        const lead = { campaign_id: campaignId, referral_code: code, email: `${name}@example.com`, first_name: 'Lea' };
        const { id } = await post('/leads', `join ${name}`, lead);
        expect(await post(`/leads/${id}/qualify`, `qualify ${name}`)).toMatchObject({ id, state: 'Qualified' });
        answered += 1;
      }
    };
    let server = await start();
    const running = Array.from({ length: visitors }, (_, number) => visitor(number));
    for (let kill = 0; kill < kills; kill += 1) {
      const before = answered;
      await until(async () => answered > before + 10, 'the load is on');
      server.signal('SIGKILL');
      await server.exited;
      const cutOff = answered;
      server = await start();
      await until(async () => answered >= cutOff + visitors, 'every visitor is answered again', 5_000);
    }
    over.abort();
    await Promise.all(running);
    server.signal('SIGTERM');
    expect(await server.exited).toBe(0);
    // joined, qualified; never refused as still running or as an illegal move
    expect([...statuses.keys()].toSorted((a, b) => a - b)).toEqual([200, 201]);
    const { db } = goodword.app;
    const leads = await db.selectFrom('leads').select(['email', 'state']).execute();
    expect(leads.length).toBe(new Set(leads.map(({ email }) => email)).size);
    const events = await db.selectFrom('events').select('lead_id').where('type', '=', 'lead.qualified').execute();
    expect(events.length).toBe(new Set(events.map(({ lead_id: id }) => id)).size);
  },
);
