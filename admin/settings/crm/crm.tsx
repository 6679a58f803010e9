import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { integrationQuery } from '../../api/integrations.ts';
import { OpenWarnings } from '../../intercom/alerts/open-warnings.tsx';
import { ConnectResult } from '../../intercom/connect/connect-result.tsx';
import { IntercomTile } from '../../intercom/connect/intercom-tile.tsx';
import { CrmPanel } from '../../intercom/panel/crm-panel.tsx';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { CrmCards } from './crm-cards.tsx';
import { useCampaignCrm } from '../../intercom/use-crm.ts';

/** The CRM tab of *Integrations and API*: the tile of the CRM, the screens below it and, once connected, its panel. */
export function CrmSettings() {
  const campaignId = useCampaignId();
  const query = useQuery(integrationQuery(useCampaignCrm()));
  return (
    <Stack gap="lg">
      <ConnectResult campaignId={campaignId} />
      <Loaded query={query}>
        {(integration) => {
          const { connection } = integration;
          return (
            <>
              <OpenWarnings shownElsewhere={connection?.id} />
              <IntercomTile campaignId={campaignId} integration={integration} />
              <CrmCards campaignId={campaignId} connection={connection} />
              {connection && connection.state !== 'Not connected' ? (
                <CrmPanel campaignId={campaignId} integration={integration} connection={connection} />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}
