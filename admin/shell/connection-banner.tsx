import { Alert, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMatchRoute } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import { connectionWarningsQuery } from '../api/alerts.ts';
import { paths } from '../paths.ts';
import { AnchorLink } from '../ui/links.tsx';

/** Says on every screen that a connection needs somebody; the CRM tab itself says more. */
export function ConnectionBanner({ campaignId }: { campaignId: string }) {
  const { data } = useQuery(connectionWarningsQuery);
  const matches = useMatchRoute();
  const lasting = (data?.items ?? []).filter((warning) => warning.resolved_at === null);
  const gravest = lasting.find((warning) => warning.stops_connection) ?? lasting[0];
  if (!gravest || matches({ to: paths.crm, params: { campaignId } }) !== false) return null;
  const more = lasting.length - 1;
  return (
    <Alert
      color={gravest.stops_connection ? 'red' : 'yellow'}
      icon={<IconAlertTriangle />}
      aria-label="Connection warning"
      mb="lg"
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" fw={600} flex="1 1 240px">
          {gravest.connection.practice ? 'Practice: ' : ''}
          {gravest.title}
          {more > 0 ? `, and ${more} more` : ''}
        </Text>
        <AnchorLink to={paths.crm} params={{ campaignId }} size="sm" c="inherit" underline="always">
          See what to do
        </AnchorLink>
      </Group>
    </Alert>
  );
}
