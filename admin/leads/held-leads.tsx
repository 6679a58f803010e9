import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { api } from '../api/client.ts';
import { moveHeldLeads, type HeldSelection } from '../api/leads.ts';
import { askToConfirm } from '../ui/confirm.tsx';
import { useAction } from '../ui/use-action.ts';

interface HeldLeadsProps {
  campaignId: string;
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  /** a search hides some of them: then only those selected can be moved */
  isNarrowed: boolean;
}

const leads = (count: number) => (count === 1 ? '1 lead' : `${count.toLocaleString()} leads`);

/** How many leads are On hold and why, with what can be done about many of them at once. */
export function HeldLeads({ campaignId, selected, onSelect, isNarrowed }: HeldLeadsProps) {
  const { data } = api.useQuery('get', '/api/v1/leads/on-hold', { params: { query: { campaign_id: campaignId } } });
  const onDone = () => onSelect(new Set());
  const release = useAction((selection: HeldSelection) => moveHeldLeads('release', selection), {
    success: (moved) => `${leads(moved)} released.`,
    onDone,
  });
  const refuse = useAction((selection: HeldSelection) => moveHeldLeads('refuse', selection), {
    success: (moved) => `${leads(moved)} refused.`,
    onDone,
  });
  if (!data || data.total === 0) return null;
  const isSelection = selected.size > 0;
  const count = isSelection ? selected.size : data.total;
  const which = isSelection ? 'selected' : 'all';
  const selection: HeldSelection = isSelection ? { ids: [...selected] } : { campaign_id: campaignId };
  const askToRelease = () =>
    askToConfirm({
      title: `Release ${leads(count)}?`,
      body: 'They are sent as your settings say, and judged from their joining on: what changed meanwhile counts.',
      confirm: `Release ${leads(count)}`,
      onConfirm: () => release.mutate(selection),
    });
  const askToRefuse = () =>
    askToConfirm({
      title: `Refuse ${leads(count)}?`,
      body: 'They become Not qualified and are not sent. Only a person can qualify them later, one by one.',
      confirm: `Refuse ${leads(count)}`,
      isDestructive: true,
      onConfirm: () => refuse.mutate(selection),
    });
  return (
    <Alert color="yellow" icon={<IconHandStop />} title={`${leads(data.total)} on hold`} role="note">
      <Stack gap="sm">
        <Text size="sm">They are not sent and do not qualify before you release them.</Text>
        <List size="sm">
          {data.reasons.map(({ reason, sentence, count: ofReason }) => (
            <List.Item key={reason}>
              {ofReason.toLocaleString()}: {sentence}
            </List.Item>
          ))}
        </List>
        {isNarrowed && !isSelection ? (
          <Text size="sm">Select leads to release or refuse them together, or clear the search to move all.</Text>
        ) : (
          <Group gap="xs">
            <Button size="xs" loading={release.isPending} disabled={refuse.isPending} onClick={askToRelease}>
              {`Release ${which} (${count.toLocaleString()})`}
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={refuse.isPending}
              disabled={release.isPending}
              onClick={askToRefuse}
            >
              {`Refuse ${which} (${count.toLocaleString()})`}
            </Button>
            {isSelection ? (
              <Button size="xs" variant="subtle" onClick={onDone}>
                Clear selection
              </Button>
            ) : null}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
