import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { Tab } from '../settings/integration-settings.ts';
import type { UnsentReason } from './unsent.ts';

export type UnsentKey = {
  workspaceId: string;
  campaignId: string;
  provider: string;
  connectionId: string;
  tab: Tab;
};

/** People of a tab without a delivery to this connection, sent or planned, who did not come from the CRM and are not held. */
function unsent({ workspaceId, campaignId, provider, connectionId, tab }: UnsentKey) {
  const [table, id, subject, isSendable] =
    tab === 'leads'
      ? [sql.table('goodword.leads'), sql.ref('person.lead_id'), 'lead', sql`person.hold_reason is null`]
      : [sql.table('goodword.referrers'), sql.ref('person.referrer_id'), 'referrer', sql`true`];
  const ofPerson = sql`workspace_id = ${workspaceId} and subject = ${subject} and subject_id = ${id}`;
  return {
    id,
    ofPerson,
    from: sql`
      from ${table} person
      where person.workspace_id = ${workspaceId} and person.campaign_id = ${campaignId} and ${isSendable}
        and person.erased_at is null
        and not exists (
          select from goodword.deliveries
          where ${ofPerson} and provider = ${provider} and kind = 'push'
            and (connection_id = ${connectionId} or connection_id is null)
            -- not those of an operation that was cancelled
            and (state <> 'Skipped' or contact_id is not null)
        )
        and not exists (
          select from goodword.crm_contacts
          where ${ofPerson} and connection_id = ${connectionId} and known_by = 'imported'
        )`,
  };
}

/** How many there are, by the reason: what the tab said when they joined. */
export async function countUnsent(db: Database, key: UnsentKey): Promise<{ reason: UnsentReason; count: number }[]> {
  const { ofPerson, from } = unsent(key);
  const { rows } = await sql<{ reason: UnsentReason; count: number }>`
    select reason, count(*) as count from (
      select case
        when exists (select from goodword.deliveries where ${ofPerson} and provider = ${key.provider} and kind = 'push' and connection_id <> ${key.connectionId})
          then 'sent_elsewhere'
        else coalesce((
          select case when settings ->> 'action' = 'nothing' then 'nothing_to_action' else 'missed' end
          from goodword.integration_settings
          where workspace_id = ${key.workspaceId} and campaign_id = ${key.campaignId}
            and provider = ${key.provider} and tab = ${key.tab} and saved_at <= person.joined_at
          order by version desc limit 1
        ), 'before_set_up')
      end as reason ${from}
    ) people group by reason order by count desc`.execute(db);
  return rows;
}

/** The next ones after a person, the longest joined first. */
export async function selectUnsent(
  db: Database,
  key: UnsentKey,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { id, from } = unsent(key);
  const further = after === null ? sql`` : sql`and ${id} > ${after}`;
  const { rows } = await sql<{ id: string }>`
    select ${id} as id ${from} ${further} order by ${id} limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
