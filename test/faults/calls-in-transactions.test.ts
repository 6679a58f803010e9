import { Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isInRequestTransaction } from '../../src/database/request-transaction.ts';
import { reachingOutside } from '../../src/web/reaching-outside.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { exampleOf, type Schema } from '../support/example-of.ts';
import { ask } from '../support/goodword.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { addressOf, listRoutes } from '../support/routes.ts';

// What a request does is committed with its answer, except for routes that reach outside (reaching-outside.ts). This asks all
// others with a key, by records that are there, and watches for calls of other systems while the transaction is open.

let pair: Pair;
let sink: MailSink;
const idsByResource: Record<string, string> = {};
const calls: string[] = [];
const { fetch: plainFetch } = globalThis;
const { connect: plainConnect } = Socket.prototype;

const outside = (what: string) => {
  if (!isInRequestTransaction()) return;
  // connections to the database are opened in a transaction as well
  calls.push(what);
};

beforeAll(async () => {
  sink = await startMailSink();
  pair = await startPair({ webhooks: false, mail: { smtpUrl: sink.smtpUrl, from: 'goodword@example.com' } });
  const { campaignId, code, referrerId } = await pair.campaign();
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  const leadId = await pair.joinAsLead(campaignId, code, 'zoe@example.com', 'Zoe');
  const delivery = await pair.delivered(leadId);
  await pair.ok('POST', `/leads/${leadId}/qualify`);
  const { id: importId } = await pair.ok('POST', '/imports', { campaign_id: campaignId, source: 'csv' });
  const [connection] = (await pair.ok('GET', '/connections')).items;
  const [reward] = (await pair.ok('GET', `/rewards?lead_id=${leadId}`)).items;
  Object.assign(idsByResource, {
    campaigns: campaignId,
    referrers: referrerId,
    leads: leadId,
    imports: importId,
    connections: connection.id,
    deliveries: delivery.id,
    rewards: reward.id,
  });
  globalThis.fetch = (input, init) => {
    outside(`fetch ${String(input instanceof Request ? input.url : input)}`);
    return plainFetch(input, init);
  };
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const text = JSON.stringify(args, (_, value: unknown) => (typeof value === 'function' ? undefined : value));
    const { port } = new URL(pair.database.connectionString);
    if (!text.includes(port)) outside(`connection ${text}`);
    return (plainConnect as (...plain: unknown[]) => Socket).apply(this, args);
  };
});
afterAll(async () => {
  globalThis.fetch = plainFetch;
  Socket.prototype.connect = plainConnect;
  await pair.close();
  await sink.close();
});

it('no route asks another system while the transaction of its request is open', async () => {
  const description = (await ask(`${pair.url}/api/v1/openapi.json`, 'GET')).body;
  const routes = listRoutes(pair.app.server).filter(
    ({ method, path }) => method === 'POST' && path.startsWith('/api/v1/') && !reachingOutside.has(path),
  );
  expect(routes.length).toBeGreaterThan(30);
  const answered = new Map<number, number>();
  for (const [index, route] of routes.entries()) {
    // the first visit has been
    if (route.path === '/api/v1/setup') continue;
    const resource = route.path.split('/')[3] ?? '';
    const id = idsByResource[resource] ?? Object.values(idsByResource)[0]!;
    const operation = description.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.post;
    const schema = operation?.requestBody?.content['application/json']?.schema as Schema | undefined;
    const body = schema === undefined ? undefined : exampleOf(schema, idsByResource['campaigns']!);
    const headers = { cookie: pair.cookie, 'idempotency-key': `calls ${index}` };
    const { status } = await ask(pair.url + addressOf(route, id), 'POST', body, headers);
    answered.set(status, (answered.get(status) ?? 0) + 1);
  }
  expect(calls).toEqual([]);
  // enough of them came to their end for this to say something
  expect([...answered].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(
    10,
  );
  expect(answered.get(500)).toBeUndefined();
});
