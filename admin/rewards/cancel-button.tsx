import { Button, type ButtonProps } from '@mantine/core';
import { cancelReward } from '../api/rewards.ts';
import type { Reward } from '../api/types.ts';
import { askReason } from '../ui/ask-reason.tsx';
import { formatMoney } from '../ui/money.ts';
import { personName } from '../ui/person-name.ts';

/** `Cancel reward`, for a reward that was not issued; nothing for the others. */
export function CancelButton({ reward, ...look }: { reward: Reward } & ButtonProps) {
  if (!reward.actions.cancel.allowed) return null;
  const what = `${formatMoney(reward.amount)} to ${personName(reward.recipient_person)}`;
  const ask = () =>
    askReason({
      title: 'Cancel this reward?',
      body: `${what} is not issued. ${personName(reward.lead)} stays Qualified. You cannot undo this.`,
      example: 'Paid by invoice instead',
      confirm: 'Cancel reward',
      keep: 'Keep reward',
      act: (reason) => cancelReward({ id: reward.id, reason }),
      success: () => `Reward cancelled: ${what}.`,
    });
  return (
    <Button size="xs" variant="subtle" color="gray" {...look} onClick={ask}>
      Cancel reward
    </Button>
  );
}
