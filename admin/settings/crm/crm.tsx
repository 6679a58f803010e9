import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { integrationQuery } from '../../api/integrations.ts';
import { DeliveryLogLink } from '../../intercom/deliveries/delivery-log-link.tsx';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { AlertsSection } from '../../intercom/alerts/alerts-section.tsx';
import { LastingWarnings } from '../../intercom/alerts/lasting-warnings.tsx';
import { ConnectResult } from '../../intercom/connect/connect-result.tsx';
import { Connections } from '../../intercom/connect/connections.tsx';
import { HealthSection } from '../../intercom/sync-health/health-section.tsx';
import { IntercomTile } from '../../intercom/connect/intercom-tile.tsx';
import { IntercomPanel } from '../../intercom/panel/intercom-panel.tsx';

/** The CRM tab of *Integrations and API*: the Intercom tile and, once connected, its panel. */
export function CrmSettings() {
  const campaignId = useCampaignId();
  const integration = useQuery(integrationQuery(campaignId));
  return (
    <Stack gap="lg">
      <ConnectResult campaignId={campaignId} />
      <Loaded query={integration}>
        {(found) => (
          <>
            <LastingWarnings shownElsewhere={found.connection?.id} />
            <IntercomTile campaignId={campaignId} integration={found} />
            {found.connection ? <HealthSection campaignId={campaignId} connection={found.connection} /> : null}
            {found.connection && found.connection.state !== 'Not connected' ? (
              <IntercomPanel campaignId={campaignId} integration={found} connection={found.connection} />
            ) : null}
            {found.connection ? <DeliveryLogLink campaignId={campaignId} /> : null}
            <Connections campaignId={campaignId} />
            {found.connection ? <AlertsSection /> : null}
          </>
        )}
      </Loaded>
    </Stack>
  );
}
