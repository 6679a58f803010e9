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

/** Whether an earlier mail to the same address is still to be sent. @param mail the table's name in the statement */
const isBehindAnother = (mail: 'outbox_mails' | 'm') => sql<boolean>`exists (
  select from goodword.outbox_mails earlier
  where earlier.workspace_id = ${sql.ref(mail)}.workspace_id and earlier.recipient_key = ${sql.ref(mail)}.recipient_key
    and earlier.mail_id < ${sql.ref(mail)}.mail_id and earlier.state in ('Planned', 'Sending', 'Waiting'))`;

/**
 * Takes a mail that is due, unless an earlier one to its address is still open. From now on it is this worker's, for as long as
 * `leaseMs` (reap-mails.ts).
 */
export function updateToSending(db: Database, { workspaceId, mailId }: MailKey, now: Date) {
  return db
    .updateTable('outbox_mails')
    .set(({ eb }) => ({ state: 'Sending', claimed_at: now, tries: eb('tries', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('mail_id', '=', mailId)
    .where('state', 'in', ['Planned', 'Waiting'])
    .where(({ eb, or }) => or([eb('next_attempt_at', 'is', null), eb('next_attempt_at', '<=', now)]))
    .where(({ not }) => not(isBehindAnother('outbox_mails')))
    .returningAll()
    .executeTakeFirst();
}

/** Writes how a try of a mail ended. @returns false when the try is no longer its last one: its lease was over */
export async function updateSending(
  trx: Database,
  { workspace_id: workspaceId, mail_id: mailId, tries }: Pick<OutboxMail, 'workspace_id' | 'mail_id' | 'tries'>,
  change: Pick<OutboxMail, 'state' | 'outcome' | 'next_attempt_at' | 'unclear_tries'>,
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
    .where('tries', '=', tries)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** The next mail to an address that is due; undefined when none waits. */
export function selectNextMail(
  db: Database,
  { workspaceId, recipientKey }: { workspaceId: string; recipientKey: string },
  now: Date,
): Promise<{ mail_id: string } | undefined> {
  return db
    .selectFrom('outbox_mails')
    .select('mail_id')
    .where('workspace_id', '=', workspaceId)
    .where('recipient_key', '=', recipientKey)
    .where('state', 'in', ['Planned', 'Waiting'])
    .where(({ eb, or }) => or([eb('next_attempt_at', 'is', null), eb('next_attempt_at', '<=', now)]))
    .orderBy('mail_id')
    .limit(1)
    .executeTakeFirst();
}

/** Those that should have been sent before that time, the oldest first; none that waits for an earlier one. */
export function selectOverdueMails(db: Database, before: Date, limit: number) {
  return db
    .selectFrom('outbox_mails as m')
    .select(['m.workspace_id', 'm.mail_id'])
    .where('m.state', 'in', ['Planned', 'Waiting'])
    .where(({ eb, fn, ref }) => eb(fn.coalesce(ref('m.next_attempt_at'), ref('m.created_at')), '<', before))
    .where(({ not }) => not(isBehindAnother('m')))
    .orderBy('m.mail_id')
    .limit(limit)
    .execute();
}

/** Those that a worker took before that time and never wrote back. */
export function selectAbandonedMails(db: Database, before: Date, limit: number): Promise<OutboxMail[]> {
  return db
    .selectFrom('outbox_mails')
    .selectAll()
    .where('state', '=', 'Sending')
    .where('claimed_at', '<', before)
    .orderBy('claimed_at')
    .limit(limit)
    .execute();
}

/** Removes mails that were asked for before that time. */
export async function deleteMailsBefore(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('outbox_mails').where('created_at', '<', before).execute();
}
