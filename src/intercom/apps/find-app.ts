import type { Database } from '../../database/database.ts';
import type { StoredApp } from './intercom-app.ts';

/** The app that the operator set up on screen; null before. */
export async function findApp(db: Database, workspaceId: string): Promise<StoredApp | null> {
  const query = db.selectFrom('intercom_apps').selectAll().where('workspace_id', '=', workspaceId);
  return (await query.executeTakeFirst()) ?? null;
}
