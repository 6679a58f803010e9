import { Stack, Text } from '@mantine/core';
import type { Recipient, RewardDetail } from '../api/types.ts';
import { paths } from '../paths.ts';
import { Fact, Facts } from '../ui/fact.tsx';
import { AnchorLink } from '../ui/links.tsx';
import { formatMoney } from '../ui/money.ts';
import { personName } from '../ui/person-name.ts';
import { Section } from '../ui/section.tsx';
import { Timestamp } from '../ui/timestamp.tsx';

const recipientLabels: Record<Recipient, string> = { referrer: 'To referrer', lead: 'To lead' };
const rules: Record<Recipient, string> = { referrer: 'Reward for the referrer', lead: 'Reward for the lead' };

/** Who gets the reward, for whom, and by which version of its rule. */
export function RewardDetails({ reward }: { reward: RewardDetail }) {
  const { campaign_id: campaignId, lead } = reward;
  return (
    <Section title="Details">
      <Facts labelWidth={110} gap="xs">
        <Fact label={recipientLabels[reward.recipient]}>
          <RecipientLink reward={reward} />
        </Fact>
        <Fact label="Amount">{formatMoney(reward.amount)}</Fact>
        <Fact label="For lead">
          <AnchorLink to={paths.lead} params={{ campaignId, leadId: lead.id }} size="sm">
            {personName(lead)}
          </AnchorLink>
        </Fact>
        <Fact label="Rule">
          <Rule reward={reward} />
        </Fact>
        <Fact label="Earned">
          <Timestamp at={reward.created_at} size="sm" />
        </Fact>
        {reward.issued_at ? (
          <Fact label="Issued">
            <Timestamp at={reward.issued_at} size="sm" />
          </Fact>
        ) : null}
      </Facts>
    </Section>
  );
}

function RecipientLink({
  reward: { campaign_id: campaignId, recipient, recipient_person: person },
}: {
  reward: RewardDetail;
}) {
  const name = personName(person);
  return (
    <Stack gap={0}>
      {recipient === 'referrer' ? (
        <AnchorLink to={paths.referrers} params={{ campaignId }} search={{ open: person.id }} size="sm">
          {name}
        </AnchorLink>
      ) : (
        <AnchorLink to={paths.lead} params={{ campaignId, leadId: person.id }} size="sm">
          {name}
        </AnchorLink>
      )}
      {name === person.email ? null : (
        <Text size="sm" c="dimmed">
          {person.email}
        </Text>
      )}
    </Stack>
  );
}

/** Rewards keep the amount of the version that they were earned by. */
function Rule({ reward: { campaign_id: campaignId, recipient, rule } }: { reward: RewardDetail }) {
  return (
    <Stack gap={0}>
      <AnchorLink to={paths.rewardRules} params={{ campaignId }} size="sm">
        {`${rules[recipient]}, version ${rule.version}`}
      </AnchorLink>
      <Text size="sm" c="dimmed">
        Saved <Timestamp at={rule.saved_at} inherit /> by {rule.saved_by}.
        {rule.version < rule.current_version
          ? ` Version ${rule.current_version} holds now; this reward keeps its amount.`
          : ''}
      </Text>
    </Stack>
  );
}
