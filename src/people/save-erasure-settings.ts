import type { Actor } from '../history/history.ts';
import type { PeopleContext } from './people-context.ts';
import { upsertErasureSettings } from './proposal-store.ts';

/** Says whether people are erased by themselves, seven days after their contact was deleted in the CRM. */
export function saveErasureSettings(
  context: PeopleContext,
  { workspaceId, erasesDeleted, actor }: { workspaceId: string; erasesDeleted: boolean; actor: Actor },
): Promise<void> {
  return context.db.transaction().execute(async (trx) => {
    await upsertErasureSettings(trx, { workspaceId, erasesDeleted, actor, at: context.clock.now() });
    await context.history.record(trx, {
      type: 'erasure_settings.saved',
      workspaceId,
      actor,
      evidence: { erases_deleted: erasesDeleted },
    });
  });
}
