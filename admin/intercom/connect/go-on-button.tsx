import { useQueryClient } from '@tanstack/react-query';
import { readSourcesAgain } from '../../api/imports.ts';
import { goOnAfterMove } from '../../api/integrations.ts';
import type { Connection } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { OwnerButton } from '../../ui/owner-button.tsx';
import { useAction } from '../../ui/use-action.ts';

/** After the server has moved: asks once more, for from a copy of it everybody would be written to twice. */
export function GoOnButton({ connection }: { connection: Connection }) {
  const queryClient = useQueryClient();
  const goOn = useAction(goOnAfterMove, {
    success: () => 'Intercom is connected again. What waited is sent now.',
    onDone: () => void readSourcesAgain(queryClient),
  });
  const ask = () =>
    askToConfirm({
      title: 'Has this server moved?',
      body: `Until now ${connection.workspace.name} was served from ${connection.served_at}. Go on only if nothing works there any more: from two servers your contacts would be written twice.`,
      confirm: 'Go on here',
      onConfirm: () => goOn.mutate(connection.id),
    });
  return (
    <OwnerButton color="red" variant="white" loading={goOn.isPending} onClick={ask}>
      Go on here
    </OwnerButton>
  );
}
