import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client.ts';
import { pagedQuery } from './paging.ts';
import type { TabName } from './types.ts';

/** Back-fills and undoings of a campaign, newest first. */
export const runsQuery = (campaignId: string) =>
  pagedQuery(['runs', campaignId], (cursor) =>
    answer(
      client.GET('/api/v1/runs', {
        params: { query: { campaign_id: campaignId, limit: 5, ...(cursor && { cursor }) } },
      }),
    ),
  );

/** How many of a tab were never sent, and why. */
export const unsentQuery = (campaignId: string, tab: TabName) =>
  queryOptions({
    queryKey: ['unsent', campaignId, tab],
    queryFn: () => answer(client.GET('/api/v1/runs/unsent', { params: { query: { campaign_id: campaignId, tab } } })),
  });

/** What undoing a run would restore. */
export const runUndoQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', id, 'undo'],
    queryFn: () => answer(client.GET('/api/v1/runs/{id}/undo', { params: { path: { id } } })),
  });

export const startBackFill = ({ campaignId, tab }: { campaignId: string; tab: TabName }) =>
  answer(client.POST('/api/v1/runs', { body: { kind: 'back_fill', campaign_id: campaignId, tab } }));

export const undoRun = (id: string) => answer(client.POST('/api/v1/runs', { body: { kind: 'undo', run_id: id } }));

const ofRun = (id: string) => ({ params: { path: { id } } });
export const pauseRun = (id: string) => answer(client.POST('/api/v1/runs/{id}/pause', ofRun(id)));
export const resumeRun = (id: string) => answer(client.POST('/api/v1/runs/{id}/resume', ofRun(id)));
export const cancelRun = (id: string) => answer(client.POST('/api/v1/runs/{id}/cancel', ofRun(id)));
