import type { Actor } from '../../history/history.ts';
import { notFound } from '../../platform/refusal.ts';
import { deleteApp } from './app-store.ts';
import type { AppsContext } from './save-app.ts';

/**
 * Forgets the operator's app with its secret. Connections made through it keep their tokens, but their webhooks
 * can no longer be verified.
 * @throws Refusal not_found when none is set up
 */
export async function removeApp(
  context: AppsContext,
  { workspaceId, actor }: { workspaceId: string; actor: Actor },
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    if (!(await deleteApp(trx, workspaceId))) throw notFound('Intercom app');
    await context.history.record(trx, { type: 'intercom_app.removed', workspaceId, actor });
  });
  context.apps.forget();
}
