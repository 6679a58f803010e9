import type { Database } from '../../database/database.ts';
import { containsPattern } from '../../database/page.ts';

/** When the first notification came that names one of these contacts and is not handled yet; null when there is none. */
export async function selectOpenReportAt(
  db: Database,
  { workspaceId, connectionId }: { workspaceId: string; connectionId: string },
  contactIds: readonly string[],
): Promise<Date | null> {
  if (contactIds.length === 0) return null;
  const first = await db
    .selectFrom('notifications')
    .select('received_at')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('handled_at', 'is', null)
    .where(({ or, eb }) => or(contactIds.map((id) => eb('body', 'like', containsPattern(id)))))
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst();
  return first?.received_at ?? null;
}
