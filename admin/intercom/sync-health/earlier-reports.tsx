import { List, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, at } from '../../api/client.ts';
import { integrationQuery } from '../../api/integrations.ts';
import { paths } from '../../paths.ts';
import { AnchorLink } from '../../ui/links.tsx';
import { formatPeriod } from '../../ui/timestamp.tsx';
import { useCampaignCrm } from '../use-crm.ts';

/** The other outages of the connection. @param shownId the report on screen */
export function EarlierReports({ campaignId, shownId }: { campaignId: string; shownId: string }) {
  const { data: integration } = useQuery(integrationQuery(useCampaignCrm()));
  const connectionId = integration?.connection?.id;
  return connectionId ? <Others campaignId={campaignId} shownId={shownId} connectionId={connectionId} /> : null;
}

function Others({ connectionId, campaignId, shownId }: { connectionId: string; campaignId: string; shownId: string }) {
  const { data: reports } = api.useQuery('get', '/api/v1/connections/{id}/outage-reports', at(connectionId));
  const others = reports?.items.filter(({ id }) => id !== shownId) ?? [];
  if (others.length === 0) return null;
  return (
    <Stack component="section" aria-label="Other outages" gap="sm">
      <Title order={2} size="h5">
        Other outages
      </Title>
      <List size="sm" spacing={4}>
        {others.map((outage) => (
          <List.Item key={outage.id}>
            <AnchorLink to={paths.outageReport} params={{ campaignId, outageId: outage.id }} size="sm">
              {formatPeriod(outage.began_at, outage.ended_at)}
            </AnchorLink>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
