import { sql } from 'kysely';
import { chunksOf } from '../../../../database/chunks.ts';
import type { Database, Transaction } from '../../../../database/database.ts';
import { newId } from '../../../../platform/id/id.ts';

export type StaleReferrer = { campaignId: string; referrerId: string };

export async function insertMarks(
  trx: Transaction,
  workspaceId: string,
  referrers: readonly StaleReferrer[],
  at: Date,
): Promise<void> {
  const marks = referrers.map(({ campaignId, referrerId }) => ({
    workspace_id: workspaceId,
    mark_id: newId(),
    campaign_id: campaignId,
    referrer_id: referrerId,
    marked_at: at,
  }));
  for (const chunk of chunksOf(marks)) await trx.insertInto('stale_referrers').values(chunk).execute();
}

/** Marks every referrer who has a contact: of a campaign, or of all that a connection serves. */
export async function insertMarksOfLinked(
  trx: Transaction,
  workspaceId: string,
  filter: { campaignId: string } | { connectionId: string },
  at: Date,
): Promise<void> {
  const narrowed =
    'campaignId' in filter ? sql`r.campaign_id = ${filter.campaignId}` : sql`c.connection_id = ${filter.connectionId}`;
  await sql`
    insert into goodword.stale_referrers (workspace_id, mark_id, campaign_id, referrer_id, marked_at)
    select distinct on (r.referrer_id) r.workspace_id, gen_random_uuid(), r.campaign_id, r.referrer_id, ${at}::timestamptz
    from goodword.crm_contacts c
    join goodword.referrers r on r.workspace_id = c.workspace_id and r.referrer_id = c.subject_id
    where c.workspace_id = ${workspaceId} and c.subject = 'referrer' and ${narrowed}`.execute(trx);
}

/** Whether one was marked since then: the job sent with that mark is still to come. */
export async function hasMarksSince(db: Database, workspaceId: string, since: Date): Promise<boolean> {
  const found = await db
    .selectFrom('stale_referrers')
    .select('mark_id')
    .where('workspace_id', '=', workspaceId)
    .where('marked_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The campaigns of which referrers are marked. */
export async function selectMarkedCampaigns(db: Database, workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('stale_referrers')
    .select('campaign_id')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .execute();
  return rows.map((row) => row.campaign_id);
}

/** Workspaces with marks that wait longer than they should. */
export async function selectOverdueWorkspaces(db: Database, markedBefore: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('stale_referrers')
    .select('workspace_id')
    .distinct()
    .where('marked_at', '<', markedBefore)
    .execute();
  return rows.map((row) => row.workspace_id);
}

/**
 * Takes the marks of referrers whose turn it is. What a mark stands for is in the database as soon as the mark is seen:
 * read the facts after this, in a statement of its own.
 * @param when.markedBefore so that facts that follow each other closely share a write
 * @param when.limit marks that are looked at, oldest first: however many there are, the index hands over only these
 * @param when.writtenBefore referrers written since then wait, and those that a write is open for
 * @param when.failedBefore the same for those whose last write failed
 */
export async function deleteDueMarks(
  trx: Transaction,
  key: { workspaceId: string; campaignId: string },
  when: { markedBefore: Date; writtenBefore: Date; failedBefore: Date; limit: number },
): Promise<string[]> {
  // Without "offset 0" PostgreSQL makes it a join, and as long as it knows little of tables that are filled just now, it
  // goes through all deliveries for each mark: a second instead of a millisecond.
  const { rows: due } = await sql<{ referrer_id: string }>`
    select distinct referrer_id from (
      select marks.referrer_id from goodword.stale_referrers marks
      where marks.workspace_id = ${key.workspaceId} and marks.campaign_id = ${key.campaignId}
        and marks.marked_at <= ${when.markedBefore} and not exists (
          select from goodword.deliveries
          where workspace_id = ${key.workspaceId} and subject_id = marks.referrer_id
            and kind = 'return_fields' and (
              state in ('Planned', 'Sending', 'Waiting') or created_at > ${when.writtenBefore}
              or (state = 'Failed' and created_at > ${when.failedBefore})
            )
          offset 0
        )
      order by marks.marked_at
      limit ${when.limit}
    ) oldest`.execute(trx);
  if (due.length === 0) return [];
  // by a list: joined with the statement above, PostgreSQL went through all marks for each referrer
  const taken = await trx
    .deleteFrom('stale_referrers')
    .where('workspace_id', '=', key.workspaceId)
    .where('campaign_id', '=', key.campaignId)
    .where(({ eb }) => eb('referrer_id', '=', sql<string>`any(${due.map((row) => row.referrer_id)}::uuid[])`))
    .returning('referrer_id')
    .execute();
  return [...new Set(taken.map((row) => row.referrer_id))];
}

/** Whether any of a campaign are left. */
export async function hasMarks(db: Database, workspaceId: string, campaignId: string): Promise<boolean> {
  const found = await db
    .selectFrom('stale_referrers')
    .select('mark_id')
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** While nothing can be written one mark of a referrer is enough. */
export async function deleteRepeatedMarks(db: Database, workspaceId: string, campaignId: string): Promise<void> {
  await sql`
    delete from goodword.stale_referrers marks using goodword.stale_referrers older
    where marks.workspace_id = ${workspaceId} and marks.campaign_id = ${campaignId}
      and older.workspace_id = marks.workspace_id and older.campaign_id = marks.campaign_id
      and older.referrer_id = marks.referrer_id
      and (older.marked_at, older.mark_id) < (marks.marked_at, marks.mark_id)`.execute(db);
}

/** Nothing is kept fresh in this campaign. */
export async function deleteMarks(db: Database, workspaceId: string, campaignId: string): Promise<void> {
  await db
    .deleteFrom('stale_referrers')
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId)
    .execute();
}
