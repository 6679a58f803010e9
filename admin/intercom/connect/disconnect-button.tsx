import { Button } from '@mantine/core';
import { disconnect } from '../../api/integrations.ts';
import type { Connection } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { useAction } from '../../ui/use-action.ts';

/** Ends a connection after asking; settings stay. */
export function DisconnectButton({ connection }: { connection: Connection }) {
  const which = connection.practice ? 'the practice Intercom' : 'Intercom';
  const end = useAction(disconnect, {
    success: () =>
      `${connection.practice ? 'The practice Intercom' : 'Intercom'} is disconnected. Your settings are kept.`,
  });
  const ask = () =>
    askToConfirm({
      title: `Disconnect ${which}?`,
      body: `Nothing more is sent to ${connection.workspace.name}, and changes there no longer qualify leads, in all campaigns that work with it. Your settings stay and apply again when you reconnect; contacts in Intercom are left as they are.`,
      confirm: 'Disconnect',
      isDestructive: true,
      onConfirm: () => end.mutate(connection.id),
    });
  return (
    <Button
      variant="default"
      loading={end.isPending}
      onClick={ask}
      aria-label={`Disconnect ${connection.workspace.name}`}
    >
      Disconnect
    </Button>
  );
}
