import { Group, Stack, Text } from '@mantine/core';
import { api } from '../api/client.ts';
import type { LeadDetail, Reward } from '../api/types.ts';
import { paths } from '../paths.ts';
import { cancelledText } from '../rewards/cancelled-text.ts';
import { CancelButton } from '../rewards/cancel-button.tsx';
import { ConfirmButton } from '../rewards/confirm-button.tsx';
import { IssueButton } from '../rewards/issue-button.tsx';
import { AnchorLink } from '../ui/links.tsx';
import { Loaded, SkeletonRows } from '../ui/loaded.tsx';
import { formatMoney } from '../ui/money.ts';
import { personName } from '../ui/person-name.ts';
import { Section } from '../ui/section.tsx';
import { StateBadge } from '../ui/state-badge.tsx';

/** The rewards that this lead earned by qualifying. */
export function LeadRewards({ lead }: { lead: LeadDetail }) {
  const rewards = api.useQuery('get', '/api/v1/rewards', {
    params: { query: { campaign_id: lead.campaign_id, lead_id: lead.id } },
  });
  return (
    <Section title="Rewards">
      <Loaded query={rewards} skeleton={<SkeletonRows rows={1} />}>
        {({ items }) => {
          if (items.length > 0) return items.map((reward) => <RewardLine key={reward.id} reward={reward} />);
          return (
            <Text size="sm" c="dimmed">
              {lead.state === 'Qualified'
                ? 'No reward rule was active when this lead qualified.'
                : 'Rewards appear when the lead qualifies.'}
            </Text>
          );
        }}
      </Loaded>
    </Section>
  );
}

function RewardLine({ reward }: { reward: Reward }) {
  return (
    <Group justify="space-between" align="flex-start" gap="xs">
      <Stack gap={0}>
        <AnchorLink
          to={paths.reward}
          params={{ campaignId: reward.campaign_id, rewardId: reward.id }}
          fw={600}
          w="fit-content"
        >
          {formatMoney(reward.amount)}
        </AnchorLink>
        <Text size="sm" c="dimmed">
          to {personName(reward.recipient_person)} ({reward.recipient})
        </Text>
        {reward.cancelled ? <Text size="sm">{cancelledText(reward.cancelled)}</Text> : null}
        {reward.review ? <Text size="sm">{reward.review}</Text> : null}
      </Stack>
      <Group gap="xs">
        <StateBadge state={reward.state} />
        <IssueButton reward={reward} />
        <ConfirmButton reward={reward} />
        <CancelButton reward={reward} />
      </Group>
    </Group>
  );
}
