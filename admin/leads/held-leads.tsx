import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { api } from '../api/client.ts';
import { moveHeldLeads, type HeldSelection } from '../api/leads.ts';
import { askToConfirm } from '../ui/confirm.tsx';
import { useAction } from '../ui/use-action.ts';
import { leadCount } from './lead-count.ts';

interface HeldLeadsProps {
  campaignId: string;
  /** some are selected: what is done with those stands elsewhere */
  isSelection: boolean;
  /** a search hides some of them: then only those selected can be moved */
  isNarrowed: boolean;
}

/** How many leads are On hold and why, with what can be done about many of them at once. */
export function HeldLeads({ campaignId, isSelection, isNarrowed }: HeldLeadsProps) {
  const { data } = api.useQuery('get', '/api/v1/leads/on-hold', { params: { query: { campaign_id: campaignId } } });
  const release = useAction((selection: HeldSelection) => moveHeldLeads('release', selection), {
    success: (moved) => `${leadCount(moved)} released.`,
  });
  const refuse = useAction((selection: HeldSelection) => moveHeldLeads('refuse', selection), {
    success: (moved) => `${leadCount(moved)} refused.`,
  });
  if (!data || data.total === 0) return null;
  const count = data.total;
  const selection: HeldSelection = { campaign_id: campaignId };
  const askToRelease = () =>
    askToConfirm({
      title: `Release ${leadCount(count)}?`,
      body: 'They are sent as your settings say, and judged from their joining on: what changed meanwhile counts.',
      confirm: `Release ${leadCount(count)}`,
      onConfirm: () => release.mutate(selection),
    });
  const askToRefuse = () =>
    askToConfirm({
      title: `Refuse ${leadCount(count)}?`,
      body: 'They become Not qualified and are not sent. Only a person can qualify them later, one by one.',
      confirm: `Refuse ${leadCount(count)}`,
      isDestructive: true,
      onConfirm: () => refuse.mutate(selection),
    });
  return (
    <Alert color="yellow" icon={<IconHandStop />} title={`${leadCount(data.total)} on hold`} role="note">
      <Stack gap="sm">
        <Text size="sm">They are not sent and do not qualify before you release them.</Text>
        <List size="sm">
          {data.reasons.map(({ reason, sentence, count: ofReason }) => (
            <List.Item key={reason}>
              {ofReason.toLocaleString()}: {sentence}
            </List.Item>
          ))}
        </List>
        {isSelection ? null : isNarrowed ? (
          <Text size="sm">Select leads to release or refuse them together, or clear the search to move all.</Text>
        ) : (
          <Group gap="xs">
            <Button size="xs" loading={release.isPending} disabled={refuse.isPending} onClick={askToRelease}>
              {`Release all (${count.toLocaleString()})`}
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={refuse.isPending}
              disabled={release.isPending}
              onClick={askToRefuse}
            >
              {`Refuse all (${count.toLocaleString()})`}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
