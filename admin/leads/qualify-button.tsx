import type { ButtonProps } from '@mantine/core';
import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { qualifyLead } from '../api/leads.ts';
import type { LeadDetail } from '../api/types.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { askToConfirm } from '../ui/confirm.tsx';
import { personName } from '../ui/person-name.ts';
import { useAction } from '../ui/use-action.ts';

/** Qualifies the lead manually. Where that is not allowed the button stays, and says why. */
export function QualifyButton({ lead, ...button }: { lead: LeadDetail } & Pick<ButtonProps, 'size' | 'variant'>) {
  const name = personName(lead);
  const qualify = useAction(qualifyLead, { success: () => `${name} qualified.` });
  const ask = () =>
    askToConfirm({
      title: 'Qualify this lead?',
      body: `${name} becomes Qualified, and what the reward rules promise for it becomes due; a reward that was issued, or cancelled by itself, stays as it is.${lead.hold ? ' This also releases the lead.' : ''}`,
      confirm: 'Qualify leads',
      onConfirm: () => qualify.mutate(lead.id),
    });
  return (
    <ActionButton
      {...button}
      decision={lead.actions.qualify}
      leftSection={<IconRosetteDiscountCheck size={18} />}
      loading={qualify.isPending}
      onClick={ask}
    >
      Qualify leads
    </ActionButton>
  );
}
