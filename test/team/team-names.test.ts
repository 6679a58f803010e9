import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { ask, owner } from '../support/goodword.ts';
import { listRoutes } from '../support/routes.ts';

let pair: Pair;
/** what stands for `:id` in the addresses below a resource */
const ids: Record<string, string> = {};
const readers: Record<'usual' | 'settings', string> = { usual: '', settings: '' };

beforeAll(async () => {
  pair = await startPair();
  const { campaignId, code, referrerId } = await pair.campaign();
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  const leadId = await pair.joinAsLead(campaignId, code, 'lee@example.com');
  await pair.delivered(leadId);
  await pair.ok('POST', `/leads/${leadId}/qualify`);
  const [reward] = (await pair.ok('GET', '/rewards')).items;
  await pair.ok('POST', `/rewards/${reward.id}/issue`);
  const [connection] = (await pair.ok('GET', '/connections')).items;
  await pair.ok('POST', `/connections/${connection.id}/checks`);
  const made = await pair.ok('POST', '/imports', { campaign_id: campaignId, source: 'csv' });
  const operation = { kind: 'back_fill', campaign_id: campaignId, tab: 'leads' };
  await pair.joinAsLead(campaignId, code, 'unsent@example.com');
  const begun = await pair.api('POST', '/bulk-operations', operation);
  Object.assign(ids, { campaigns: campaignId, leads: leadId, referrers: referrerId, rewards: reward.id });
  Object.assign(ids, { connections: connection.id, imports: made.id, 'bulk-operations': begun.body.id ?? '' });
  for (const [name, scopes] of [
    ['usual', ['read', 'write']],
    ['settings', ['read', 'write', 'settings']],
  ] as const) {
    readers[name] = (await pair.api('POST', '/api-keys', { name: `Key for ${name}`, scopes })).body.key;
  }
});
afterAll(() => pair.close());

/** Every address of the API that can be read, with the ids of what was made above. */
function readable(): string[] {
  const routes = listRoutes(pair.app.server).filter(
    ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/'),
  );
  return routes
    .map(({ path }) => path.replace('/api/v1', ''))
    .filter((path) => !/^\/(stream|openapi)/.test(path))
    .map((path) =>
      path
        .replace(/^\/([\w-]+)\/:id/, (_all, resource: string) => `/${resource}/${ids[resource] ?? 'none'}`)
        .replace(':provider', 'intercom')
        .replace(':tab', 'leads'),
    )
    .map((path) => `${path}?campaign_id=${ids['campaigns']}`);
}

const about = (text: string) =>
  [owner.email, owner.name, '"address":"127.0.0.1"'].filter((part) => text.includes(part));

async function readAll(key: string): Promise<{ read: string[]; found: string[] }> {
  const read: string[] = [];
  const found: string[] = [];
  for (const path of readable()) {
    const answer = await ask(`${pair.url}/api/v1${path}`, 'GET', undefined, { authorization: `Bearer ${key}` });
    if (answer.status === 200) read.push(path);
    const parts = about(JSON.stringify(answer.body));
    if (parts.length > 0) found.push(`${path}: ${parts.join(', ')}`);
  }
  return { read, found };
}

it('no route tells a key without the scope `settings` who the teammates are', async () => {
  const { read, found } = await readAll(readers.usual);
  expect(read.length).toBeGreaterThan(25);
  expect(found).toEqual([]);
});

it('with the scope they are named where they did something', async () => {
  const { found } = await readAll(readers.settings);
  for (const resource of ['events', 'leads', 'connections', 'imports', 'campaigns']) {
    expect(found.join('\n')).toContain(`/${resource}`);
  }
});
