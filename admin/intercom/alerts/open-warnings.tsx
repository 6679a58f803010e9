import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { api } from '../../api/client.ts';
import type { ConnectionWarning } from '../../api/types.ts';
import { formatDateTime } from '../../ui/timestamp.tsx';
import { recipientsText } from './recipients-text.ts';

/**
 * Open warnings about connections, with what to do.
 * @param shownElsewhere the connection whose outage the tile of the CRM already explains
 */
export function OpenWarnings({ shownElsewhere }: { shownElsewhere: string | undefined }) {
  const { data } = api.useQuery('get', '/api/v1/connection-warnings');
  const open = (data?.items ?? []).filter(
    ({ resolved_at: end, stops_connection: stops, connection }) =>
      end === null && !(stops && connection.id === shownElsewhere),
  );
  if (open.length === 0) return null;
  return (
    <Stack gap="sm">
      {open.map((warning) => (
        <OpenWarning key={warning.id} warning={warning} />
      ))}
    </Stack>
  );
}

function OpenWarning({ warning }: { warning: ConnectionWarning }) {
  const { title, remedy, connection, since, stops_connection: stops } = warning;
  return (
    <Alert color={stops ? 'red' : 'yellow'} icon={<IconAlertTriangle />} title={title} role="alert">
      <Stack gap={6}>
        <Text size="sm">{remedy}</Text>
        <Text size="sm" c="dimmed">
          {connection.practice ? 'Practice: ' : ''}
          {connection.name} · since {formatDateTime(since)} · {recipientsText(warning)}
        </Text>
      </Stack>
    </Alert>
  );
}
