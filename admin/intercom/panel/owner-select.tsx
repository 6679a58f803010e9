import { Select } from '@mantine/core';
import { chooseOwner } from '../../api/integrations.ts';
import type { Integration } from '../../api/types.ts';
import { useCampaignCrm } from '../use-crm.ts';
import { useAction } from '../../ui/use-action.ts';

/** The teammate who owns the integration; saved as soon as one is chosen. */
export function OwnerSelect({ integration }: { integration: Integration }) {
  const campaign = useCampaignCrm();
  const { owner, members } = integration;
  const choose = useAction((userId: string) => chooseOwner(campaign, userId), {
    success: ({ name }) => `${name} now owns this integration.`,
  });
  return (
    <Select
      label="Owner of this integration"
      description="Responsible for mapping and rules, and receives the alerts."
      placeholder="Choose a teammate"
      data={members.map(({ user_id: value, name, email }) => ({ value, label: `${name} (${email})` }))}
      allowDeselect={false}
      disabled={choose.isPending}
      maw={420}
      value={owner?.user_id ?? null}
      onChange={(userId) => {
        if (userId && userId !== owner?.user_id) choose.mutate(userId);
      }}
    />
  );
}
