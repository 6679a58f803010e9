import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import { mailboxOf } from '../platform/email/mailbox.ts';
import type { LeadOfMailbox } from './hold-rules.ts';

export type CampaignKey = { workspaceId: string; campaignId: string };

/** What must not change until a person has joined. Alone: for others who join as well; shared: only for who has it alone. */
export type JoiningLocks = { alone: readonly string[]; shared: readonly string[] };

/**
 * Takes locks of a campaign until the transaction ends, so that each person is judged knowing those before. Always in the
 * same order, to avoid deadlocks. What many share keeps none of them waiting.
 */
export async function lockJoining(
  trx: Transaction,
  { campaignId }: CampaignKey,
  { alone, shared }: JoiningLocks,
): Promise<void> {
  const isAlone = new Map([...shared.map((key) => [key, false] as const), ...alone.map((key) => [key, true] as const)]);
  const locks = [...isAlone].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await sql`
    select case when alone
      then pg_advisory_xact_lock(hashtextextended(name, 0))
      else pg_advisory_xact_lock_shared(hashtextextended(name, 0)) end
    from unnest(
      ${locks.map(([key]) => `join:${campaignId}:${key}`)}::text[],
      ${locks.map(([, mine]) => mine)}::boolean[]) as wanted (name, alone)`.execute(trx);
}

/** Leads of the campaign with one of the mailboxes. */
export async function selectLeadsOfMailboxes(
  db: Database,
  { workspaceId, campaignId }: CampaignKey,
  mailboxes: readonly string[],
): Promise<LeadOfMailbox[]> {
  const { rows } = await sql<{ email_key: string; mailbox_key: string; referrer_email: string }>`
    select l.email_key, l.mailbox_key, r.email as referrer_email
    from goodword.leads l
    join goodword.referrers r on r.workspace_id = l.workspace_id and r.referrer_id = l.referrer_id
    where l.workspace_id = ${workspaceId} and l.campaign_id = ${campaignId}
      and l.mailbox_key = any(${[...new Set(mailboxes)]}::text[])`.execute(db);
  return rows.map((row) => ({
    emailKey: row.email_key,
    mailbox: row.mailbox_key,
    referrerMailbox: mailboxOf(row.referrer_email),
  }));
}

/** A lead of a referrer that has a mailbox; null when none has. @returns its id */
export async function selectLeadOfReferrer(
  db: Database,
  { workspaceId, referrerId }: { workspaceId: string; referrerId: string },
  mailbox: string,
): Promise<string | null> {
  const { rows } = await sql<{ lead_id: string }>`
    select lead_id from goodword.leads
    where workspace_id = ${workspaceId} and referrer_id = ${referrerId} and mailbox_key = ${mailbox}
    order by lead_id limit 1`.execute(db);
  return rows[0]?.lead_id ?? null;
}

/** Leads of referrers since a time, counted up to a limit: more are not asked for. */
export async function countRecentOfReferrers(
  db: Database,
  { workspaceId }: CampaignKey,
  referrerIds: readonly string[],
  { since, limit }: { since: Date; limit: number },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; count: number }>`
    select wanted.id as key, (
      select count(*) from (
        select from goodword.leads l
        where l.workspace_id = ${workspaceId} and l.referrer_id = wanted.id and l.joined_at > ${since} limit ${limit}
      ) recent) as count
    from unnest(${[...new Set(referrerIds)]}::uuid[]) as wanted (id)`.execute(db);
  return new Map(rows.map(({ key, count }) => [key, count]));
}

/** The same for where forms came from. */
export async function countRecentOfCallers(
  db: Database,
  { workspaceId, campaignId }: CampaignKey,
  callerKeys: readonly string[],
  { since, limit }: { since: Date; limit: number },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; count: number }>`
    select wanted.key, (
      select count(*) from (
        select from goodword.leads l
        where l.workspace_id = ${workspaceId} and l.campaign_id = ${campaignId} and l.caller_key = wanted.key
          and l.joined_at > ${since} limit ${limit}
      ) recent) as count
    from unnest(${[...new Set(callerKeys)]}::text[]) as wanted (key)`.execute(db);
  return new Map(rows.map(({ key, count }) => [key, count]));
}
