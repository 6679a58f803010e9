import { answer, api, at, client } from './client.ts';
import type { DifferenceKind, RepairSelection } from './types.ts';

/** Which differences a list shows. */
export type DifferenceFilters = { campaign_id: string; kind?: DifferenceKind | undefined; search?: string | undefined };

/** How well both sides agree, with the differences of a campaign. */
export const connectionHealthQuery = (connectionId: string, campaignId: string) =>
  api.queryOptions(
    'get',
    '/api/v1/connections/{id}/health',
    { params: { path: { id: connectionId }, query: { campaign_id: campaignId } } },
    // clocks go on without any change
    { refetchInterval: 30_000 },
  );

/** Compares all contacts now. */
export const beginCheck = (connectionId: string) =>
  answer(client.POST('/api/v1/connections/{id}/checks', at(connectionId)));

/** What a repair would write, and which values that somebody changed it would write over. */
export const previewRepair = (connectionId: string, body: RepairSelection) =>
  answer(client.POST('/api/v1/connections/{id}/repairs/preview', { ...at(connectionId), body }));

/** Writes what differs again. @param overwrite values that were changed in the CRM too */
export const beginRepair = (connectionId: string, selection: RepairSelection, overwrite: boolean) =>
  answer(client.POST('/api/v1/connections/{id}/repairs', { ...at(connectionId), body: { ...selection, overwrite } }));

/** What was recovered after a time in which the connection did not work. */
export const outageReportQuery = (reportId: string, campaignId: string) =>
  api.queryOptions('get', '/api/v1/outage-reports/{id}', {
    params: { path: { id: reportId }, query: { campaign_id: campaignId } },
  });
