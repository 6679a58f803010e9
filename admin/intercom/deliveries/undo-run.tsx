import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import { deliveryQuery } from '../../api/deliveries.ts';
import { runUndoQuery, undoRun } from '../../api/runs.ts';
import type { Run } from '../../api/types.ts';
import { Loaded, SkeletonRows } from '../../ui/loaded.tsx';
import { personName } from '../../ui/person-name.ts';
import { useAction } from '../../ui/use-action.ts';
import { attributeName, valueWords } from './delivery-text.ts';

/** Shows what undoing a back-fill would put back, and does it when it is confirmed. */
export function openUndoRun(run: Run): void {
  const modalId = modals.open({
    title: 'Undo this back-fill?',
    children: <UndoRunForm run={run} onClose={() => modals.close(modalId)} />,
    size: 'lg',
  });
}

function UndoRunForm({ run, onClose }: { run: Run; onClose: () => void }) {
  const plan = useQuery(runUndoQuery(run.id));
  const undo = useAction(undoRun, { success: () => 'It is being put back.', onDone: onClose });
  const total = plan.data?.total ?? 0;
  return (
    <Stack gap="md">
      <Loaded query={plan} skeleton={<SkeletonRows rows={3} height={24} />}>
        {({ put_back: putBack, archive, tags, notes, first }) =>
          total === 0 ? (
            <Alert color="gray">This back-fill changed nothing, or all of it was undone before.</Alert>
          ) : (
            <>
              <List size="sm">
                {putBack > 0 ? (
                  <List.Item>Contacts that get the values of before: {putBack.toLocaleString()}</List.Item>
                ) : null}
                {archive > 0 ? (
                  <List.Item>
                    Contacts that were created and are archived, if nothing of them was changed:{' '}
                    {archive.toLocaleString()}
                  </List.Item>
                ) : null}
                {tags > 0 ? <List.Item>Tags that are taken off: {tags.toLocaleString()}</List.Item> : null}
                {notes > 0 ? <List.Item>Notes stay, they cannot be removed: {notes.toLocaleString()}</List.Item> : null}
              </List>
              <Text size="sm">
                Each contact is looked at first. Where somebody changed a value since, the contact is left alone and
                named.
              </Text>
              <Text size="sm" fw={600}>
                The first of them
              </Text>
              <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
                {first.map((id) => (
                  <FirstOne key={id} deliveryId={id} />
                ))}
              </Stack>
            </>
          )
        }
      </Loaded>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Keep everything
        </Button>
        <Button color="red" disabled={total === 0} loading={undo.isPending} onClick={() => undo.mutate(run.id)}>
          {total > 0 ? `Put back ${total.toLocaleString()}` : 'Put back'}
        </Button>
      </Group>
    </Stack>
  );
}

function FirstOne({ deliveryId }: { deliveryId: string }) {
  const delivery = useQuery(deliveryQuery(deliveryId));
  if (!delivery.data) return <SkeletonRows rows={1} height={18} />;
  const { person, replaced } = delivery.data;
  const values = replaced.map(({ field, value }) => `${attributeName(field)} → ${valueWords(field, value)}`);
  return (
    <Text component="li" size="sm">
      <b>{personName(person)}</b>: {values.length > 0 ? values.join(', ') : 'the created contact is archived'}
    </Text>
  );
}
