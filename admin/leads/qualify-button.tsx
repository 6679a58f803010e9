import { Button, Tooltip } from '@mantine/core';
import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { qualifyLead } from '../api/leads.ts';
import type { LeadDetail } from '../api/types.ts';
import { askToConfirm } from '../ui/confirm.tsx';
import { personName } from '../ui/person-name.ts';
import { useAction } from '../ui/use-action.ts';

/** Qualifies the lead manually. Where that is not allowed the button stays, and says why. */
export function QualifyButton({ lead }: { lead: LeadDetail }) {
  const { allowed, reason } = lead.actions.qualify;
  const name = personName(lead);
  const qualify = useAction(qualifyLead, { success: () => `${name} qualified.` });
  const ask = () =>
    askToConfirm({
      title: 'Qualify this lead?',
      body: `${name} becomes Qualified and the campaign’s rewards become due. You cannot undo this.`,
      confirm: 'Qualify leads',
      onConfirm: () => qualify.mutate(lead.id),
    });
  return (
    <Tooltip label={reason} disabled={allowed || !reason} multiline maw={300}>
      <Button
        leftSection={<IconRosetteDiscountCheck size={18} />}
        // `data-disabled` keeps the button focusable, so that the reason can be reached from the keyboard.
        {...(!allowed && { 'data-disabled': true, 'aria-disabled': true, 'aria-description': reason ?? '' })}
        loading={qualify.isPending}
        onClick={() => allowed && ask()}
      >
        Qualify leads
      </Button>
    </Tooltip>
  );
}
