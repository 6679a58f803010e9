import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import type { Tab } from '../settings/integration-settings.ts';
import type { HealthFacts } from './health-rules.ts';

export type HealthKey = {
  workspaceId: string;
  campaignId: string;
  provider: string;
  /** null before the first connection */
  connectionId: string | null;
  tab: Tab;
  /** one person; all of the tab without */
  personId?: string;
};

type Row = {
  push_state: Delivery['state'] | null;
  push_failure: Delivery['failure'];
  undone: boolean | null;
  skipped_by_rule: boolean | null;
  other_state: Delivery['state'] | null;
  other_failure: Delivery['failure'];
  imported: boolean;
  count: number;
};

/** What is known of the people of a tab; those of whom it is the same are counted together. */
export async function selectHealthFacts(
  db: Database,
  key: HealthKey,
): Promise<{ facts: HealthFacts; count: number }[]> {
  const { workspaceId, campaignId, connectionId, provider, tab, personId } = key;
  const [table, id, subject] =
    tab === 'leads'
      ? [sql.table('leads'), sql.ref('person.lead_id'), 'lead']
      : [sql.table('referrers'), sql.ref('person.referrer_id'), 'referrer'];
  const onePerson = personId === undefined ? sql`` : sql`and ${id} = ${personId}`;
  const ofPerson = sql`d.workspace_id = ${workspaceId} and d.subject_id = ${id} and d.provider = ${provider}
    and (d.connection_id = ${connectionId} or d.connection_id is null)`;
  const { rows } = await sql<Row>`
    select push.state as push_state, push.failure as push_failure, push.undone, push.skipped_by_rule,
      other.state as other_state, other.failure as other_failure,
      exists (
        select from crm_contacts c
        where c.workspace_id = ${workspaceId} and c.subject = ${subject} and c.subject_id = ${id}
          and c.connection_id = ${connectionId} and c.known_by = 'imported'
      ) as imported,
      count(*) as count
    from ${table} person
    left join lateral (
      select d.state, d.failure, d.contact_id is not null as skipped_by_rule, exists (
          select from deliveries undo
          where undo.workspace_id = d.workspace_id and undo.provider = d.provider and undo.subject = d.subject
            and undo.subject_id = d.subject_id and undo.cause = 'undo:' || d.delivery_id and undo.state = 'Sent'
        ) as undone
      from deliveries d where ${ofPerson} and d.kind = 'push' order by d.delivery_id desc limit 1
    ) push on true
    left join lateral (
      select d.state, d.failure
      from deliveries d where ${ofPerson} and not (d.kind = 'push') and d.kind <> 'undo' order by d.delivery_id desc limit 1
    ) other on true
    where person.workspace_id = ${workspaceId} and person.campaign_id = ${campaignId} ${onePerson}
    group by 1, 2, 3, 4, 5, 6, 7`.execute(db);
  return rows.map((row) => ({
    count: row.count,
    facts: {
      push: row.push_state && {
        state: row.push_state,
        failure: row.push_failure,
        undone: row.undone ?? false,
        skippedByRule: row.skipped_by_rule ?? false,
      },
      other: row.other_state && { state: row.other_state, failure: row.other_failure },
      imported: row.imported,
    },
  }));
}
