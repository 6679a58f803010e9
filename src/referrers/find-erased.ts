import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { KeyedHash } from '../platform/crypto/keyed-hash.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { mailboxOf } from '../platform/email/mailbox.ts';

/** Someone who was erased, and whose address is used again. */
export type ErasedBefore = { campaignId: string; subject: 'lead' | 'referrer'; wasRewarded: boolean };

/**
 * Which addresses belong to people who were erased: of these only keyed hashes are kept.
 * @param hashes of today's key and of those before it
 * @param by mailbox: also by another spelling of the address, which the same person reads
 * @returns by the key of the address; addresses of no one who was erased are left out
 */
export async function findErased(
  db: Database,
  hashes: readonly KeyedHash[],
  workspaceId: string,
  emails: readonly string[],
  by: 'address' | 'mailbox' = 'address',
): Promise<Map<string, ErasedBefore[]>> {
  const keys = [...new Set(emails.filter((email) => email !== '').map(emailKey))];
  if (keys.length === 0) return new Map();
  const hashed = (textOf: (key: string) => string) =>
    Map.groupBy(
      keys.flatMap((key) => hashes.map((hash) => ({ key, hash: hash(textOf(key)) }))),
      ({ hash }) => hash,
    );
  const [ofAddress, ofMailbox] = [
    hashed((key) => key),
    by === 'mailbox' ? hashed(mailboxOf) : new Map<string, never[]>(),
  ];
  const rows = await db
    .selectFrom('erased_people')
    .select(['address_key', 'mailbox_key', 'campaign_id', 'subject', 'was_rewarded'])
    .where('workspace_id', '=', workspaceId)
    .where((where) =>
      where.or([
        where('address_key', '=', sql<string>`any(${[...ofAddress.keys()]}::text[])`),
        where('mailbox_key', '=', sql<string>`any(${[...ofMailbox.keys()]}::text[])`),
      ]),
    )
    .execute();
  const erased = rows.flatMap((row) => {
    const found = [...(ofAddress.get(row.address_key) ?? []), ...(ofMailbox.get(row.mailbox_key ?? '') ?? [])];
    return [...new Set(found.map(({ key }) => key))].map((key) => ({
      key,
      campaignId: row.campaign_id,
      subject: row.subject,
      wasRewarded: row.was_rewarded,
    }));
  });
  return Map.groupBy(erased, ({ key }) => key);
}

/**
 * Which of these referrers were erased. They stay as they are until the transaction ends, so that one who is being erased at
 * this moment is waited for.
 * @returns their ids
 */
export async function findErasedReferrers(
  trx: Transaction,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('referrers')
    .select(['referrer_id', 'erased_at'])
    .where('workspace_id', '=', workspaceId)
    .where('referrer_id', '=', sql<string>`any(${[...new Set(referrerIds)]}::uuid[])`)
    .orderBy('referrer_id')
    .forKeyShare()
    .execute();
  return new Set(rows.flatMap((row) => (row.erased_at === null ? [] : [row.referrer_id])));
}

/** Keeps people from being erased until the transaction ends: what was read of them is about to be written. */
export async function holdOffErasing(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`erase:${workspaceId}`}, 0))`.execute(trx);
}

/** The other side of holdOffErasing. */
export async function lockErasing(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`erase:${workspaceId}`}, 0))`.execute(trx);
}
