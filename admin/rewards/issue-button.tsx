import type { ButtonProps } from '@mantine/core';
import { issueReward } from '../api/rewards.ts';
import type { Reward } from '../api/types.ts';
import { askToConfirm } from '../ui/confirm.tsx';
import { formatMoney } from '../ui/money.ts';
import { personName } from '../ui/person-name.ts';
import { OwnerButton } from '../ui/owner-button.tsx';
import { useAction } from '../ui/use-action.ts';

/** `Issue Now`, for a reward that is due; nothing for the others. */
export function IssueButton({ reward, ...look }: { reward: Reward } & ButtonProps) {
  const what = `${formatMoney(reward.amount)} to ${personName(reward.recipient_person)}`;
  const issue = useAction(issueReward, { success: () => `Reward issued: ${what}.` });
  if (!reward.actions.issue.allowed) return null;
  const ask = () =>
    askToConfirm({
      title: 'Issue this reward?',
      body: `You confirm that ${what} was paid or is on its way. Goodword marks the reward as Issued; it does not send money.`,
      confirm: 'Issue Now',
      onConfirm: () => issue.mutate(reward.id),
    });
  return (
    <OwnerButton size="xs" variant="light" {...look} loading={issue.isPending} onClick={ask}>
      Issue Now
    </OwnerButton>
  );
}
