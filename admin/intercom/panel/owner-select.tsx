import { Select } from '@mantine/core';
import { chooseOwner } from '../../api/integrations.ts';
import type { Integration } from '../../api/types.ts';
import { useAction } from '../../ui/use-action.ts';

/** The teammate who owns the integration; saved as soon as one is chosen. */
export function OwnerSelect({ campaignId, integration }: { campaignId: string; integration: Integration }) {
  const { owner, members } = integration;
  const choose = useAction((userId: string) => chooseOwner(campaignId, userId), {
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
