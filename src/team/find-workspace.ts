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
