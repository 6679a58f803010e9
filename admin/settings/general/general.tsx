import { Stack } from '@mantine/core';
import { api, at } from '../../api/client.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { CampaignState } from './campaign-state.tsx';
import { CodesSetting } from './codes-setting.tsx';
import { OffersForm } from './offers-form.tsx';

/** Name, offers, codes and state of the campaign. */
export function GeneralSettings() {
  const { data: campaign } = api.useQuery('get', '/api/v1/campaigns/{id}', at(useCampaignId()));
  if (!campaign) return null;
  return (
    <Stack gap="lg">
      <CampaignState campaign={campaign} />
      <OffersForm campaign={campaign} />
      <CodesSetting campaign={campaign} />
    </Stack>
  );
}
