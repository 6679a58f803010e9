import pMap from 'p-map';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pollConnection } from '../../../src/integration/reconcile/polling/poll-connection.ts';
import { workOn } from '../../../src/platform/jobs/work/resumable-work.ts';
import { email, firstName, signedUpRule, startPair, type Pair } from '../../support/connected-goodword.ts';
import { fullCheck } from '../../support/full-check.ts';
import { until } from '../../support/goodword.ts';
import { seed } from '../../support/seed.ts';
import { sized, sizedMs } from '../../support/size.ts';
import { useSearchLag } from '../../support/search-lag.ts';
import { startIntercomProcess } from './intercom-process.ts';
import { readAllContacts, readTraces } from './read-contacts.ts';

// 5,000 contacts in both directions while everything goes wrong at once, or as many times more as the size says. In the end
// both sides must be equal.

const customers = sized(4_000);
const leads = sized(1_000);
/** Leads who are leads in Intercom already, under the address with which they join. */
const known = sized(40);
const qualified = sized(300);
const dropped = sized(400);
const leadAddress = (index: number) => `friend-${index}@example.com`;

let pair: Pair;
let campaignId: string;
let code: string;

// the storm's index lags by two seconds; nothing is gained by waiting three minutes for it
useSearchLag(5_000);
beforeAll(async () => {
  const sandbox = await startIntercomProcess({
    settings: { rate_limit_per_minute: 60_000, index_lag_ms: 2_000 },
    workspaces: [
      {
        attributes: [{ name: 'Signed up', options: ['Yes', 'No'] }],
        contacts: Array.from({ length: known }, (_, index) => ({ role: 'lead', email: leadAddress(index) })),
        generate: { count: customers, random_seed: seed, users: 1 },
      },
    ],
  });
  pair = await startPair({ sandbox });
  ({ campaignId } = await pair.campaign());
  await pair.connect(campaignId);
}, sizedMs(120_000));
afterAll(() => pair?.close());

const control = async (path: string, body: object) => {
  const { status, body: answer } = await pair.intercom.control('POST', path, body);
  if (status !== 200 && status !== 201) throw new Error(`${path}: ${JSON.stringify(answer)}`);
};
const connection = async () => (await pair.ok('GET', '/connections')).items[0];
const count = async (table: 'leads' | 'rewards' | 'deliveries', where: Record<string, string> = {}) => {
  let query = pair.crm.db.selectFrom(table).select(({ fn }) => fn.countAll().as('n'));
  for (const [column, value] of Object.entries(where)) query = query.where(column as 'state', '=', value as never);
  return Number((await query.executeTakeFirstOrThrow()).n);
};
/** In one look: asked state by state, a delivery that goes from one to the other could hide. */
async function countOpen(): Promise<number> {
  const open = pair.crm.db.selectFrom('deliveries').where('state', 'in', ['Planned', 'Sending', 'Waiting']);
  return Number((await open.select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n);
}
/** What became of all that was to be written of a person, for a failure that explains itself. */
const storyOf = (subjectId: string) =>
  pair.crm.db
    .selectFrom('deliveries')
    .select(['kind', 'cause', 'state', 'outcome', 'contact_id', 'tries', 'updated_at'])
    .where('subject_id', '=', subjectId)
    .orderBy('created_at')
    .execute();
/** The differences that checks found, by whom they concern. */
async function differences(connectionId: string): Promise<unknown[]> {
  const { items } = await pair.ok('GET', `/connections/${connectionId}/drift?limit=100`);
  return items.map(({ email: whose, kind, sentence }: Record<string, string>) => ({ whose, kind, sentence }));
}

async function setUp(): Promise<void> {
  const create = (name: string, type: string) =>
    pair.intercom.call('POST', '/data_attributes', { name, model: 'contact', data_type: type });
  await create('goodword_referral_link', 'string');
  await create('goodword_referrals_count', 'integer');
  await create('goodword_converted_count', 'integer');
  await pair.saveLeadsTab(campaignId, {
    mapping: [email, firstName],
    mark: { tag: 'Referred', note: true, company: false },
    events: true,
    qualification: signedUpRule,
  });
  await pair.ok('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email, firstName],
    duplicates: 'update',
    qualification: null,
    return_fields: {
      referral_link: 'custom_attributes.goodword_referral_link',
      referrals_count: 'custom_attributes.goodword_referrals_count',
      converted_referrals_count: 'custom_attributes.goodword_converted_count',
    },
  });
  // Ana joined before there was a tab to send her; Bo is sent
  const bo = { campaign_id: campaignId, email: 'bo.referrer@example.com', first_name: 'Bo' };
  ({ code } = await pair.ok('POST', '/referrers', bo));
}

async function unleash(): Promise<void> {
  await control('settings', { echo: true, stale_reads_ms: 500 });
  await control('webhooks/switches', { duplicate_every: 3, reorder: 5, delay_ms: 100, drop_next: dropped });
}

/** Every call is one too many, until Goodword has made some. */
async function rateStorm(): Promise<void> {
  const refused = async () => {
    const { body } = await pair.intercom.control('GET', 'faults');
    return body.switches.find(({ name }: { name: string }) => name === 'rate_storm').hits as number;
  };
  const before = await refused();
  await control('faults/switch', { name: 'rate_storm', on: true });
  await until(async () => (await refused()) > before, 'a call is refused', sizedMs(60_000));
  await control('faults/switch', { name: 'rate_storm', on: false });
}

/** Intercom refuses the token in the middle of everything, until a user connects again. */
async function tokenDies(): Promise<void> {
  await control('faults/switch', { name: 'tokens_suspended', on: true });
  await until(
    async () => (await connection()).state === 'Needs attention',
    'the death of the token is noticed',
    sizedMs(60_000),
  );
  await control('faults/switch', { name: 'tokens_suspended', on: false });
  await pair.connect(campaignId);
}

/** A teammate merges the leads that Intercom had before into the users that Goodword made of the same people. */
async function mergeKnown(): Promise<number> {
  let merged = 0;
  for (const contact of (await readAllContacts(pair.intercom)).filter(({ role }) => role === 'lead')) {
    const query = {
      operator: 'AND',
      value: [
        { field: 'email', operator: '=', value: contact.email },
        { field: 'role', operator: '=', value: 'user' },
      ],
    };
    const { body } = await pair.intercom.call('POST', '/contacts/search', { query });
    const user = body.data[0];
    if (!user) continue;
    const { status } = await pair.intercom.call('POST', '/contacts/merge', { from: contact.id, into: user.id });
    if (status === 200) merged += 1;
  }
  return merged;
}

/** All customers of before now: a lead that joins meanwhile becomes a user in Intercom too. */
async function importCustomers(): Promise<{ importId: string; imported: number }> {
  const { id } = await pair.ok('POST', '/imports', {
    campaign_id: campaignId,
    source: 'intercom',
    selection: {
      contact_type: 'only_users',
      segment_id: null,
      tag_ids: [],
      conditions: [{ attribute: 'created_at', operator: 'less', value: Math.floor(Date.now() / 1000) }],
    },
    exclude: [],
    mode: 'one_time',
    silent: true,
  });
  await pair.ok('POST', `/imports/${id}/dry-run`);
  const ready = await until(
    async () => {
      const found = await pair.ok('GET', `/imports/${id}`);
      return found.state === 'Ready' && found;
    },
    'the dry run is done',
    sizedMs(120_000),
  );
  await pair.ok('POST', `/imports/${id}/start`);
  return { importId: id, imported: ready.plan.create };
}

async function signUp(contactId: string): Promise<void> {
  const { status } = await pair.intercom.call('PUT', `/contacts/${contactId}`, {
    custom_attributes: { 'Signed up': 'Yes' },
  });
  expect(status).toBe(200);
}

it(`${customers + leads} contacts end equal on both sides of a storm`, { timeout: sizedMs(900_000) }, async () => {
  await setUp();
  const { importId, imported } = await importCustomers();
  expect(imported).toBeGreaterThan(customers * 0.95);
  await unleash();

  const leadIds = new Map<string, string>();
  const join = async (index: number): Promise<void> => {
    const address = leadAddress(index);
    leadIds.set(address, await pair.joinAsLead(campaignId, code, address, `Friend ${index}`));
  };
  const joining = pMap(Array.from({ length: leads }).keys(), join, { concurrency: 6 });
  await rateStorm();
  await until(() => Promise.resolve(leadIds.size > leads / 3), 'a third has joined', sizedMs(120_000));
  await tokenDies();
  await control('webhooks/switches', { drop_next: dropped });
  await rateStorm();
  await joining;
  await until(
    async () => (await count('deliveries', { kind: 'push', state: 'Sent' })) > leads / 2,
    'half is sent',
    sizedMs(300_000),
  );
  await rateStorm();
  await mergeKnown();

  // some leads sign up while webhooks are dropped, doubled and mixed
  await until(async () => (await countOpen()) === 0, 'everything is sent', sizedMs(400_000));
  await until(
    async () => (await pair.ok('GET', `/imports/${importId}`)).state === 'Done',
    'the import is done',
    sizedMs(300_000),
  );
  await control('webhooks/switches', { drop_next: sized(200) });
  // lists and searches lag behind
  const all = await until(
    async () => {
      await mergeKnown();
      const contacts = await readAllContacts(pair.intercom);
      return contacts.length === customers + leads + 1 && contacts;
    },
    'every contact is listed once',
    sizedMs(60_000),
  );
  const byAddress = new Map(all.map((contact) => [contact.email, contact]));
  const signing = Array.from({ length: qualified }, (_, index) => leadAddress(index * 3));
  await pMap(signing, (address) => signUp(byAddress.get(address)!.id), { concurrency: 6 });

  // the storm is over; what was missed is found by polling, and the check compares all
  await pair.intercom.control('DELETE', 'faults');
  const { id: connectionId } = await connection();
  const key = { workspaceId: pair.workspaceId, connectionId };
  await until(
    async () => {
      await workOn(pair.crm, pollConnection(pair.crm), key);
      return (await count('leads', { state: 'Qualified' })) >= qualified;
    },
    'every lead who signed up is found',
    sizedMs(180_000),
  );
  await until(async () => (await countOpen()) === 0, 'everything is sent again', sizedMs(300_000));

  const contacts = await readAllContacts(pair.intercom);
  const found = new Map(contacts.map((contact) => [contact.email, contact]));
  expect(contacts).toHaveLength(customers + leads + 1);
  expect(found.size).toBe(contacts.length);
  expect(await count('leads', { state: 'Qualified' })).toBe(qualified);
  expect(await count('rewards')).toBe(qualified);

  const wrong: unknown[] = [];
  const addresses = Array.from({ length: leads }, (_, index) => leadAddress(index));
  const verify = async (address: string): Promise<void> => {
    const contact = found.get(address)!;
    const { notes, tags, events } = await readTraces(pair.intercom, contact);
    const isQualified = contact.custom_attributes['Signed up'] === 'Yes';
    const lead = await pair.leadOf(leadIds.get(address)!);
    const expected = ['referral-joined', ...(isQualified ? ['referral-qualified'] : [])];
    const isRight =
      contact.custom_attributes['goodword_referred_by'] === code &&
      notes === 1 &&
      tags.join() === 'Referred' &&
      events.toSorted().join() === expected.join() &&
      (lead.state === 'Qualified') === isQualified;
    if (isRight) return;
    const story = await storyOf(lead.id);
    wrong.push({ address, notes, tags, events, state: lead.state, attributes: contact.custom_attributes, story });
  };
  await pMap(addresses, verify, { concurrency: 8 });
  expect(wrong).toEqual([]);

  const referrers = await pair.crm.db
    .selectFrom('referrers')
    .innerJoin('links', (join) =>
      join
        .onRef('links.workspace_id', '=', 'referrers.workspace_id')
        .onRef('links.referrer_id', '=', 'referrers.referrer_id'),
    )
    .select(['referrers.email', 'links.code'])
    .execute();
  expect(referrers).toHaveLength(imported + 2);
  const unequal = referrers.filter(
    (referrer) =>
      referrer.email !== 'ana.referrer@example.com' &&
      !String(found.get(referrer.email)?.custom_attributes['goodword_referral_link']).endsWith(`/r/${referrer.code}`),
  );
  expect(unequal).toEqual([]);
  // counts that change quickly are gathered for some seconds
  await until(
    async () => {
      const { body } = await pair.intercom.call('GET', `/contacts/${found.get('bo.referrer@example.com')!.id}`);
      const { goodword_referrals_count: joined, goodword_converted_count: converted } = body.custom_attributes;
      return joined === leads && converted === qualified;
    },
    'the referrer’s counts are right',
    sizedMs(60_000),
  );

  // the check that began with connecting again looked into the storm itself; another looks at what is left of it
  const health = async () => pair.ok('GET', `/connections/${connectionId}/health`);
  await until(async () => (await health()).check.running === null, 'no other check runs', sizedMs(180_000));
  expect(await differences(connectionId)).toEqual([]);
  const { drift } = await fullCheck(pair, connectionId, sizedMs(180_000));
  expect(await differences(connectionId)).toEqual([]);
  expect(drift.rows).toBe(0);
});
