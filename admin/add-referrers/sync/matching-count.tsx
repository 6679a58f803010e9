import { Alert, Group, Loader, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconUsers } from '@tabler/icons-react';
import { contactCountQuery } from '../../api/imports.ts';
import { problemSentence } from '../../api/problem.ts';
import type { Selection } from '../../api/types.ts';

const pauseMs = 600;

/** How many contacts the selection has in Intercom now; asked once the person stops changing it. */
export function MatchingCount({ campaignId, selection }: { campaignId: string; selection: Selection }) {
  const [settled] = useDebouncedValue(selection, pauseMs);
  const count = useQuery(contactCountQuery(campaignId, settled));
  return (
    <Alert color={count.error ? 'red' : 'blue'} icon={<IconUsers />} aria-live="polite">
      {count.data ? (
        <Text size="sm">
          <b>{count.data.total.toLocaleString()}</b> {count.data.total === 1 ? 'contact matches' : 'contacts match'} in
          Intercom now. The rehearsal says which of them become referrers.
        </Text>
      ) : count.error ? (
        <Text size="sm">The contacts could not be counted: {problemSentence(count.error)}</Text>
      ) : (
        <Group gap="xs">
          <Loader size="xs" aria-hidden />
          <Text size="sm">Counting the contacts in Intercom…</Text>
        </Group>
      )}
    </Alert>
  );
}
