import { Alert, Grid, Group, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { IconAlertTriangle, IconEye, IconReceiptOff } from '@tabler/icons-react';
import { api, at } from '../api/client.ts';
import type { RewardDetail } from '../api/types.ts';
import { PersonTimeline } from '../leads/lead-timeline.tsx';
import { paths } from '../paths.ts';
import { BackLink } from '../ui/back-link.tsx';
import { DatedSentence } from '../ui/dated-sentence.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { formatMoney } from '../ui/money.ts';
import { Page } from '../ui/page.tsx';
import { personName } from '../ui/person-name.ts';
import { Section } from '../ui/section.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { CancelButton } from './cancel-button.tsx';
import { cancelledText } from './cancelled-text.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { IssueButton } from './issue-button.tsx';
import { RewardDetails } from './reward-details.tsx';

/** One reward: who gets it, by which rule and for which lead, what happened to it, and what can be done. */
export function RewardPage() {
  const { rewardId } = useParams({ from: `/signed-in/campaign${paths.reward}` });
  const reward = api.useQuery('get', '/api/v1/rewards/{id}', at(rewardId));
  return <Loaded query={reward}>{(detail) => <Details reward={detail} />}</Loaded>;
}

function Details({ reward }: { reward: RewardDetail }) {
  const { campaign_id: campaignId, recipient_person: person } = reward;
  return (
    <Page
      title={`${formatMoney(reward.amount)} to ${personName(person)}`}
      back={
        <BackLink to={paths.rewards} params={{ campaignId }}>
          Rewards
        </BackLink>
      }
      mark={<StateBadge state={reward.state} size="lg" />}
      lead={reward.recipient === 'referrer' ? `For referring ${personName(reward.lead)}` : 'For qualifying as a lead'}
      actions={
        <Group gap="sm">
          <CancelButton reward={reward} size="sm" variant="default" />
          <ConfirmButton reward={reward} size="sm" variant="filled" />
          <IssueButton reward={reward} size="sm" variant="filled" />
        </Group>
      }
    >
      {reward.review ? (
        <Alert color="yellow" icon={<IconEye />} title="Look at this reward before it is issued" role="note">
          <Text size="sm">{reward.review}</Text>
        </Alert>
      ) : null}
      {reward.cancelled ? (
        <Alert color="gray" icon={<IconReceiptOff />} title="Cancelled" role="note">
          <Text size="sm">{cancelledText(reward.cancelled)}</Text>
        </Alert>
      ) : null}
      {reward.concern ? (
        <Alert color="yellow" icon={<IconAlertTriangle />} title="Look at this lead before you pay" role="note">
          <Text size="sm">
            <DatedSentence sentence={reward.concern.sentence} asOf={reward.concern.as_of} />
          </Text>
        </Alert>
      ) : null}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <RewardTimeline rewardId={reward.id} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <RewardDetails reward={reward} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function RewardTimeline({ rewardId }: { rewardId: string }) {
  const timeline = api.useQuery('get', '/api/v1/rewards/{id}/timeline', at(rewardId));
  return (
    <Section title="Timeline">
      <Loaded query={timeline}>{({ items }) => <PersonTimeline items={items} />}</Loaded>
    </Section>
  );
}
