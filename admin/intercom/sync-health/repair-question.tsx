import { Alert, Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { beginRepair } from '../../api/checks.ts';
import type { RepairPreview, RepairSelection } from '../../api/types.ts';
import { useAction } from '../../ui/use-action.ts';

interface RepairQuestionProps {
  connectionId: string;
  /** The CRM's title. */
  crm: string;
  selection: RepairSelection;
  preview: RepairPreview;
  onClose: () => void;
}

const mostNamed = 8;

/** Asks before a repair; values that changed in the CRM are overwritten only when that is ticked. */
export function RepairQuestion({ connectionId, crm, selection, preview, onClose }: RepairQuestionProps) {
  const { rows, changed, overwritten } = preview;
  const [overwrites, setOverwrites] = useState(false);
  const count = overwrites ? rows : rows - changed;
  const repair = useAction(() => beginRepair(connectionId, selection, overwrites), {
    success: () => 'Repair started.',
    onDone: onClose,
  });
  return (
    <Stack gap="sm">
      <Text size="sm">{whatHappens(rows, count)}</Text>
      {changed > 0 ? (
        <Alert color="yellow" icon={<IconAlertTriangle />} title={`Values were changed in ${crm}`}>
          <Stack gap="xs">
            <Text size="sm">
              These values changed after Goodword wrote them. The contacts are left unchanged unless you choose to
              overwrite them.
            </Text>
            <List size="sm" spacing={4}>
              {overwritten.slice(0, mostNamed).map((row) => (
                <List.Item key={row.id}>
                  {row.name || row.email}: {row.sentence}
                </List.Item>
              ))}
            </List>
            {changed > mostNamed ? <Text size="sm">and more, marked “Changed in {crm}” in the list.</Text> : null}
            <Checkbox
              label={`Overwrite values changed in ${crm}`}
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

const differences = (count: number) => (count === 1 ? '1 difference' : `${count.toLocaleString()} differences`);

function whatHappens(rows: number, count: number): string {
  if (rows === 0) {
    return 'None of these can be repaired here. Qualify leads on their own page.';
  }
  if (count === 0) return 'Nothing will be written unless you overwrite the changed values.';
  return `${differences(count)} will be repaired: Goodword writes its values to these contacts again, with the current settings.`;
}
