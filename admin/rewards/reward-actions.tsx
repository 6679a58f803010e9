import { cancelRewards, issueRewards } from '../api/rewards.ts';
import { askReason } from '../ui/ask-reason.tsx';
import { askToConfirm } from '../ui/confirm.tsx';
import { movesText } from '../ui/list/list-rules.ts';
import type { Selection } from '../ui/list/use-selection.ts';
import { OwnerButton } from '../ui/owner-button.tsx';
import { useAction } from '../ui/use-action.ts';

export const rewardNoun = (count: number): string => (count === 1 ? 'reward' : 'rewards');

/** What can be done with the selected rewards. */
export function RewardActions({ selection }: { selection: Selection }) {
  const ids = [...selection.selected];
  const count = `${ids.length.toLocaleString()} ${rewardNoun(ids.length)}`;
  const issue = useAction(issueRewards, {
    success: (moves) => movesText('issued', moves),
    onDone: selection.clear,
  });
  const askToIssue = () =>
    askToConfirm({
      title: `Issue ${count}?`,
      body: 'You confirm that they were paid or are on their way. Goodword marks those that are Due as Issued; it does not send money.',
      confirm: 'Issue Now',
      onConfirm: () => issue.mutate(ids),
    });
  const askToCancel = () =>
    askReason({
      title: `Cancel ${count}?`,
      body: 'Those that are not issued yet are cancelled; their leads stay Qualified. You cannot undo this.',
      example: 'Paid by invoice instead',
      confirm: `Cancel ${rewardNoun(ids.length)}`,
      keep: `Keep ${rewardNoun(ids.length)}`,
      act: (reason) => cancelRewards(ids, reason),
      success: (moves) => movesText('cancelled', moves),
      onDone: selection.clear,
    });
  return (
    <>
      <OwnerButton size="xs" variant="light" loading={issue.isPending} onClick={askToIssue}>
        Issue Now
      </OwnerButton>
      <OwnerButton size="xs" variant="default" onClick={askToCancel}>
        {`Cancel ${rewardNoun(ids.length)}`}
      </OwnerButton>
    </>
  );
}
