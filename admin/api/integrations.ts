import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, at, client } from './client.ts';
import type { NewAttribute, PanelSettings, TabName } from './types.ts';

/** A campaign with the CRM that it works with, by the id of its provider. */
export type CampaignCrm = { campaignId: string; provider: string };

/** The panel of a campaign: connection, both tabs, and the fields that can be mapped. */
export const integrationQuery = ({ campaignId, provider }: CampaignCrm) =>
  api.queryOptions('get', '/api/v1/campaigns/{id}/integrations/{provider}', {
    params: { path: { id: campaignId, provider } },
  });

/**
 * Saves one tab as its next version; refused with `invalid_settings` and the paths of the fields.
 * @param settings.createAttributes first creates the attributes of Goodword that the CRM does not have
 */
export const savePanelTab = (
  { campaignId, provider }: CampaignCrm,
  tab: TabName,
  { createAttributes, ...body }: PanelSettings & { createAttributes: boolean },
) =>
  answer(
    client.PUT('/api/v1/campaigns/{id}/integrations/{provider}/{tab}', {
      params: {
        path: { id: campaignId, provider, tab },
        query: { create_attributes: createAttributes ? 'true' : 'false' },
      },
      body,
    }),
  );

/** The contact attributes of the connected workspace. */
export const attributesQuery = (connectionId: string) =>
  api.queryOptions('get', '/api/v1/connections/{id}/attributes', at(connectionId), {
    staleTime: 5 * 60_000,
    retry: false,
  });

const checkPath = '/api/v1/campaigns/{id}/integrations/{provider}/{tab}/check';
const previewPath = '/api/v1/campaigns/{id}/integrations/{provider}/{tab}/preview';

/** Reads the CRM's attributes again, and everything that was checked against them. */
export const readAttributesAgain = (queryClient: QueryClient): Promise<void> => {
  const sources = '/api/v1/campaigns/{id}/import-sources';
  const paths: unknown[] = ['/api/v1/connections/{id}/attributes', sources, checkPath, previewPath];
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => paths.includes(queryKey[1]) });
};

/** Creates an attribute of contacts in the CRM; refused with its reason at `name`. */
export const createAttribute = (connectionId: string, body: NewAttribute) =>
  answer(client.POST('/api/v1/connections/{id}/attributes', { ...at(connectionId), body }));

/** What speaks against settings that are not saved yet, with the CRM's attributes as they are now. */
export const panelCheckQuery = (
  { campaignId, provider }: CampaignCrm,
  connectionId: string,
  tab: TabName,
  settings: PanelSettings,
) => {
  const init = { params: { path: { id: campaignId, provider, tab } }, body: settings };
  return queryOptions({
    queryKey: ['post', checkPath, { ...init, connectionId }],
    // with what was checked, for the answer stays on screen until the next one is there
    queryFn: async ({ signal }) => ({ settings, ...(await answer(client.POST(checkPath, { ...init, signal }))) }),
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
};

/** What settings, saved or not, would write for a person; nothing is written. @param personId null for the newest */
export const previewQuery = (
  { campaignId, provider }: CampaignCrm,
  connectionId: string,
  tab: TabName,
  settings: PanelSettings,
  personId: string | null,
) =>
  api.queryOptions(
    'post',
    previewPath,
    {
      params: { path: { id: campaignId, provider, tab } },
      body: { settings, person_id: personId },
      // another workspace has other attributes; no part of the request
      connectionId,
    },
    { staleTime: 10_000, retry: false, placeholderData: keepPreviousData },
  );

/** Makes a teammate the owner of the integration. */
export const chooseOwner = ({ campaignId, provider }: CampaignCrm, userId: string) =>
  answer(
    client.PUT('/api/v1/campaigns/{id}/integrations/{provider}/owner', {
      params: { path: { id: campaignId, provider } },
      body: { user_id: userId },
    }),
  );

/** Ends a connection; settings stay. */
/** After the server has moved to another address. */
export const goOnAfterMove = (connectionId: string) =>
  answer(client.POST('/api/v1/connections/{id}/go-on', at(connectionId)));

export const disconnect = (connectionId: string) => answer(client.DELETE('/api/v1/connections/{id}', at(connectionId)));
