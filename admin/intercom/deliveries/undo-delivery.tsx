import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import { undoDelivery, undoDryRunQuery } from '../../api/deliveries.ts';
import type { Delivery } from '../../api/types.ts';
import { Fact, Facts } from '../../ui/fact.tsx';
import { Loaded, SkeletonRows } from '../../ui/loaded.tsx';
import { personName } from '../../ui/person-name.ts';
import { useAction } from '../../ui/use-action.ts';
import { valueText } from '../attribute-text.ts';

/** Reads from the CRM what undoing would do, shows it, and undoes once confirmed. */
export function openUndo(delivery: Delivery): void {
  const modalId = modals.open({
    title: `Undo: ${personName(delivery.person)}`,
    children: <UndoForm delivery={delivery} onClose={() => modals.close(modalId)} />,
    size: 'lg',
  });
}

function UndoForm({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const preview = useQuery(undoDryRunQuery(delivery.id));
  const undo = useAction(undoDelivery, { success: () => 'Undoing…', onDone: onClose });
  const canDo = preview.data?.does === 'put_back' || preview.data?.does === 'archive';
  return (
    <Stack gap="md">
      <Loaded query={preview} skeleton={<SkeletonRows rows={3} height={24} />}>
        {({ does, message, fields, stays }) => (
          <>
            {does === 'refuse' ? <Alert color="yellow">{message}</Alert> : <Text size="sm">{message}</Text>}
            {fields.length > 0 ? (
              <Facts labelWidth={180} gap={4}>
                {fields.map(({ attribute, label, now, back }) => (
                  <Fact key={attribute} label={label}>
                    {valueText(attribute, now)} → <b>{valueText(attribute, back)}</b>
                  </Fact>
                ))}
              </Facts>
            ) : null}
            {stays.length > 0 ? (
              <List size="sm">
                {stays.map((sentence) => (
                  <List.Item key={sentence}>{sentence}</List.Item>
                ))}
              </List>
            ) : null}
          </>
        )}
      </Loaded>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button color="red" disabled={!canDo} loading={undo.isPending} onClick={() => undo.mutate(delivery.id)}>
          {preview.data?.does === 'archive' ? 'Archive contact' : 'Undo'}
        </Button>
      </Group>
    </Stack>
  );
}
