import { Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, at } from '../api/client.ts';
import { sessionQuery } from '../api/session.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { Page } from '../ui/page.tsx';
import { BringContacts } from './bring-contacts.tsx';
import { EventToSend } from './event-to-send.tsx';
import { ShareLink } from './share-link.tsx';
import { TextToSend } from './text-to-send.tsx';

/** Everything that brings referrers: the join page as link and QR code, a text and an event to send, import and sync. */
export function OnboardReferrers() {
  const { data: campaign } = api.useQuery('get', '/api/v1/campaigns/{id}', at(useCampaignId()));
  const { data: session } = useQuery(sessionQuery);
  if (!campaign || !session) return null;
  return (
    <Page
      title="Onboard Referrers"
      lead="Two ways to get referrers: customers join by a link that you share, or you bring in those you know already."
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Stack gap="lg">
            <ShareLink campaign={campaign} />
            <TextToSend key={campaign.id} campaign={campaign} company={session.workspace?.name ?? ''} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Stack gap="lg">
            <BringContacts campaignId={campaign.id} />
            <EventToSend campaignId={campaign.id} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}
