import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { readSourcesAgain } from '../../api/imports.ts';
import { moveCampaign, movePreviewQuery } from '../../api/intercom-app.ts';
import type { Kind, MovePreview } from '../../api/types.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useAction } from '../../ui/use-action.ts';
import { MissingAttributes } from './missing-attributes.tsx';

const modalId = 'move-campaign';
const close = () => modals.close(modalId);

/** Shows what moving a campaign to the other Intercom would change, and asks. */
export function openMoveCampaign(campaignId: string, kind: Kind): void {
  modals.open({
    modalId,
    title: kind === 'real' ? 'Move this campaign to your Intercom?' : 'Move this campaign to the practice Intercom?',
    size: 'lg',
    children: <MoveCampaign campaignId={campaignId} kind={kind} />,
  });
}

function MoveCampaign({ campaignId, kind }: { campaignId: string; kind: Kind }) {
  const queryClient = useQueryClient();
  const preview = useQuery(movePreviewQuery(campaignId, kind));
  const move = useAction(() => moveCampaign(campaignId, kind), {
    success: ({ connection }) => `Campaign moved to ${connection?.workspace.name ?? 'Intercom'}.`,
    onDone: () => {
      close();
      void readSourcesAgain(queryClient);
    },
  });
  return (
    <Stack gap="md">
      <Loaded query={preview}>{(plan) => <Meaning preview={plan} />}</Loaded>
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button disabled={!preview.data} loading={move.isPending} onClick={() => move.mutate(undefined)}>
          Move campaign
        </Button>
      </Group>
    </Stack>
  );
}

function Meaning({ preview: { to, unread, missing, waiting_deliveries: waiting } }: { preview: MovePreview }) {
  const { name } = to.workspace;
  return (
    <>
      <Text size="sm">
        All settings stay as they are. New people are sent to {name}, and changes there qualify leads. Contacts in the
        other Intercom stay there; none are copied.
      </Text>
      {waiting > 0 ? (
        <Text size="sm">
          {waiting === 1 ? '1 pending delivery goes' : `${waiting.toLocaleString()} pending deliveries go`} to {name}.
        </Text>
      ) : null}
      {unread ? (
        <Alert color="yellow" icon={<IconAlertTriangle />} title="Could not compare attribute types">
          {unread}
        </Alert>
      ) : null}
      {missing.length === 0 ? (
        <Alert color="green" icon={<IconCheck />}>
          {name} has every attribute that the settings use.
        </Alert>
      ) : (
        <MissingAttributes missing={missing} to={to} />
      )}
    </>
  );
}
