import type { Database } from '../database/database.ts';

/** The company's name, as public pages show it. */
export async function findWorkspaceName(db: Database, workspaceId: string): Promise<string> {
  const { name } = await db
    .selectFrom('workspaces')
    .select('name')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return name;
}

/** Whether this installation still waits for its first visitor to become the owner. */
export async function isSetupNeeded(db: Database): Promise<boolean> {
  const found = await db.selectFrom('workspaces').select('workspace_id').limit(1).executeTakeFirst();
  return found === undefined;
}
