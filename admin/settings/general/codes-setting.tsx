import { Switch } from '@mantine/core';
import { changeCampaign } from '../../api/campaigns.ts';
import type { Campaign } from '../../api/types.ts';
import { Section } from '../../ui/section.tsx';
import { useAction } from '../../ui/use-action.ts';

/** Whether new referral codes begin with the referrer's first name. Saved at once. */
export function CodesSetting({ campaign }: { campaign: Campaign }) {
  const change = useAction(
    (withoutNames: boolean) => changeCampaign(campaign.id, { codes_without_names: withoutNames }),
    {
      success: ({ codes_without_names: withoutNames }) =>
        withoutNames ? 'New codes contain no names.' : 'New codes begin with the first name.',
    },
  );
  return (
    <Section title="Referral codes">
      <Switch
        label="Codes without names"
        description="New codes are random, such as 7K2M-Q4TX, instead of ANA-7K2MP. Codes are part of referral links, and so of browser histories and server logs. Existing codes stay."
        checked={campaign.codes_without_names}
        disabled={change.isPending}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
      />
    </Section>
  );
}
