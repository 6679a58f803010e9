import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createListener, type Listener } from '../../src/database/listener.ts';
import type { Schema } from '../../src/database/tables.d.ts';
import { raiseWarning } from '../../src/integration/reconcile/warnings/raise-warning.ts';
import { createChangeFeed, type ChangeFeed } from '../../src/live/change-feed.ts';
import { topicNames } from '../../src/live/topics.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { fullCheck } from '../support/full-check.ts';
import { until } from '../support/goodword.ts';
import { importSteps } from '../support/imports.ts';

/** Which topic is announced when rows of a table change; null for tables whose rows no screen waits for. */
const topicByTable: Record<keyof Schema, (typeof topicNames)[number] | null> = {
  alert_settings: 'alert-settings',
  alerts: 'warnings',
  campaign_connections: 'connections',
  campaigns: 'campaigns',
  connections: 'connections',
  crm_checks: 'reconciliation',
  crm_drift: 'reconciliation',
  crm_repairs: 'reconciliation',
  bulk_operations: 'operations',
  crm_warnings: 'warnings',
  outage_reports: 'reconciliation',
  deliveries: 'deliveries',
  import_rows: 'imports',
  imports: 'imports',
  integration_owners: 'settings',
  integration_settings: 'settings',
  intercom_apps: 'intercom-app',
  leads: 'leads',
  links: 'referrers',
  referrers: 'referrers',
  reward_rule_versions: 'campaigns',
  reward_rules: 'campaigns',
  rewards: 'rewards',
  rule_attribute_problems: 'warnings',
  // steps of a polling, of which only the end is shown
  change_polling: null,
  // a link to a contact that a delivery made is shown with the delivery; others are events
  crm_contacts: null,
  // one for each attempt of a delivery
  delivery_attempts: null,
  // a visitor waits for them; the Dashboard counts them from time to time
  link_visit_days: null,
  link_visits: null,
  // the Check is made when it is asked for
  intercom_signals: null,
  call_budgets: null,
  call_usage: null,
  contact_change_seeds: null,
  contact_changes: null,
  crm_snapshots: null,
  // the reports of erasures are read with the lists of people
  erased_people: null,
  // by the events of contacts and people
  erasure_proposals: null,
  erasure_settings: null,
  events: null,
  held_locks: null,
  idempotency_keys: null,
  notifications: null,
  oauth_states: null,
  // no screen shows them
  outbox_mails: null,
  stale_referrers: null,
  work_leases: null,
  workspaces: null,
};

let pair: Pair;
let listener: Listener;
let feed: ChangeFeed;
const heard = new Set<string>();
const everHeard = new Set<string>();

beforeAll(async () => {
  pair = await startPair();
  await noteTouchedTables();
  listener = createListener(pair.database.connectionString, { db: pair.app.db, log: () => {} });
  feed = createChangeFeed(listener);
  await feed.start();
  feed.subscribe(pair.workspaceId, (changes) => {
    for (const change of changes) {
      heard.add(change);
      everHeard.add(change.split(':')[0]!);
    }
  });
});
afterAll(async () => {
  await listener.stop();
  await pair.close();
});

/** Keeps the names of tables whose rows change. */
async function noteTouchedTables(): Promise<void> {
  const { db } = pair.crm;
  await sql`create table public.touched (name text)`.execute(db);
  await sql`
    create function public.note_touched() returns trigger language plpgsql as $$
    begin
      insert into public.touched values (tg_table_name);
      return null;
    end $$`.execute(db);
  for (const table of Object.keys(topicByTable)) {
    await sql`
      create trigger zz_touched after insert or update or delete on ${sql.table(`goodword.${table}`)}
      for each row execute function public.note_touched()`.execute(db);
  }
}

/** Does something, and waits until all that it changed was announced, and the given topics. */
async function announces<Result>(act: () => Promise<Result>, ...topics: string[]): Promise<Result> {
  const { db } = pair.crm;
  await sql`truncate public.touched`.execute(db);
  heard.clear();
  const result = await act();
  const names = new Set<string>();
  const missing = async () => {
    const { rows } = await sql<{ name: keyof Schema }>`select distinct name from public.touched`.execute(db);
    const expected = rows.flatMap(({ name }) => topicByTable[name] ?? []);
    names.clear();
    for (const topic of heard) names.add(topic.split(':')[0]!);
    return [...expected.filter((topic) => !names.has(topic)), ...topics.filter((topic) => !heard.has(topic))];
  };
  await until(async () => (await missing()).length === 0, 'all is announced', 5_000).catch(async () => {
    throw new Error(`Not announced: ${(await missing()).join(', ')}; heard: ${[...heard].join(', ')}`);
  });
  return result;
}

it('nothing in the database announces by itself', async () => {
  const { rows } = await sql<{ name: string }>`
    select p.proname as name from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'goodword' and p.prosrc ilike '%notify%'`.execute(pair.crm.db);
  expect(rows).toEqual([]);
});

it('what a user and the CRM change is announced by its topic', { timeout: 180_000 }, async () => {
  const { ok } = pair;
  const steps = importSteps(pair);
  const { campaignId, code, referrerId } = await announces(() => pair.campaign(), 'campaigns', 'referrers');
  await announces(() => ok('POST', `/referrers/${referrerId}/link/pause`), 'referrers');
  await announces(() => ok('POST', `/referrers/${referrerId}/link/resume`), 'referrers');
  const unsent = await announces(() => pair.joinAsLead(campaignId, code, 'early@example.com'), 'leads', 'referrers');
  await announces(() => ok('POST', '/team/invitations', { email: 'invited@example.com' }), 'team');
  await announces(() => ok('PUT', '/alert-settings', { by_email: false, webhook_url: null }), 'alert-settings');

  await announces(() => pair.connect(campaignId), 'connections', 'deliveries');
  await announces(() => pair.saveLeadsTab(campaignId), 'settings');
  const run = { kind: 'back_fill', campaign_id: campaignId, tab: 'leads' };
  const backFill = await announces(async () => {
    const { id } = await ok('POST', '/bulk-operations', run);
    await pair.delivered(unsent);
    await until(async () => (await ok('GET', `/bulk-operations/${id}`)).state === 'Done', 'the run is done');
    return id;
  }, 'deliveries');
  await announces(() => ok('POST', '/bulk-operations', { kind: 'undo', operation_id: backFill }), 'deliveries');

  const leadId = await announces(
    async () => {
      const id = await pair.joinAsLead(campaignId, code, 'ben@example.com');
      await pair.delivered(id);
      return id;
    },
    'leads',
    'referrers',
    'deliveries',
  );
  const { contact_id: contactId } = await pair.delivered(leadId);
  await announces(
    () => pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } }),
    'contacts',
    'leads',
    'rewards',
  );
  const reward = (await ok('GET', `/rewards?campaign_id=${campaignId}`)).items[0];
  await announces(() => ok('POST', `/rewards/${reward.id}/issue`), 'rewards');

  const drafted = await announces(() => steps.draft(campaignId));
  await announces(() => steps.move(drafted.id, 'dry-run'), `imports:${drafted.id}`);
  await steps.inState(drafted.id, 'Ready');
  await announces(() => steps.ran(drafted.id), `imports:${drafted.id}`, 'referrers');
  await announces(() => ok('DELETE', `/imports/${drafted.id}`), `imports:${drafted.id}`);

  const { id: connectionId } = (await ok('GET', '/connections')).items[0];
  await announces(() => fullCheck(pair, connectionId), 'reconciliation');
  const connection = await pair.crm.db.selectFrom('connections').selectAll().executeTakeFirstOrThrow();
  await announces(
    () => pair.crm.db.transaction().execute((trx) => raiseWarning(pair.crm, trx, connection, 'webhooks_silent', {})),
    'warnings',
  );
  await announces(() => ok('DELETE', `/connections/${connectionId}`), 'connections', 'reconciliation', 'warnings');
  const app = { kind: 'oauth', region: 'EU', client_id: 'abc', client_secret: 'a secret' };
  await announces(() => ok('PUT', '/intercom-app', app), 'intercom-app');

  expect([...everHeard].toSorted()).toEqual([...topicNames]);
});
