import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconApps, IconBell, IconHeartbeat, IconPlugConnected, IconSend, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { connectionHealthQuery } from '../../api/checks.ts';
import type { Connection } from '../../api/types.ts';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { paths } from '../../paths.ts';
import { LinkCard } from '../../ui/link-card.tsx';

interface Card {
  to:
    | typeof paths.syncHealth
    | typeof paths.deliveries
    | typeof paths.connections
    | typeof paths.alerts
    | typeof paths.intercomApp;
  icon: Icon;
  title: string;
  description: ReactNode;
}

const appCard = (crm: string): Card => ({
  to: paths.intercomApp,
  icon: IconApps,
  title: `${crm} app`,
  description: 'Its setup in the Developer Hub.',
});

const connectedCards = (crm: string, drift: ReactNode): Card[] => [
  { to: paths.syncHealth, icon: IconHeartbeat, title: 'Sync health', description: drift },
  {
    to: paths.deliveries,
    icon: IconSend,
    title: 'Delivery log',
    description: 'Every write, with retry and undo.',
  },
  {
    to: paths.connections,
    icon: IconPlugConnected,
    title: 'Connections',
    description: `Your ${crm} or the practice one.`,
  },
  { to: paths.alerts, icon: IconBell, title: 'Alerts', description: 'Who is notified, and how.' },
];

/** The screens of the integration, a card each. Without a connection there is only the app to set up. */
export function CrmCards({ campaignId, connection }: { campaignId: string; connection: Connection | null }) {
  const crm = useCrmTitle();
  const cards = connection
    ? [...connectedCards(crm, <Drift campaignId={campaignId} connectionId={connection.id} />), appCard(crm)]
    : [appCard(crm)];
  return (
    <SimpleGrid component="nav" aria-label={crm} cols={{ base: 2, lg: 3 }} spacing="sm">
      {cards.map((card) => (
        <LinkCard key={card.title} params={{ campaignId }} {...card} />
      ))}
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
