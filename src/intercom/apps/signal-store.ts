import type { Selectable } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { Schema } from '../../database/tables.d.ts';

/** The last time something was seen of an app, and a sentence about it. */
export type Signal = Selectable<Schema['intercom_signals']>;

export async function upsertSignals(db: Database, signals: readonly Signal[]): Promise<void> {
  if (signals.length === 0) return;
  await db
    .insertInto('intercom_signals')
    .values([...signals])
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'practice', 'signal']).doUpdateSet((eb) => ({
        detail: eb.ref('excluded.detail'),
        seen_at: eb.ref('excluded.seen_at'),
      })),
    )
    .execute();
}

export function selectSignals(db: Database, workspaceId: string, practice: boolean): Promise<Signal[]> {
  return db
    .selectFrom('intercom_signals')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('practice', '=', practice)
    .execute();
}
