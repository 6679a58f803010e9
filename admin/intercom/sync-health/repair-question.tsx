import { Alert, Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { beginRepair } from '../../api/checks.ts';
import type { RepairPreview, RepairSelection } from '../../api/types.ts';
import { useAction } from '../../ui/use-action.ts';

interface RepairQuestionProps {
  connectionId: string;
  selection: RepairSelection;
  preview: RepairPreview;
  onClose: () => void;
}

const mostNamed = 8;

/** Asks before a repair; values that somebody changed in Intercom are written over only when that is ticked. */
export function RepairQuestion({ connectionId, selection, preview, onClose }: RepairQuestionProps) {
  const { rows, changed, overwritten } = preview;
  const [overwrites, setOverwrites] = useState(false);
  const count = overwrites ? rows : rows - changed;
  const repair = useAction(() => beginRepair(connectionId, selection, overwrites), {
    success: () => 'The repair has begun.',
    onDone: onClose,
  });
  return (
    <Stack gap="sm">
      <Text size="sm">{whatHappens(rows, count)}</Text>
      {changed > 0 ? (
        <Alert color="yellow" icon={<IconAlertTriangle />} title="Somebody changed values in Intercom">
          <Stack gap="xs">
            <Text size="sm">
              After Goodword wrote them, these were changed by somebody or by another program. The contacts are left
              alone unless you say otherwise.
            </Text>
            <List size="sm" spacing={4}>
              {overwritten.slice(0, mostNamed).map((row) => (
                <List.Item key={row.id}>
                  {row.name || row.email}: {row.sentence}
                </List.Item>
              ))}
            </List>
            {changed > mostNamed ? (
              <Text size="sm">and more, in the list with the mark “Changed in Intercom”.</Text>
            ) : null}
            <Checkbox
              label="Write over what was changed in Intercom"
              checked={overwrites}
              onChange={(event) => setOverwrites(event.currentTarget.checked)}
            />
          </Stack>
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={count === 0} loading={repair.isPending} onClick={() => repair.mutate(undefined)}>
          Repair
        </Button>
      </Group>
    </Stack>
  );
}

const differences = (count: number) => (count === 1 ? 'One difference' : `${count.toLocaleString()} differences`);

function whatHappens(rows: number, count: number): string {
  if (rows === 0) {
    return 'Nothing of this can be repaired from here. Leads that are not qualified are decided on their own page.';
  }
  if (count === 0) return 'Nothing is written as long as you do not want to write over what was changed.';
  return `${differences(count)} will be repaired: what Goodword keeps on these contacts is written again, by the settings as they are now.`;
}
