import { Group, type ButtonProps } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { refuseLead, releaseLead } from '../api/leads.ts';
import type { Lead } from '../api/types.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { askToConfirm } from '../ui/confirm.tsx';
import { personName } from '../ui/person-name.ts';
import { useAction } from '../ui/use-action.ts';

/** Releases or refuses a lead that is On hold, after a question that says what follows. */
export function HoldButtons({ lead, size }: { lead: Lead } & Pick<ButtonProps, 'size'>) {
  const name = personName(lead);
  const release = useAction(releaseLead, { success: () => `${name} released.` });
  const refuse = useAction(refuseLead, { success: () => `${name} refused.` });
  const askToRelease = () =>
    askToConfirm({
      title: `Release ${name}?`,
      body: 'The lead is sent as your settings say, and judged from its joining on: what changed meanwhile counts.',
      confirm: 'Release',
      onConfirm: () => release.mutate(lead.id),
    });
  const askToRefuse = () =>
    askToConfirm({
      title: `Refuse ${name}?`,
      body: 'The lead becomes Not qualified and is not sent. Only a person can qualify it later.',
      confirm: 'Refuse',
      isDestructive: true,
      onConfirm: () => refuse.mutate(lead.id),
    });
  const shared = size === undefined ? {} : { size };
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionButton
        {...shared}
        decision={lead.actions.release}
        leftSection={<IconCheck size={16} aria-hidden />}
        loading={release.isPending}
        onClick={askToRelease}
        variant="default"
      >
        Release
      </ActionButton>
      <ActionButton
        {...shared}
        decision={lead.actions.refuse}
        leftSection={<IconX size={16} aria-hidden />}
        loading={refuse.isPending}
        onClick={askToRefuse}
        variant="default"
      >
        Refuse
      </ActionButton>
    </Group>
  );
}
