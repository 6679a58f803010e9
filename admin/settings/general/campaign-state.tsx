import { Button, Group, Text } from '@mantine/core';
import { IconPlayerPause, IconRocket } from '@tabler/icons-react';
import { launchCampaign, pauseCampaign } from '../../api/campaigns.ts';
import type { Campaign } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { CopyField } from '../../ui/copy.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useAction } from '../../ui/use-action.ts';

const stateLabels: Record<Campaign['state'], string> = {
  Draft: 'No one can join yet. Launch the campaign when its offers and rewards are ready.',
  Launched: 'Referrers and friends can join.',
  Paused: 'No one new can join. Existing leads can still qualify, and rewards can be issued.',
};

/** The state of the campaign, and the button that moves it. */
export function CampaignState({ campaign }: { campaign: Campaign }) {
  const launch = useAction(launchCampaign, { success: ({ name }) => `${name} launched.` });
  const pause = useAction(pauseCampaign, { success: ({ name }) => `${name} paused.` });
  const askToLaunch = () =>
    askToConfirm({
      title: `Launch ${campaign.name}?`,
      body: 'Its pages go live: customers can become referrers and friends can join. You can pause it at any time.',
      confirm: 'Launch',
      onConfirm: () => launch.mutate(campaign.id),
    });
  const askToPause = () =>
    askToConfirm({
      title: `Pause ${campaign.name}?`,
      body: 'Its pages tell visitors that the campaign is paused. Existing leads can still qualify. You can launch it again at any time.',
      confirm: 'Pause',
      onConfirm: () => pause.mutate(campaign.id),
    });
  return (
    <Section title="State">
      <Group justify="space-between" gap="md">
        <Group gap="sm" flex="1 1 260px">
          <StateBadge state={campaign.state} size="lg" />
          <Text size="sm" flex="1 1 220px">
            {stateLabels[campaign.state]}
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
        description="Every customer who opens it gets a referral link."
        value={campaign.join_url}
        what="join page link"
      />
    </Section>
  );
}
