import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { api, at } from '../../api/client.ts';
import { undoOperation } from '../../api/bulk-operations.ts';
import type { BulkOperation, Crm } from '../../api/types.ts';
import { Loaded, SkeletonRows } from '../../ui/loaded.tsx';
import { personName } from '../../ui/person-name.ts';
import classes from '../../ui/text.module.css';
import { useAction } from '../../ui/use-action.ts';
import { capitalise } from '../../ui/capitalise.ts';
import { valueText } from '../attribute-text.ts';

/** Shows what undoing a back-fill would change, and undoes it once confirmed. */
export function openUndoOperation(operation: BulkOperation, crm: Crm): void {
  const modalId = modals.open({
    title: 'Undo this back-fill?',
    children: <UndoOperationForm operation={operation} crm={crm} onClose={() => modals.close(modalId)} />,
    size: 'lg',
  });
}

interface UndoOperationProps {
  operation: BulkOperation;
  crm: Crm;
  onClose: () => void;
}

function UndoOperationForm({ operation, crm, onClose }: UndoOperationProps) {
  const plan = api.useQuery('get', '/api/v1/bulk-operations/{id}/undo', at(operation.id));
  const undo = useAction(undoOperation, { success: () => 'Undoing…', onDone: onClose });
  const total = plan.data?.total ?? 0;
  return (
    <Stack gap="md">
      <Loaded query={plan} skeleton={<SkeletonRows rows={3} height={24} />}>
        {({ put_back: putBack, archive, tags, notes, first }) =>
          total === 0 ? (
            <Alert color="gray">There is nothing to undo: this back-fill changed nothing, or was undone already.</Alert>
          ) : (
            <>
              <List size="sm">
                {putBack > 0 ? (
                  <List.Item>Contacts that get their earlier values back: {putBack.toLocaleString()}</List.Item>
                ) : null}
                {archive > 0 ? (
                  <List.Item>
                    Created contacts to archive, unless they changed since: {archive.toLocaleString()}
                  </List.Item>
                ) : null}
                {tags > 0 ? (
                  <List.Item>
                    {capitalise(crm.labels.label ?? 'label')}s to remove: {tags.toLocaleString()}
                  </List.Item>
                ) : null}
                {notes > 0 ? (
                  <List.Item>Notes that stay, because notes cannot be removed: {notes.toLocaleString()}</List.Item>
                ) : null}
              </List>
              <Text size="sm">
                Goodword reads each contact first. A contact whose values changed since is left unchanged and listed.
              </Text>
              <Text size="sm" fw={600}>
                For example
              </Text>
              <Stack gap={4} component="ul" p={0} m={0} className={classes.plainList}>
                {first.map((id) => (
                  <Example key={id} deliveryId={id} />
                ))}
              </Stack>
            </>
          )
        }
      </Loaded>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button color="red" disabled={total === 0} loading={undo.isPending} onClick={() => undo.mutate(operation.id)}>
          {total > 0 ? `Undo ${total.toLocaleString()}` : 'Undo'}
        </Button>
      </Group>
    </Stack>
  );
}

function Example({ deliveryId }: { deliveryId: string }) {
  const delivery = api.useQuery('get', '/api/v1/deliveries/{id}', at(deliveryId));
  if (!delivery.data) return <SkeletonRows rows={1} height={18} />;
  const { person, replaced } = delivery.data;
  const values = replaced.map(({ field, label, value }) => `${label} → ${valueText(field, value)}`);
  return (
    <Text component="li" size="sm">
      <b>{personName(person)}</b>: {values.length > 0 ? values.join(', ') : 'the created contact is archived'}
    </Text>
  );
}
