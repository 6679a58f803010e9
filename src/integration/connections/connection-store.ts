import type { Insertable } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { AttentionCode } from '../provider/crm-error.ts';
import type { Connection } from './connection.ts';

/** Connecting again renews the row that is there, so that settings, contacts and snapshots keep their connection. */
export function upsertConnection(trx: Transaction, connection: Insertable<Schema['connections']>): Promise<Connection> {
  const { workspace_id: _, connection_id: __, ...renewed } = connection;
  return trx
    .insertInto('connections')
    .values(connection)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'provider', 'external_workspace_id']).doUpdateSet(renewed),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** False when it was not connected any more. */
export async function updateToNotConnected(trx: Transaction, connection: Connection, at: Date): Promise<boolean> {
  const updated = await trx
    .updateTable('connections')
    .set({ state: 'Not connected', token_sealed: null, attention: null, disconnected_at: at })
    .where('workspace_id', '=', connection.workspace_id)
    .where('connection_id', '=', connection.connection_id)
    .where('state', '!=', 'Not connected')
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/**
 * False when it was not Connected, or was reconnected meanwhile: what failed with the old token says nothing about
 * the new one.
 */
export async function updateToNeedsAttention(
  trx: Transaction,
  connection: Connection,
  code: AttentionCode,
): Promise<boolean> {
  const updated = await trx
    .updateTable('connections')
    .set({ state: 'Needs attention', attention: code })
    .where('workspace_id', '=', connection.workspace_id)
    .where('connection_id', '=', connection.connection_id)
    .where('state', '=', 'Connected')
    .where('token_sealed', '=', connection.token_sealed)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** Connections of all workspaces that work over another address, or over one that was never noted. */
export function selectServedElsewhere(db: Database, publicUrl: string): Promise<Connection[]> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('state', '=', 'Connected')
    .where('served_at', 'is distinct from', publicUrl)
    .execute();
}

/** Notes the address over which a connection works from now on. */
export async function updateServedAt(
  trx: Transaction,
  connection: Pick<Connection, 'workspace_id' | 'connection_id'>,
  change: { served_at: string } & Partial<Pick<Connection, 'state' | 'attention'>>,
): Promise<void> {
  await trx
    .updateTable('connections')
    .set(change)
    .where('workspace_id', '=', connection.workspace_id)
    .where('connection_id', '=', connection.connection_id)
    .execute();
}

/** The encrypted token, held until the transaction ends; null when there is none any more. */
export async function selectTokenForUpdate(
  trx: Transaction,
  connection: Pick<Connection, 'workspace_id' | 'connection_id'>,
): Promise<string | null> {
  const found = await trx
    .selectFrom('connections')
    .select('token_sealed')
    .where('workspace_id', '=', connection.workspace_id)
    .where('connection_id', '=', connection.connection_id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found?.token_sealed ?? null;
}

/** Keeps a token that was renewed. */
export async function updateToken(
  trx: Transaction,
  connection: Pick<Connection, 'workspace_id' | 'connection_id'>,
  encrypted: string,
): Promise<void> {
  await trx
    .updateTable('connections')
    .set({ token_sealed: encrypted })
    .where('workspace_id', '=', connection.workspace_id)
    .where('connection_id', '=', connection.connection_id)
    .execute();
}

/** The encrypted tokens of all workspaces. */
export function selectTokens(db: Database) {
  return db
    .selectFrom('connections')
    .select(['workspace_id', 'connection_id', 'external_workspace_id', 'token_sealed'])
    .where('token_sealed', 'is not', null)
    .$narrowType<{ token_sealed: string }>()
    .execute();
}

/** The same token, encrypted with another key; nothing happens when it is another token by now. */
export async function replaceToken(
  db: Database,
  connection: Pick<Connection, 'workspace_id' | 'connection_id'>,
  encrypted: { from: string; to: string },
): Promise<void> {
  await db
    .updateTable('connections')
    .set({ token_sealed: encrypted.to })
    .where('workspace_id', '=', connection.workspace_id)
    .where('connection_id', '=', connection.connection_id)
    .where('token_sealed', '=', encrypted.from)
    .execute();
}
