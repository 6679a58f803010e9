import type { ConnectedGoodword } from './connected-goodword.ts';

/** Saves the Leads tab, so that leads become users and nothing qualifies them. @param settings what is not the usual */
export async function saveLeadsTab(
  { api, campaignId }: Pick<ConnectedGoodword, 'api' | 'campaignId'>,
  settings: Record<string, unknown> = {},
): Promise<void> {
  await api('PUT', `/campaigns/${campaignId}/integrations/intercom/leads`, {
    action: 'create_user',
    mapping: [
      { type: 'dynamic', from: 'email', to: 'email' },
      { type: 'dynamic', from: 'first_name', to: 'name' },
    ],
    duplicates: 'update',
    qualification: { method: 'none', property: null, target: null },
    ...settings,
  });
}
