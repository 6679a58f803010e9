import { sql } from 'kysely';
import type { Transaction } from '../database/database.ts';
import { announcements } from '../live/announce.ts';
import { newId } from '../platform/id/id.ts';
import { topicsOfEvent } from './event-topics.ts';
import type { NewEvent } from './history.ts';

/**
 * Appends events in their order, and announces what they change, by one statement: events are recorded for every lead and
 * delivery. One parameter holds them all: a statement takes at most 65,535.
 */
export async function insertEvents(trx: Transaction, events: readonly NewEvent[], at: Date): Promise<void> {
  const rows = events.map((event) => ({
    workspace_id: event.workspaceId,
    event_id: newId(),
    campaign_id: event.campaignId,
    referrer_id: event.referrerId,
    lead_id: event.leadId,
    reward_id: event.rewardId,
    type: event.type,
    actor: event.actor,
    evidence: event.evidence ?? {},
    rule_version: event.ruleVersion,
  }));
  const changes = [...Map.groupBy(events, ({ workspaceId }) => workspaceId)].map(([workspaceId, ofWorkspace]) => ({
    workspaceId,
    topics: ofWorkspace.flatMap(topicsOfEvent),
  }));
  await sql`
    with recorded as (
      insert into goodword.events (
        workspace_id, event_id, campaign_id, referrer_id, lead_id, reward_id, type, actor, evidence, rule_version,
        occurred_at)
      select
        workspace_id, event_id, campaign_id, referrer_id, lead_id, reward_id, type, actor, evidence, rule_version,
        ${at}::timestamptz
      from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (
        workspace_id uuid, event_id uuid, campaign_id uuid, referrer_id uuid, lead_id uuid, reward_id uuid,
        type text, actor jsonb, evidence jsonb, rule_version integer
      )) with ordinality as event (
        workspace_id, event_id, campaign_id, referrer_id, lead_id, reward_id, type, actor, evidence, rule_version, number)
      order by event.number
    )
    ${announcements(changes)}`.execute(trx);
}
