import { Stack, Text } from '@mantine/core';
import { api } from '../../api/client.ts';
import { formatPeriod } from '../../ui/timestamp.tsx';
import { recipientsText } from './recipients-text.ts';

const mostShown = 5;

/** Recent warnings that are resolved. */
export function EarlierWarnings() {
  const { data } = api.useQuery('get', '/api/v1/connection-warnings');
  const over = (data?.items ?? []).flatMap((warning) =>
    warning.resolved_at === null ? [] : [{ ...warning, end: warning.resolved_at }],
  );
  if (over.length === 0) return null;
  return (
    <Stack gap={6} component="section" aria-label="Earlier warnings">
      <Text size="sm" fw={600}>
        Earlier warnings
      </Text>
      {over.slice(0, mostShown).map((warning) => (
        <Text key={warning.id} size="sm" c="dimmed">
          {warning.title} · {formatPeriod(warning.since, warning.end)} · {recipientsText(warning)}
        </Text>
      ))}
    </Stack>
  );
}
