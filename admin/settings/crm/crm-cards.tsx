import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconApps, IconBell, IconHeartbeat, IconPlugConnected, IconSend } from '@tabler/icons-react';
import { connectionHealthQuery } from '../../api/checks.ts';
import type { Connection } from '../../api/types.ts';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { paths } from '../../paths.ts';
import { LinkCard } from '../../ui/link-card.tsx';

/** The screens of the integration, a card each. Without a connection there is only the app to set up. */
export function CrmCards({ campaignId, connection }: { campaignId: string; connection: Connection | null }) {
  const params = { campaignId };
  const crm = useCrmTitle();
  return (
    <SimpleGrid component="nav" aria-label={crm} cols={{ base: 2, lg: 3 }} spacing="sm">
      {connection ? (
        <>
          <LinkCard
            to={paths.syncHealth}
            params={params}
            icon={IconHeartbeat}
            title="Sync health"
            description={<Drift campaignId={campaignId} connectionId={connection.id} />}
          />
          <LinkCard
            to={paths.deliveries}
            params={params}
            icon={IconSend}
            title="Delivery log"
            description="Every write, with retry and undo."
          />
          <LinkCard
            to={paths.connections}
            params={params}
            icon={IconPlugConnected}
            title="Connections"
            description={`Your ${crm} or the practice one.`}
          />
          <LinkCard
            to={paths.alerts}
            params={params}
            icon={IconBell}
            title="Alerts"
            description="Who is notified, and how."
          />
        </>
      ) : null}
      <LinkCard
        to={paths.intercomApp}
        params={params}
        icon={IconApps}
        title={`${crm} app`}
        description="Its setup in the Developer Hub."
      />
    </SimpleGrid>
  );
}

function Drift({ campaignId, connectionId }: { campaignId: string; connectionId: string }) {
  const { data: health } = useQuery(connectionHealthQuery(connectionId, campaignId));
  const differences = health?.drift.rows ?? 0;
  if (differences > 0)
    return `${differences.toLocaleString()} ${differences === 1 ? 'difference' : 'differences'} found.`;
  return 'Whether both sides agree.';
}
