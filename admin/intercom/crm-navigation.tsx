import { Badge, Flex } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMatchRoute } from '@tanstack/react-router';
import { connectionHealthQuery } from '../api/checks.ts';
import { integrationQuery } from '../api/integrations.ts';
import type { Connection } from '../api/types.ts';
import { paths } from '../paths.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { NavigationLink } from '../ui/links.tsx';
import { useCampaignCrm, useCrmTitle } from './use-crm.ts';

const entries = (crm: string) =>
  [
    { label: 'Connection', to: paths.connection, needsConnection: false },
    { label: 'Leads & Referrers', to: paths.panel, needsConnection: true },
    { label: 'Sync health', to: paths.syncHealth, needsConnection: true },
    { label: 'Delivery log', to: paths.deliveries, needsConnection: true },
    { label: 'Alerts', to: paths.alerts, needsConnection: true },
    { label: `${crm} app`, to: paths.intercomApp, needsConnection: false },
  ] as const;

/** The screens of the CRM tab, each with an address. Before the first connection there is only the way to one. */
export function CrmNavigation() {
  const campaignId = useCampaignId();
  const crm = useCrmTitle();
  const matches = useMatchRoute();
  const { data: integration } = useQuery(integrationQuery(useCampaignCrm()));
  const connection = integration?.connection ?? null;
  const differences = useDifferences(campaignId, connection);
  const params = { campaignId };
  return (
    <Flex component="nav" aria-label={crm} wrap="wrap" gap={4}>
      {entries(crm)
        .filter(({ needsConnection }) => connection !== null || !needsConnection)
        .map(({ label, to }) => (
          <NavigationLink
            key={to}
            to={to}
            params={params}
            label={label}
            active={matches({ to, params, fuzzy: true }) !== false}
            rightSection={
              to === paths.syncHealth && differences > 0 ? (
                <Badge color="yellow" size="sm">
                  {differences.toLocaleString()} {differences === 1 ? 'difference' : 'differences'}
                </Badge>
              ) : undefined
            }
            w="auto"
            px="sm"
            py={6}
          />
        ))}
    </Flex>
  );
}

/** How many values the last full check found different. */
function useDifferences(campaignId: string, connection: Connection | null): number {
  const { data } = useQuery({
    ...connectionHealthQuery(connection?.id ?? '', campaignId),
    enabled: connection !== null,
  });
  return data?.drift.rows ?? 0;
}
