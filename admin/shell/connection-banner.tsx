import { Alert, Group, Text } from '@mantine/core';
import { useMatchRoute } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import { api } from '../api/client.ts';
import { paths } from '../paths.ts';
import { AnchorLink } from '../ui/links.tsx';

/** Says on every screen that a connection needs attention; the CRM tab explains it. */
export function ConnectionBanner({ campaignId }: { campaignId: string }) {
  const { data } = api.useQuery('get', '/api/v1/connection-warnings');
  const matches = useMatchRoute();
  const open = (data?.items ?? []).filter((warning) => warning.resolved_at === null);
  const worst = open.find((warning) => warning.stops_connection) ?? open[0];
  if (!worst || matches({ to: paths.connection, params: { campaignId } }) !== false) return null;
  const more = open.length - 1;
  return (
    <Alert
      color={worst.stops_connection ? 'red' : 'yellow'}
      icon={<IconAlertTriangle />}
      aria-label="Connection warning"
      mb="lg"
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" fw={600} flex="1 1 240px">
          {worst.connection.practice ? 'Practice: ' : ''}
          {worst.title}
          {more > 0 ? `, and ${more} more` : ''}
        </Text>
        <AnchorLink to={paths.connection} params={{ campaignId }} size="sm" c="inherit" underline="always">
          See what to do
        </AnchorLink>
      </Group>
    </Alert>
  );
}
