import http from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiRoutes } from '../../../sandbox/routes/api-routes.ts';
import type { RunningSandbox } from '../../../sandbox/server.ts';
import { attach } from '../../../sandbox/testing/harness.ts';
import { startRecordedSandbox } from '../../../sandbox/testing/recorded-sandbox.ts';
import { Chance } from '../../../sandbox/testing/fuzz/chance.ts';
import { Ids } from '../../../sandbox/testing/fuzz/ids.ts';
import { visitorIds } from '../../../sandbox/testing/fuzz/samples.ts';
import { type FuzzRequest, type Surface, nextRequest } from '../../../sandbox/testing/fuzz/requests.ts';
import { type FuzzAnswer, send } from '../../../sandbox/testing/fuzz/send.ts';
import { seed } from '../../support/seed.ts';
import { sized, sizedMs } from '../../support/size.ts';

const plenty = 100_000_000;
/** Said with every failure, which another seed may not meet. */
const seeded = `repeat with TEST_SEED=${seed}`;
const calls = sized(20_000);
const forms = sized(1_500);

let sandbox: RunningSandbox;
let agent: http.Agent;
let lines: string[];

beforeEach(async () => {
  lines = [];
  agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const settings = { indexLagMs: 0, rateLimitPerMinute: plenty, workspaceRateLimitPerMinute: plenty };
  sandbox = await startRecordedSandbox({ settings, log: (line) => lines.push(line) }, 'random');
});
afterEach(async () => {
  agent.destroy();
  await sandbox.close();
});

/**
 * Sends `count` requests one after the other and collects what `wrong` says about the answers. The same seed makes the same
 * requests again, but for the ids that answers name.
 */
async function fuzz(
  surface: Surface,
  count: number,
  wrong: (answer: FuzzAnswer, request: FuzzRequest) => string | undefined,
): Promise<{ found: string[]; statuses: Map<number, number> }> {
  const chance = new Chance(seed);
  const ids = new Ids();
  const found: string[] = [];
  const statuses = new Map<number, number>();
  for (let number = 0; number < count && found.length < 20; number++) {
    // A few bodies that are larger than anything may be.
    const drawn = nextRequest(chance, surface, ids);
    const request =
      number % 2_000 === 999 ? { ...drawn, method: 'POST', body: `{"name":"${'x'.repeat(5_000_000)}"}` } : drawn;
    const answer = await send(agent, sandbox.port, request).catch((error: Error) => ({
      status: 0,
      type: '',
      text: error.message,
    }));
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const problem = answer.status === 0 || answer.status >= 500 ? 'failed' : wrong(answer, request);
    if (problem !== undefined)
      found.push(
        `${problem}: request ${number} ${request.method} ${request.path.slice(0, 300)} ${JSON.stringify(request.headers)} ${request.body?.slice(0, 600)}\n  → ${answer.status} ${answer.text.slice(0, 300)} ${lines.at(-1)?.slice(0, 1500)}`,
      );
    ids.learn(answer.text);
  }
  return { found, statuses };
}

/** Everything but an error in Intercom's envelope. */
function notIntercomsError({ status, type, text }: FuzzAnswer, { method }: FuzzRequest): string | undefined {
  if (status < 400 || (method === 'HEAD' && text === '')) return undefined;
  if (!type.startsWith('application/json')) return 'not JSON';
  const body = JSON.parse(text);
  const codes: unknown[] = body.type === 'error.list' ? body.errors.map((one: { code: unknown }) => one.code) : [];
  return codes.length > 0 && codes.every((code) => typeof code === 'string' && code !== '')
    ? undefined
    : 'not the envelope';
}

test(`${calls} random calls of the API end with Intercom’s own answers`, { timeout: sizedMs(300_000) }, async () => {
  const { token, control } = await attach(sandbox);
  for (const id of visitorIds) await control('POST', 'visit', { anonymous_id: id });
  const { found, statuses } = await fuzz(
    {
      addresses: [...apiRoutes, { method: 'POST', url: '/auth/eagle/token' }, { method: 'GET', url: '/nothing/:id' }],
      names: [...new Set(apiRoutes.flatMap(({ known }) => [...(known?.query ?? []), ...(known?.body ?? [])]))],
      tokens: [`Bearer ${token}`, 'Bearer nope', 'Bearer', `Basic ${token}`, '', token, `Bearer  ${token} x`],
      contentTypes: [
        'application/json',
        'text/plain',
        'application/x-www-form-urlencoded',
        'a',
        'application/json; charset=latin1',
      ],
    },
    calls,
    notIntercomsError,
  );
  expect(found.join('\n\n'), seeded).toBe('');
  expect(
    lines.filter((line) => line.startsWith('Failed')),
    seeded,
  ).toEqual([]);
  // It got inside, and not only into the refusals.
  expect(statuses.get(200), seeded).toBeGreaterThan(calls * 0.075);
  for (const status of [400, 401, 404, 406, 413]) {
    expect(statuses.get(status), `answers with ${status}; ${seeded}`).toBeGreaterThan(0);
  }
  expect((await attach(sandbox)).token).toBe(token);
});

test(
  'random forms and addresses make no page of the practice Intercom fail',
  { timeout: sizedMs(120_000) },
  async () => {
    const isPage = ({ url }: { url: string }) => !url.startsWith('/__sandbox') && !isApi(url);
    const { found, statuses } = await fuzz(
      {
        addresses: sandbox.addresses.filter(isPage),
        names: [
          'q',
          'view',
          'page',
          'done',
          'name',
          'email',
          'standard.name',
          'model',
          'workspace',
          'client_id',
          'state',
          'tag',
          'before',
          'path',
          'speed',
          'every',
          'value',
          'topics',
          'count',
        ],
        tokens: [],
        contentTypes: ['application/x-www-form-urlencoded', 'application/json', 'text/plain'],
      },
      forms,
      ({ text }) => (/\bat \S+ \(?(file|node):/.test(text) ? 'a stack trace' : undefined),
    );
    expect(found.join('\n\n'), seeded).toBe('');
    expect(
      lines.filter((line) => line.startsWith('Failed')),
      seeded,
    ).toEqual([]);
    expect(statuses.get(200), seeded).toBeGreaterThan(forms / 15);
  },
);

test('random requests make no control of the practice Intercom fail', { timeout: sizedMs(120_000) }, async () => {
  const { found } = await fuzz(
    {
      addresses: sandbox.addresses.filter(({ url }) => url.startsWith('/__sandbox')),
      names: [
        'name',
        'on',
        'value',
        'kind',
        'path',
        'every',
        'until',
        'advance_ms',
        'set',
        'speed',
        'echo',
        'index_lag_ms',
        'client_id',
        'workspace_id',
        'webhook_url',
        'topics',
        'scopes',
        'count',
        'limit',
        'status',
        'warning',
        'id',
        'region',
        'timezone',
      ],
      tokens: [],
      contentTypes: ['application/json', 'text/plain', 'application/x-www-form-urlencoded'],
    },
    forms,
    ({ status, text }, { method }) => {
      if (status < 400 || method === 'HEAD' || text.includes('"error.list"')) return undefined;
      return typeof JSON.parse(text).error === 'string' ? undefined : 'not a sentence';
    },
  );
  expect(found.join('\n\n'), seeded).toBe('');
  expect(
    lines.filter((line) => line.startsWith('Failed')),
    seeded,
  ).toEqual([]);
});

const isApi = (url: string): boolean => apiRoutes.some((route) => route.url === url) || url === '/auth/eagle/token';
