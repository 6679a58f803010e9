import { Button, Group, Text } from '@mantine/core';
import { IconPlayerPause, IconRocket } from '@tabler/icons-react';
import { launchCampaign, pauseCampaign } from '../../api/campaigns.ts';
import type { Campaign } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { CopyField } from '../../ui/copy.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useAction } from '../../ui/use-action.ts';

const stateWords: Record<Campaign['state'], string> = {
  Draft: 'Nobody can join yet. Launch the campaign when its offers and rewards are right.',
  Launched: 'Referrers and friends can join.',
  Paused: 'Nobody new can join. What exists keeps running: leads can still qualify, rewards can be issued.',
};

/** The state of the campaign, and the button that moves it. */
export function CampaignState({ campaign }: { campaign: Campaign }) {
  const launch = useAction(launchCampaign, { success: ({ name }) => `${name} is launched.` });
  const pause = useAction(pauseCampaign, { success: ({ name }) => `${name} is paused.` });
  const askToLaunch = () =>
    askToConfirm({
      title: `Launch ${campaign.name}?`,
      body: 'Its pages open: customers can become referrers, and their friends can join. You can pause it at any time.',
      confirm: 'Launch',
      onConfirm: () => launch.mutate(campaign.id),
    });
  const askToPause = () =>
    askToConfirm({
      title: `Pause ${campaign.name}?`,
      body: 'Its pages tell visitors that nobody can join at the moment. Existing leads can still qualify. You can launch it again at any time.',
      confirm: 'Pause',
      onConfirm: () => pause.mutate(campaign.id),
    });
  return (
    <Section title="State">
      <Group justify="space-between" gap="md">
        <Group gap="sm" flex="1 1 260px">
          <StateBadge state={campaign.state} size="lg" />
          <Text size="sm" flex="1 1 220px">
            {stateWords[campaign.state]}
          </Text>
        </Group>
        {campaign.actions.pause.allowed ? (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} />}
            loading={pause.isPending}
            onClick={askToPause}
          >
            Pause
          </Button>
        ) : (
          <Button leftSection={<IconRocket size={16} />} loading={launch.isPending} onClick={askToLaunch}>
            Launch
          </Button>
        )}
      </Group>
      <CopyField
        label="Join page"
        description="Customers who open it get their own referral link."
        value={campaign.join_url}
        what="join page link"
      />
    </Section>
  );
}
