import { answer, api, at, client } from './client.ts';
import type { Kind, NewIntercomApp } from './types.ts';

/** Sets up or changes the app; an empty secret keeps the stored one. */
export const saveIntercomApp = (body: NewIntercomApp) => answer(client.PUT('/api/v1/intercom-app', { body }));

/** Forgets the app with its secret. */
export const removeIntercomApp = () => answer(client.DELETE('/api/v1/intercom-app'));

/** Looks at app and connection, and says for each thing what was seen. */
export const checkIntercomApp = (kind: Kind) => answer(client.POST('/api/v1/intercom-app/check', { body: { kind } }));

/** Connects the real Intercom by the access token of a private app; the campaign works with it from then on. */
export const connectByToken = (campaignId: string, accessToken: string) =>
  answer(client.POST('/api/v1/connections', { body: { access_token: accessToken, campaign_id: campaignId } }));

/** What moving a campaign would mean, read from Intercom at this moment. */
export const movePreviewQuery = (campaignId: string, kind: Kind) =>
  api.queryOptions(
    'get',
    '/api/v1/campaigns/{id}/connection/preview',
    { params: { path: { id: campaignId }, query: { kind } } },
    { retry: false, gcTime: 0 },
  );

/** Moves a campaign to the real Intercom, or to the practice one. */
export const moveCampaign = (campaignId: string, kind: Kind) =>
  answer(client.PUT('/api/v1/campaigns/{id}/connection', { ...at(campaignId), body: { kind } }));
