import { Grid, Stack } from '@mantine/core';
import { api, at } from '../api/client.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { Page } from '../ui/page.tsx';
import { LaunchChecklist } from './launch-checklist.tsx';
import { NeedsAttention } from './needs-attention.tsx';
import { Numbers } from './numbers.tsx';
import { ShareBox } from './share-box.tsx';

/** How the campaign is doing and what is still to be set up. */
export function Dashboard() {
  const { data: campaign } = api.useQuery('get', '/api/v1/campaigns/{id}', at(useCampaignId()));
  if (!campaign) return null;
  return (
    <Page title="Dashboard" lead={`How ${campaign.name} is doing.`}>
      <NeedsAttention campaignId={campaign.id} />
      <Numbers campaignId={campaign.id} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <LaunchChecklist campaignId={campaign.id} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            <ShareBox campaign={campaign} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}
