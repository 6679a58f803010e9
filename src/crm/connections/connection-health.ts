import type { CrmParts } from '../crm-parts.ts';
import { attentionSentence } from './attention.ts';
import { selectConnectionsByExternalId } from './connection-store.ts';

/** What the CRM's health check is answered; the form is Intercom's (reference 2.6). */
export type HealthAnswer =
  | { state: 'OK' }
  | { state: 'UNHEALTHY'; message: string; cta_type: 'URL_CTA'; cta_label: string; cta_url: string };

/** @param externalId the CRM's id of its workspace */
export async function findConnectionHealth(parts: CrmParts, externalId: string): Promise<HealthAnswer> {
  const connections = await selectConnectionsByExternalId(parts.db, parts.provider.name, externalId);
  if (connections.some(({ state }) => state === 'Connected')) return { state: 'OK' };
  const broken = connections.find(({ state }) => state === 'Needs attention');
  return {
    state: 'UNHEALTHY',
    message: broken
      ? attentionSentence(broken.attention ?? '', parts.provider.title)
      : 'This workspace is not connected to Goodword.',
    cta_type: 'URL_CTA',
    cta_label: 'Open Goodword',
    cta_url: parts.publicUrl,
  };
}
