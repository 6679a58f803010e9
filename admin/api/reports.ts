import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client.ts';

/** The numbers of the dashboard. */
export const summaryQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['reports', campaignId, 'summary'],
    queryFn: () => answer(client.GET('/api/v1/reports/summary', { params: { query: { campaign_id: campaignId } } })),
  });

/** What is still to be done before the campaign can run by itself. */
export const checklistQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['reports', campaignId, 'checklist'],
    queryFn: () => answer(client.GET('/api/v1/reports/checklist', { params: { query: { campaign_id: campaignId } } })),
  });
