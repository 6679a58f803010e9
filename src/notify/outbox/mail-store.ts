import { sql } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { MailKey, OutboxMail } from './outbox-mail.ts';

/** An address, by a keyed hash, and the campaign that its mails are about. */
type RecipientKey = { workspaceId: string; campaignId: string; recipientKey: string };

/** Requests for one address follow one another until the transaction ends. */
export async function lockRecipient(
  trx: Transaction,
  { workspaceId, campaignId, recipientKey }: RecipientKey,
): Promise<void> {
  const name = `mail:${workspaceId}:${campaignId}:${recipientKey}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

/** When mails to an address were asked for, since a time. */
export async function selectMailTimes(
  db: Database,
  { workspaceId, campaignId, recipientKey }: RecipientKey,
  since: Date,
): Promise<Date[]> {
  const rows = await db
    .selectFrom('outbox_mails')
    .select('created_at')
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId)
    .where('recipient_key', '=', recipientKey)
    .where('created_at', '>', since)
    .execute();
  return rows.map((row) => row.created_at);
}

export async function insertMail(trx: Transaction, mail: OutboxMail): Promise<void> {
  await trx.insertInto('outbox_mails').values(mail).execute();
}

/** Takes a mail that is due, so that no other worker sends it. */
export function updateToSending(db: Database, { workspaceId, mailId }: MailKey, now: Date) {
  return db
    .updateTable('outbox_mails')
    .set(({ eb }) => ({ state: 'Sending', claimed_at: now, tries: eb('tries', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('mail_id', '=', mailId)
    .where('state', 'in', ['Planned', 'Waiting'])
    .where(({ eb, or }) => or([eb('next_attempt_at', 'is', null), eb('next_attempt_at', '<=', now)]))
    .returningAll()
    .executeTakeFirst();
}

/** Writes what became of a mail that is Sending. @returns false when another process did */
export async function updateSending(
  trx: Database,
  { workspaceId, mailId }: MailKey,
  change: Pick<OutboxMail, 'state' | 'outcome' | 'next_attempt_at'>,
  now: Date,
): Promise<boolean> {
  const isOver = change.state === 'Sent' || change.state === 'Failed';
  const emptied = { recipient: null, subject: null, body_text: null, body_html: null, ended_at: now };
  const updated = await trx
    .updateTable('outbox_mails')
    .set({ ...change, claimed_at: null, ...(isOver && emptied) })
    .where('workspace_id', '=', workspaceId)
    .where('mail_id', '=', mailId)
    .where('state', '=', 'Sending')
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

type OpenMail = Pick<OutboxMail, 'workspace_id' | 'mail_id' | 'campaign_id' | 'referrer_id'>;

/** Those that should have been sent before that time. */
export function selectOverdueMails(db: Database, before: Date, limit: number): Promise<OpenMail[]> {
  return db
    .selectFrom('outbox_mails')
    .select(['workspace_id', 'mail_id', 'campaign_id', 'referrer_id'])
    .where('state', 'in', ['Planned', 'Waiting'])
    .where(({ eb, fn, ref }) => eb(fn.coalesce(ref('next_attempt_at'), ref('created_at')), '<', before))
    .limit(limit)
    .execute();
}

/** Those that a worker took before that time and never wrote back. */
export function selectAbandonedMails(db: Database, before: Date, limit: number): Promise<OpenMail[]> {
  return db
    .selectFrom('outbox_mails')
    .select(['workspace_id', 'mail_id', 'campaign_id', 'referrer_id'])
    .where('state', '=', 'Sending')
    .where('claimed_at', '<', before)
    .limit(limit)
    .execute();
}

/** Removes mails that were asked for before that time. */
export async function deleteMailsBefore(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('outbox_mails').where('created_at', '<', before).execute();
}
