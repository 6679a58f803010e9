import { Button } from '@mantine/core';
import { moveHeldLeads, qualifyLeads, unqualifyLeads } from '../api/leads.ts';
import { askReason } from '../ui/ask-reason.tsx';
import { askToConfirm } from '../ui/confirm.tsx';
import { movesText } from '../ui/list/list-rules.ts';
import type { Selection } from '../ui/list/use-selection.ts';
import { useAction } from '../ui/use-action.ts';
import { leadCount } from './lead-count.ts';

/** What can be done with the selected leads. @param isHeld only leads On hold are listed */
export function LeadActions({ selection, isHeld }: { selection: Selection; isHeld: boolean }) {
  const ids = [...selection.selected];
  const count = leadCount(ids.length);
  const onDone = selection.clear;
  const qualify = useAction(qualifyLeads, { success: (moves) => movesText('qualified', moves), onDone });
  const release = useAction((held: string[]) => moveHeldLeads('release', { ids: held }), {
    success: (moved) => `${leadCount(moved)} released.`,
    onDone,
  });
  const refuse = useAction((held: string[]) => moveHeldLeads('refuse', { ids: held }), {
    success: (moved) => `${leadCount(moved)} refused.`,
    onDone,
  });
  const askToQualify = () =>
    askToConfirm({
      title: `Qualify ${count}?`,
      body: 'Those that are not Qualified yet become so, and what the reward rules promise for them becomes due. The others stay as they are.',
      confirm: 'Qualify leads',
      onConfirm: () => qualify.mutate(ids),
    });
  const askToUnqualify = () =>
    askReason({
      title: `Unqualify ${count}?`,
      body: 'Those that are Qualified become Not qualified, and their rewards that were not issued are cancelled; the others stay as they are. Only a person can qualify them again.',
      example: 'Cancelled within the trial',
      confirm: 'Unqualify',
      keep: 'Keep qualified',
      act: (reason) => unqualifyLeads(ids, reason),
      success: (moves) => movesText('unqualified', moves),
      onDone,
    });
  const askToRelease = () =>
    askToConfirm({
      title: `Release ${count}?`,
      body: 'They are sent as your settings say, and judged from their joining on: what changed meanwhile counts.',
      confirm: `Release ${count}`,
      onConfirm: () => release.mutate(ids),
    });
  const askToRefuse = () =>
    askToConfirm({
      title: `Refuse ${count}?`,
      body: 'They become Not qualified and are not sent. Only a person can qualify them later.',
      confirm: `Refuse ${count}`,
      isDestructive: true,
      onConfirm: () => refuse.mutate(ids),
    });
  if (isHeld) {
    return (
      <>
        <Button size="xs" variant="light" loading={release.isPending} onClick={askToRelease}>
          Release selected
        </Button>
        <Button size="xs" variant="default" loading={refuse.isPending} onClick={askToRefuse}>
          Refuse selected
        </Button>
      </>
    );
  }
  return (
    <>
      <Button size="xs" variant="light" loading={qualify.isPending} onClick={askToQualify}>
        Qualify leads
      </Button>
      <Button size="xs" variant="default" onClick={askToUnqualify}>
        Unqualify
      </Button>
    </>
  );
}
