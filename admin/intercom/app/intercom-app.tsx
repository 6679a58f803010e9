import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { campaignConnectionQuery, intercomAppQuery } from '../../api/intercom-app.ts';
import { paths } from '../../paths.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { AnchorLink } from '../../ui/links.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { AppSection } from './app-section.tsx';
import { CheckSection } from './check-section.tsx';
import { ConnectSection } from './connect-section.tsx';
import { GuideSection } from './guide-section.tsx';

/** Setting up the app in Intercom's Developer Hub, step by step, and checking that it works. */
export function IntercomAppPage() {
  const campaignId = useCampaignId();
  const app = useQuery(intercomAppQuery);
  const connection = useQuery(campaignConnectionQuery(campaignId));
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <AnchorLink to={paths.crm} params={{ campaignId }} size="sm">
          Back to CRM
        </AnchorLink>
        <Title order={2} size="h3">
          Your Intercom app
        </Title>
        <Text c="dimmed" maw={680}>
          Goodword reaches your Intercom through an app of your own in Intercom’s Developer Hub. One app serves all
          campaigns.
        </Text>
      </Stack>
      <Loaded query={app}>
        {(found) => (
          <>
            <AppSection intercom={found} />
            <GuideSection guide={found.guide} isPrivate={found.app?.kind === 'token'} />
            <Loaded query={connection}>
              {(connections) => (
                <ConnectSection campaignId={campaignId} way={found.ways.real} connection={connections.real} />
              )}
            </Loaded>
            <CheckSection ways={found.ways} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
