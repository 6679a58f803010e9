import { Stack } from '@mantine/core';
import { api, at } from '../../api/client.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { CampaignState } from './campaign-state.tsx';
import { CodesSetting } from './codes-setting.tsx';
import { LeadsPerDayForm } from './leads-per-day-form.tsx';
import { OffersForm } from './offers-form.tsx';

/** Name, offers, codes, state and protection of the campaign. */
export function GeneralSettings() {
  const { data: campaign } = api.useQuery('get', '/api/v1/campaigns/{id}', at(useCampaignId()));
  if (!campaign) return null;
  return (
    <Stack gap="lg">
      <CampaignState campaign={campaign} />
      <OffersForm campaign={campaign} />
      <LeadsPerDayForm campaign={campaign} />
      <CodesSetting campaign={campaign} />
    </Stack>
  );
}
