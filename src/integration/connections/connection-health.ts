import type { CrmContext } from './crm-context.ts';
import { attentionSentence } from './attention.ts';
import type { AppScope } from '../provider/app-scope.ts';
import { findConnectionsInScope } from './find-connection.ts';

/** Whether a workspace of the CRM is served, and if not, why. */
export type ConnectionHealth = { healthy: true } | { healthy: false; message: string };

/** @param externalId the CRM's id of its workspace @param reach whose connections are asked for */
export async function findConnectionHealth(
  context: CrmContext,
  externalId: string,
  reach: AppScope,
): Promise<ConnectionHealth> {
  const connections = await findConnectionsInScope(context.db, externalId, reach);
  if (connections.some(({ state }) => state === 'Connected')) return { healthy: true };
  const broken = connections.find(({ state }) => state === 'Needs attention');
  const message = broken
    ? attentionSentence(broken.attention ?? '', context.providers.of(broken).title)
    : 'This workspace is not connected to Goodword.';
  return { healthy: false, message };
}
