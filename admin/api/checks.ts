import { queryOptions } from '@tanstack/react-query';
import { answer, client, filled } from './client.ts';
import { pagedQuery } from './paging.ts';
import type { DifferenceKind, RepairSelection } from './types.ts';

/** Which differences a list shows. */
export type DifferenceFilters = { campaign_id: string; kind?: DifferenceKind | undefined; search?: string | undefined };

/** How well both sides agree, with the differences of a campaign. */
export const connectionHealthQuery = (connectionId: string, campaignId: string) =>
  queryOptions({
    queryKey: ['checks', 'health', connectionId, campaignId],
    queryFn: () =>
      answer(
        client.GET('/api/v1/connections/{id}/health', {
          params: { path: { id: connectionId }, query: { campaign_id: campaignId } },
        }),
      ),
    // clocks go on without news
    refetchInterval: 30_000,
  });

/** Compares all contacts now. */
export const beginCheck = (connectionId: string) =>
  answer(client.POST('/api/v1/connections/{id}/checks', { params: { path: { id: connectionId } } }));

/** What the last check found different, newest first. */
export const differencesQuery = (connectionId: string, filters: DifferenceFilters) =>
  pagedQuery(['checks', 'drift', connectionId, JSON.stringify(filled(filters))], (cursor) =>
    answer(
      client.GET('/api/v1/connections/{id}/drift', {
        params: { path: { id: connectionId }, query: { ...filled(filters), ...(cursor && { cursor }) } },
      }),
    ),
  );

/** What a repair would write, and which values that somebody changed it would write over. */
export const previewRepair = (connectionId: string, body: RepairSelection) =>
  answer(client.POST('/api/v1/connections/{id}/repairs/preview', { params: { path: { id: connectionId } }, body }));

/** Writes what differs again. @param overwrite values that somebody changed in Intercom too */
export const beginRepair = (connectionId: string, selection: RepairSelection, overwrite: boolean) =>
  answer(
    client.POST('/api/v1/connections/{id}/repairs', {
      params: { path: { id: connectionId } },
      body: { ...selection, overwrite },
    }),
  );

/** The last repair with its progress. */
export const lastRepairQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['checks', 'repair', connectionId],
    queryFn: () =>
      answer(client.GET('/api/v1/connections/{id}/repairs/last', { params: { path: { id: connectionId } } })),
  });

/** What was recovered after a time in which the connection did not work. */
export const outageReportQuery = (reportId: string, campaignId: string) =>
  queryOptions({
    queryKey: ['checks', 'outage-report', reportId, campaignId],
    queryFn: () =>
      answer(
        client.GET('/api/v1/outage-reports/{id}', {
          params: { path: { id: reportId }, query: { campaign_id: campaignId } },
        }),
      ),
  });

/** Each thing that was recovered, oldest first. */
export const recoveredQuery = (reportId: string) =>
  pagedQuery(['checks', 'recovered', reportId], (cursor) =>
    answer(
      client.GET('/api/v1/outage-reports/{id}/items', {
        params: { path: { id: reportId }, query: { ...(cursor && { cursor: Number(cursor) }) } },
      }),
    ),
  );

/** All of a connection's reports, newest first. */
export const outageReportsQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['checks', 'outage-reports', connectionId],
    queryFn: () =>
      answer(client.GET('/api/v1/connections/{id}/outage-reports', { params: { path: { id: connectionId } } })),
  });
