import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, at } from '../../api/client.ts';
import { integrationQuery } from '../../api/integrations.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { OpenWarnings } from '../alerts/open-warnings.tsx';
import { useCampaignCrm } from '../use-crm.ts';
import { ConnectResult } from './connect-result.tsx';
import { IntercomTile } from './intercom-tile.tsx';
import { WorkspaceChoice } from './workspace-choice.tsx';

/** The first screen of the CRM tab: the tile of the CRM, what is wrong with it, and which workspace the campaign uses. */
export function ConnectionPage() {
  const campaignId = useCampaignId();
  const query = useQuery(integrationQuery(useCampaignCrm()));
  const app = api.useQuery('get', '/api/v1/intercom-app');
  const connections = api.useQuery('get', '/api/v1/campaigns/{id}/connection', at(campaignId));
  return (
    <Stack gap="lg">
      <ConnectResult campaignId={campaignId} />
      <Loaded query={query}>
        {(integration) => (
          <>
            <OpenWarnings shownElsewhere={integration.connection?.id} />
            <IntercomTile campaignId={campaignId} integration={integration} />
            {integration.connection ? (
              <Loaded query={app}>
                {({ ways }) => (
                  <Loaded query={connections}>
                    {(ofCampaign) => <WorkspaceChoice campaignId={campaignId} ways={ways} connections={ofCampaign} />}
                  </Loaded>
                )}
              </Loaded>
            ) : null}
          </>
        )}
      </Loaded>
    </Stack>
  );
}
