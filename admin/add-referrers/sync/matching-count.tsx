import { Alert, Group, Loader, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconUsers } from '@tabler/icons-react';
import { contactCountQuery } from '../../api/imports.ts';
import { problemSentence } from '../../api/problem.ts';
import type { Selection } from '../../api/types.ts';
import { useCrmTitle } from '../../intercom/use-crm.ts';

const pauseMs = 600;

/** How many contacts match the selection now; asked once the selection settles. */
export function MatchingCount({ campaignId, selection }: { campaignId: string; selection: Selection }) {
  const crm = useCrmTitle();
  const [settled] = useDebouncedValue(selection, pauseMs);
  const count = useQuery(contactCountQuery(campaignId, settled));
  return (
    <Alert color={count.error ? 'red' : 'blue'} icon={<IconUsers />} aria-live="polite">
      {count.data ? (
        <Text size="sm">
          <b>{count.data.total.toLocaleString()}</b> {count.data.total === 1 ? 'contact matches' : 'contacts match'} in{' '}
          {crm} now. The dry run shows which of them become referrers.
        </Text>
      ) : count.error ? (
        <Text size="sm">Could not count the contacts: {problemSentence(count.error)}</Text>
      ) : (
        <Group gap="xs">
          <Loader size="xs" aria-hidden />
          <Text size="sm">Counting contacts in {crm}…</Text>
        </Group>
      )}
    </Alert>
  );
}
