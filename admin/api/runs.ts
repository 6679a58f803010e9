import { answer, at, client } from './client.ts';
import type { TabName } from './types.ts';

export const startBackFill = ({ campaignId, tab }: { campaignId: string; tab: TabName }) =>
  answer(client.POST('/api/v1/runs', { body: { kind: 'back_fill', campaign_id: campaignId, tab } }));

export const undoRun = (id: string) => answer(client.POST('/api/v1/runs', { body: { kind: 'undo', run_id: id } }));

export const pauseRun = (id: string) => answer(client.POST('/api/v1/runs/{id}/pause', at(id)));
export const resumeRun = (id: string) => answer(client.POST('/api/v1/runs/{id}/resume', at(id)));
export const cancelRun = (id: string) => answer(client.POST('/api/v1/runs/{id}/cancel', at(id)));
