import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client.ts';
import type { NewAttribute, PanelSettings, TabName } from './types.ts';

/** The CRM whose panel is shown. */
const provider = 'intercom';

/** The panel of a campaign: connection, both tabs, and the fields that can be mapped. */
export const integrationQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['integrations', campaignId],
    queryFn: () =>
      answer(
        client.GET('/api/v1/campaigns/{id}/integrations/{provider}', {
          params: { path: { id: campaignId, provider } },
        }),
      ),
  });

/** Saves one tab as its next version; refused with `invalid_settings` and the paths of the fields. */
export const savePanelTab = (campaignId: string, tab: TabName, body: PanelSettings) =>
  answer(
    client.PUT('/api/v1/campaigns/{id}/integrations/{provider}/{tab}', {
      params: { path: { id: campaignId, provider, tab } },
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

/** Creates an attribute of contacts in Intercom; refused with Intercom's reason at `name`. */
export const createAttribute = (connectionId: string, body: NewAttribute) =>
  answer(client.POST('/api/v1/connections/{id}/attributes', { params: { path: { id: connectionId } }, body }));

/** What speaks against settings that are not saved yet, with Intercom's attributes as they are now. */
export const panelCheckQuery = (campaignId: string, connectionId: string, tab: TabName, settings: PanelSettings) =>
  queryOptions({
    queryKey: [liveFromIntercom, connectionId, 'check', campaignId, tab, settings],
    queryFn: async () => ({
      settings,
      ...(await answer(
        client.POST('/api/v1/campaigns/{id}/integrations/{provider}/{tab}/check', {
          params: { path: { id: campaignId, provider, tab } },
          body: settings,
        }),
      )),
    }),
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  });

/** What settings, saved or not, would write for a person; nothing is written. @param personId null for the newest */
export const previewQuery = (
  campaignId: string,
  connectionId: string,
  tab: TabName,
  settings: PanelSettings,
  personId: string | null,
) =>
  queryOptions({
    queryKey: [liveFromIntercom, connectionId, 'preview', campaignId, tab, settings, personId],
    queryFn: () =>
      answer(
        client.POST('/api/v1/campaigns/{id}/integrations/{provider}/{tab}/preview', {
          params: { path: { id: campaignId, provider, tab } },
          body: { settings, person_id: personId },
        }),
      ),
    staleTime: 10_000,
    retry: false,
    placeholderData: keepPreviousData,
  });

/** Makes a teammate the owner of the integration. */
export const chooseOwner = (campaignId: string, userId: string) =>
  answer(
    client.PUT('/api/v1/campaigns/{id}/integrations/{provider}/owner', {
      params: { path: { id: campaignId, provider } },
      body: { user_id: userId },
    }),
  );

/** Ends a connection; settings stay. */
export const disconnect = (connectionId: string) =>
  answer(client.DELETE('/api/v1/connections/{id}', { params: { path: { id: connectionId } } }));
