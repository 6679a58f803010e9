import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { Delivery } from '../outbound/delivery.ts';
import type { Tab } from '../settings/integration-settings.ts';
import type { SyncStatusFacts } from './sync-status-rules.ts';

export type SyncStatusKey = {
  workspaceId: string;
  campaignId: string;
  provider: string;
  /** null before the first connection */
  connectionId: string | null;
  tab: Tab;
  /** one person, or several; all of the tab without */
  personId?: string | readonly string[] | undefined;
};

type Row = {
  push_state: Delivery['state'] | null;
  push_failure: Delivery['failure'];
  undone: boolean;
  skipped_by_rule: boolean;
  other_state: Delivery['state'] | null;
  other_failure: Delivery['failure'];
  imported: boolean;
  held: boolean;
};

/**
 * What is known of the people of a tab; people with the same facts are counted together.
 *
 * One walk over what was sent, in the order of people, whatever became of it. Full joins on purpose: they are merged or
 * hashed, while a planner that expects few rows would take anything else for a walk of its own for each person.
 */
export async function selectSyncStatusFacts(
  db: Database,
  key: SyncStatusKey,
): Promise<{ facts: SyncStatusFacts; count: number }[]> {
  const { people, isHeld, facts } = partsOf(key);
  const { rows } = await sql<Row & { count: number }>`
    with ${facts}, counted as (
      select push.state as push_state, push.failure as push_failure,
        coalesce('undo:' || push.delivery_id = any(undone.causes), false) as undone,
        coalesce(push.skipped_by_rule, false) as skipped_by_rule,
        other.state as other_state, other.failure as other_failure,
        imported.subject_id is not null as imported, false as held, count(*) as count
      from push
        full join other using (subject_id)
        full join undone using (subject_id)
        full join imported using (subject_id)
      group by 1, 2, 3, 4, 5, 6, 7
    )
    select * from counted
    union all
    select null, null, false, false, null, null, false, true, (select count(*) from ${people} and ${isHeld})
    union all
    select null, null, false, false, null, null, false, false,
      (select count(*) from ${people} and not ${isHeld}) - coalesce((select sum(count) from counted), 0)::bigint`.execute(
    db,
  );
  // the last rows count people without any facts, and may count none
  return rows.filter(({ count }) => count > 0).map((row) => ({ count: row.count, facts: toFacts(row) }));
}

/** What is known of each of some people of a tab; those whom the tab does not have are left out. */
export async function selectSyncStatusFactsOf(
  db: Database,
  key: SyncStatusKey & { personId: readonly string[] },
): Promise<{ personId: string; facts: SyncStatusFacts }[]> {
  const { people, id, isHeld, facts } = partsOf(key);
  const { rows } = await sql<Row & { id: string }>`
    with ${facts}, wanted as (select ${id} as id, ${isHeld} as held from ${people})
    select wanted.id, push.state as push_state, push.failure as push_failure,
      coalesce('undo:' || push.delivery_id = any(undone.causes), false) as undone,
      coalesce(push.skipped_by_rule, false) as skipped_by_rule,
      other.state as other_state, other.failure as other_failure,
      imported.subject_id is not null as imported, wanted.held
    from wanted
      left join push on push.subject_id = wanted.id
      left join other on other.subject_id = wanted.id
      left join undone on undone.subject_id = wanted.id
      left join imported on imported.subject_id = wanted.id`.execute(db);
  return rows.map((row) => ({ personId: row.id, facts: toFacts(row) }));
}

/** The parts of both statements: the people of the tab, and what was sent of them. */
function partsOf({ workspaceId, campaignId, connectionId, provider, tab, personId }: SyncStatusKey) {
  const [table, id, subject] =
    tab === 'leads'
      ? [sql.table('goodword.leads'), sql.ref('person.lead_id'), 'lead']
      : [sql.table('goodword.referrers'), sql.ref('person.referrer_id'), 'referrer'];
  const only = (column: RawBuilder<unknown>) =>
    personId === undefined ? sql`` : sql`and ${column} = any(${[personId].flat()}::uuid[])`;
  // held leads were never sent: they are among those of whom nothing is known
  const isHeld = tab === 'leads' ? sql`person.hold_reason is not null` : sql`false`;
  const people = sql`${table} person
      where person.workspace_id = ${workspaceId} and person.campaign_id = ${campaignId} ${only(id)}`;
  const sent = sql`goodword.deliveries d
      where d.workspace_id = ${workspaceId} and d.campaign_id = ${campaignId} and d.subject = ${subject}
        and d.provider = ${provider} ${only(sql.ref('d.subject_id'))}`;
  const overConnection = sql`(d.connection_id = ${connectionId} or d.connection_id is null)`;

  const facts = sql`
    push as (
      select distinct on (d.subject_id) d.subject_id, d.delivery_id, d.state, d.failure,
        d.contact_id is not null as skipped_by_rule
      from ${sent} and d.kind = 'push' and ${overConnection} order by d.subject_id, d.delivery_id desc
    ), other as (
      select distinct on (d.subject_id) d.subject_id, d.state, d.failure
      from ${sent} and d.kind not in ('push', 'undo') and ${overConnection} order by d.subject_id, d.delivery_id desc
    ), undone as (
      select d.subject_id, array_agg(d.cause) as causes
      from ${sent} and d.kind = 'undo' and d.state = 'Sent' group by d.subject_id
    ), imported as (
      select distinct c.subject_id from goodword.crm_contacts c
      where c.workspace_id = ${workspaceId} and c.connection_id = ${connectionId} and c.subject = ${subject}
        and c.known_by = 'imported' and c.subject_id in (select ${id} from ${people})
    )`;
  return { people, id, isHeld, facts };
}

const toFacts = (row: Row): SyncStatusFacts => ({
  push: row.push_state && {
    state: row.push_state,
    failure: row.push_failure,
    undone: row.undone,
    skippedByRule: row.skipped_by_rule,
  },
  other: row.other_state && { state: row.other_state, failure: row.other_failure },
  imported: row.imported,
  held: row.held,
});
