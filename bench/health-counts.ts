import { performance } from 'node:perf_hooks';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { closeDatabase, openDatabase } from '../src/database/database.ts';
import { selectSyncStatusFacts } from '../src/integration/sync-status/sync-status-store.ts';
import type { Finding } from './main.ts';
import { afterwards } from './support/clean-up.ts';
import { startConnectedGoodword } from './support/connected-goodword.ts';
import { median, range, twoDigits } from './support/numbers.ts';
import { openStored } from './support/stored-rows.ts';

const people = 500_000;
const rounds = 5;

/**
 * How long it takes to count the sync status of the 500,000 leads of a campaign with a million deliveries: a push and a data
 * event of each, of which one in a hundred failed; one push in twenty left its contact alone, and a thousand are undone.
 */
export async function measureHealthCounts(): Promise<Finding> {
  const { dataFolder, campaignId } = await startConnectedGoodword();
  const stored = await openStored(dataFolder);
  // what a power cut would do to them does not matter
  await stored.query('set synchronous_commit = off');
  await stored.query(insertLeads);
  await stored.query(insertDeliveries);
  await stored.query(insertUndone);
  await stored.query('vacuum analyze');
  const { rows } = await stored.query<{ workspace_id: string; connection_id: string; deliveries: number }>(
    'select workspace_id, connection_id, count(*)::integer as deliveries from goodword.deliveries group by 1, 2',
  );
  const { workspace_id: workspaceId = '', connection_id: connectionId = '', deliveries = 0 } = rows[0] ?? {};

  const { connectionString } = await startEmbeddedPostgres({ dataFolder, log: () => {} });
  const db = openDatabase(connectionString, { log: () => {} });
  afterwards(() => closeDatabase(db));
  const key = { workspaceId, campaignId, provider: 'intercom', connectionId, tab: 'leads' } as const;
  const seconds: number[] = [];
  const counted: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const since = performance.now();
    const groups = await selectSyncStatusFacts(db, key);
    seconds.push(twoDigits((performance.now() - since) / 1000));
    counted.push(groups.reduce((sum, { count }) => sum + count, 0));
  }
  return {
    measurement: 'health-counts',
    ok: counted.every((count) => count >= people),
    deliveries,
    people: counted[0],
    seconds: median(seconds),
    seconds_range: range(seconds),
  };
}

const owner = `
  select r.workspace_id, r.campaign_id, r.referrer_id, l.link_id, c.connection_id
  from goodword.referrers r join goodword.links l using (workspace_id, referrer_id) join goodword.connections c using (workspace_id)
  where c.state = 'Connected' limit 1`;

/** Ids that begin with their number are in the order of joining, as ours are. */
const numbered = (letter: string) => `(lpad(to_hex(i), 8, '0') || '-0000-7000-8000-00000000000${letter}')::uuid`;

/** Whose lead they are does not matter here: the first referrer's. */
const insertLeads = `
  insert into goodword.leads (workspace_id, lead_id, campaign_id, referrer_id, link_id, email, email_key, first_name, source, state,
    joined_at, state_changed_at)
  select workspace_id, ${numbered('a')}, campaign_id, referrer_id, link_id, i || '@example.com', i || '@example.com', 'Lea',
    'API', 'Pending', now(), now()
  from generate_series(1, ${people}) i, (${owner}) owner`;

const insertDeliveries = `
  insert into goodword.deliveries (workspace_id, delivery_id, connection_id, campaign_id, provider, subject, subject_id, cause, kind,
    action, duplicates, settings_version, planned, written, replaced, state, failure, contact_id, created_at, updated_at)
  select workspace_id, case kind when 'push' then ${numbered('b')} else ${numbered('c')} end, connection_id, campaign_id,
    'intercom', 'lead', ${numbered('a')}, kind, kind, 'create_user', 'update', 1, written, written, '{}',
    case when i % 100 = 3 then 'Failed' when kind = 'push' and i % 20 = 7 then 'Skipped' else 'Sent' end,
    case when i % 100 = 3 then 'fix_data' end, left(md5(i::text), 24), now(), now()
  from generate_series(1, ${people}) i, (values ('push'), ('event')) kinds (kind), (${owner}) owner,
    lateral (select jsonb_build_object('name', 'Lea', 'email', i || '@example.com', 'custom_attributes.Referral Link',
      'https://referrals.example.com/r/' || i) as written) as mapped`;

const insertUndone = `
  insert into goodword.deliveries (workspace_id, delivery_id, connection_id, campaign_id, provider, subject, subject_id, cause, kind,
    settings_version, planned, state, contact_id, created_at, updated_at)
  select workspace_id, gen_random_uuid(), connection_id, campaign_id, provider, subject, subject_id, 'undo:' || delivery_id,
    'undo', 1, '{}', 'Sent', contact_id, now(), now()
  from goodword.deliveries where kind = 'push' and state = 'Sent' limit 1000`;
