import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { campaignQuery } from '../../api/campaigns.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { CampaignState } from './campaign-state.tsx';
import { OffersForm } from './offers-form.tsx';

/** Name, offers and state of the campaign. */
export function GeneralSettings() {
  const { data: campaign } = useQuery(campaignQuery(useCampaignId()));
  if (!campaign) return null;
  return (
    <Stack gap="lg">
      <CampaignState campaign={campaign} />
      <OffersForm campaign={campaign} />
    </Stack>
  );
}
