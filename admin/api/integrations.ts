import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client.ts';
import type { PanelSettings, TabName } from './types.ts';

/** The Intercom panel of a campaign: connection, both tabs, and the fields that can be mapped. */
export const integrationQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['integrations', campaignId],
    queryFn: () =>
      answer(client.GET('/api/v1/campaigns/{id}/integrations/intercom', { params: { path: { id: campaignId } } })),
  });

/** Saves one tab as its next version; refused with `invalid_settings` and the paths of the fields. */
export const savePanelTab = (campaignId: string, tab: TabName, body: PanelSettings) =>
  answer(
    client.PUT('/api/v1/campaigns/{id}/integrations/intercom/{tab}', {
      params: { path: { id: campaignId, tab } },
      body,
    }),
  );

/** The first word of the keys whose answers are read live from Intercom: news of our own does not make them stale. */
export const liveFromIntercom = 'intercom-attributes';

/** The contact attributes of the connected workspace. */
export const attributesQuery = (connectionId: string) =>
  queryOptions({
    queryKey: [liveFromIntercom, connectionId],
    queryFn: () =>
      answer(client.GET('/api/v1/connections/{id}/attributes', { params: { path: { id: connectionId } } })),
    staleTime: 5 * 60_000,
    retry: false,
  });

/** Ends a connection; settings stay. */
export const disconnect = (connectionId: string) =>
  answer(client.DELETE('/api/v1/connections/{id}', { params: { path: { id: connectionId } } }));
