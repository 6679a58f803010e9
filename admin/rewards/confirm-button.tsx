import { Button, type ButtonProps } from '@mantine/core';
import { confirmReward } from '../api/rewards.ts';
import type { Reward } from '../api/types.ts';
import { askToConfirm } from '../ui/confirm.tsx';
import { formatMoney } from '../ui/money.ts';
import { personName } from '../ui/person-name.ts';
import { useAction } from '../ui/use-action.ts';

/** `Confirm`, for a reward that needs review; nothing for the others. */
export function ConfirmButton({ reward, ...look }: { reward: Reward } & ButtonProps) {
  const person = reward.recipient_person;
  const what = `${formatMoney(reward.amount)} to ${personName(person)}`;
  const confirm = useAction(confirmReward, { success: () => `Reward confirmed: ${what}. It is due.` });
  if (!reward.actions.confirm.allowed) return null;
  const ask = () =>
    askToConfirm({
      title: 'Confirm this reward?',
      body: `${reward.review ?? ''} ${what}, ${person.email}, can be issued then.`,
      confirm: 'Confirm',
      onConfirm: () => confirm.mutate(reward.id),
    });
  return (
    <Button size="xs" variant="default" {...look} loading={confirm.isPending} onClick={ask}>
      Confirm
    </Button>
  );
}
