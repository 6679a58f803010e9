import { answer, at, client } from './client.ts';
import type { TabName } from './types.ts';

export const startBackFill = ({ campaignId, tab }: { campaignId: string; tab: TabName }) =>
  answer(client.POST('/api/v1/bulk-operations', { body: { kind: 'back_fill', campaign_id: campaignId, tab } }));

export const undoOperation = (id: string) =>
  answer(client.POST('/api/v1/bulk-operations', { body: { kind: 'undo', operation_id: id } }));

export const pauseOperation = (id: string) => answer(client.POST('/api/v1/bulk-operations/{id}/pause', at(id)));
export const resumeOperation = (id: string) => answer(client.POST('/api/v1/bulk-operations/{id}/resume', at(id)));
export const cancelOperation = (id: string) => answer(client.POST('/api/v1/bulk-operations/{id}/cancel', at(id)));
