import { useQueryClient } from '@tanstack/react-query';
import { readSourcesAgain } from '../../api/imports.ts';
import { disconnect } from '../../api/integrations.ts';
import type { Connection } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { OwnerButton } from '../../ui/owner-button.tsx';
import { useAction } from '../../ui/use-action.ts';

/** Ends a connection after asking; settings stay. */
export function DisconnectButton({ connection }: { connection: Connection }) {
  const which = connection.practice ? 'practice Intercom' : 'Intercom';
  const queryClient = useQueryClient();
  const end = useAction(disconnect, {
    success: () => `${connection.practice ? 'Practice Intercom' : 'Intercom'} disconnected. Your settings are kept.`,
    onDone: () => void readSourcesAgain(queryClient),
  });
  const ask = () =>
    askToConfirm({
      title: `Disconnect ${which}?`,
      body: `In every campaign that uses ${connection.workspace.name}, nothing more is sent to it and changes there no longer qualify leads. Your settings are kept and apply again when you reconnect. Contacts in Intercom stay as they are.`,
      confirm: 'Disconnect',
      isDestructive: true,
      onConfirm: () => end.mutate(connection.id),
    });
  return (
    <OwnerButton
      variant="default"
      loading={end.isPending}
      onClick={ask}
      aria-label={`Disconnect ${connection.workspace.name}`}
    >
      Disconnect
    </OwnerButton>
  );
}
