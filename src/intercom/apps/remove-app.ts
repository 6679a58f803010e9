import type { Actor } from '../../history/history.ts';
import { notFound } from '../../platform/http/problem.ts';
import { deleteApp } from './app-store.ts';
import type { AppParts } from './save-app.ts';

/**
 * Forgets the operator's app with its secret. Connections made through it keep their tokens, but nobody can verify their
 * webhooks any more.
 * @throws Problem 404 when none is set up
 */
export async function removeApp(
  parts: AppParts,
  { workspaceId, actor }: { workspaceId: string; actor: Actor },
): Promise<void> {
  await parts.db.transaction().execute(async (trx) => {
    if (!(await deleteApp(trx, workspaceId))) throw notFound('Intercom app');
    await parts.history.record(trx, { type: 'intercom_app.removed', workspaceId, actor });
  });
  parts.apps.forget();
}
