import type { CrmParts } from '../crm-parts.ts';
import { attentionSentence } from './attention.ts';
import { selectConnectionsByExternalId } from './connection-store.ts';

/** Whether a workspace of the CRM is served, and if not, why in words. */
export type ConnectionHealth = { healthy: true } | { healthy: false; message: string };

/** @param externalId the CRM's id of its workspace */
export async function findConnectionHealth(parts: CrmParts, externalId: string): Promise<ConnectionHealth> {
  const connections = await selectConnectionsByExternalId(parts.db, parts.provider.name, externalId);
  if (connections.some(({ state }) => state === 'Connected')) return { healthy: true };
  const broken = connections.find(({ state }) => state === 'Needs attention');
  const message = broken
    ? attentionSentence(broken.attention ?? '', parts.provider.title)
    : 'This workspace is not connected to Goodword.';
  return { healthy: false, message };
}
