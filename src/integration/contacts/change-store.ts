import { sql, type Selectable } from 'kysely';
import { chunksOf } from '../../database/chunks.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { Actor } from '../../history/history.ts';
import { newId } from '../../platform/id/id.ts';
import type { ContactChange } from './contact-change.ts';
import type { ContactKey } from './contact-link.ts';

type ConnectionKey = Omit<ContactKey, 'contactId'>;

/** Appends what was seen, in that order. */
export async function insertContactChanges(
  trx: Transaction,
  key: ConnectionKey,
  changes: readonly ContactChange[],
): Promise<void> {
  const rows = changes.map((change) => toRow(key, change));
  for (const chunk of chunksOf(rows)) await trx.insertInto('contact_changes').values(chunk).execute();
}

/** Positions that are smaller belong to what happened before changes were recorded. */
const firstPosition = 1_000_000_000_000;

/** The same for what happened before changes were recorded. @param after the last position of those that are there */
export async function insertPastChanges(
  trx: Transaction,
  key: ConnectionKey,
  changes: readonly ContactChange[],
  after: number,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change, index) => ({ ...toRow(key, change), position: after + index + 1 }));
  await trx.insertInto('contact_changes').values(rows).execute();
}

/** Every change of a contact that is kept, in the order in which they were taken. */
export async function selectContactChanges(db: Database, key: ContactKey): Promise<ContactChange[]> {
  const rows = await changesOf(db, key).selectAll().orderBy('position').execute();
  return rows.map(toChange);
}

/** Those from before changes were recorded, with the last position. */
export async function selectPastChanges(
  db: Database,
  key: ContactKey,
): Promise<{ changes: ContactChange[]; lastPosition: number }> {
  const rows = await changesOf(db, key).selectAll().where('position', '<', firstPosition).orderBy('position').execute();
  return { changes: rows.map(toChange), lastPosition: rows.at(-1)?.position ?? 0 };
}

/** Since when changes of a contact are recorded; null while there are none. */
export async function selectFirstReadAt(db: Database, key: ContactKey): Promise<Date | null> {
  const first = changesOf(db, key)
    .select('read_at')
    .where('position', '>=', firstPosition)
    .orderBy('position')
    .limit(1);
  return (await first.executeTakeFirst())?.read_at ?? null;
}

const changesOf = (db: Database, { workspaceId, connectionId, contactId }: ContactKey) =>
  db
    .selectFrom('contact_changes')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('contact_id', '=', contactId);

/**
 * Removes changes that were read before that time, at most `limit` at once, and records how many.
 * @returns how many were removed
 */
export async function applyRetention(
  db: Database,
  { workspaceId, before, limit, now }: { workspaceId: string; before: Date; limit: number; now: Date },
): Promise<number> {
  const { rows } = await sql<{ removed: number }>`
    select goodword.apply_retention(${workspaceId}, ${before}, ${limit}, ${newId()}, ${now}) as removed`.execute(db);
  return rows[0]?.removed ?? 0;
}

/** Workspaces that have changes which were read before that time. */
export async function selectWorkspacesWithOldChanges(db: Database, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('workspaces')
    .select('workspace_id')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('contact_changes')
          .select('position')
          .whereRef('contact_changes.workspace_id', '=', 'workspaces.workspace_id')
          .where('read_at', '<', before),
      ),
    )
    .execute();
  return rows.map((row) => row.workspace_id);
}

const toRow = ({ workspaceId, connectionId }: ConnectionKey, change: ContactChange) => ({
  workspace_id: workspaceId,
  connection_id: connectionId,
  contact_id: change.contactId,
  field: change.field,
  old_value: change.old === null ? null : JSON.stringify(change.old),
  new_value: change.new === null ? null : JSON.stringify(change.new),
  changed_at: change.changedAt,
  changed_at_basis: change.changedAtBasis,
  read_at: change.readAt,
  source: change.source,
  notification_id: change.notificationId,
});

function toChange(row: Selectable<Schema['contact_changes']>): ContactChange {
  return {
    contactId: row.contact_id,
    field: row.field,
    old: row.old_value,
    new: row.new_value,
    changedAt: row.changed_at,
    changedAtBasis: row.changed_at_basis,
    readAt: row.read_at,
    source: row.source,
    notificationId: row.notification_id,
  } as ContactChange;
}

/** What was read of a contact: its changes and what is known of it. An event says how many changes there were. */
export async function deleteReadings(
  trx: Transaction,
  { workspaceId, connectionId, contactId }: ContactKey,
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  await sql`
    select goodword.forget_contact(${workspaceId}, ${connectionId}, ${contactId},
      ${newId()}, ${JSON.stringify(actor)}, ${at})`.execute(trx);
}
