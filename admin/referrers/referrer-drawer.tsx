import { Drawer, Stack, Title } from '@mantine/core';
import { api, at } from '../api/client.ts';
import type { Referrer } from '../api/types.ts';
import { PersonDeliveries } from '../intercom/deliveries/person-deliveries.tsx';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { PersonTimeline } from '../leads/lead-timeline.tsx';
import { PersonButtons } from '../people/person-buttons.tsx';
import { CopyField } from '../ui/copy.tsx';
import { Fact, Facts } from '../ui/fact.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { personName } from '../ui/person-name.ts';
import { LinkPause } from './link-pause.tsx';
import { RewardSums } from './reward-sums.tsx';
import { ReferredLeads } from './referred-leads.tsx';

/** One referrer: link, code and leads. Open while there is an id. */
export function ReferrerDrawer({ referrerId, onClose }: { referrerId: string | undefined; onClose: () => void }) {
  const referrer = api.useQuery('get', '/api/v1/referrers/{id}', at(referrerId ?? ''), {
    enabled: referrerId !== undefined,
  });
  const title = referrer.data && referrerId ? personName(referrer.data) : 'Referrer';
  return (
    <Drawer opened={referrerId !== undefined} onClose={onClose} position="right" size="lg" title={title}>
      {referrerId === undefined ? null : <Loaded query={referrer}>{(person) => <Details referrer={person} />}</Loaded>}
    </Drawer>
  );
}

function Details({ referrer }: { referrer: Referrer }) {
  const crm = useCrmTitle();
  return (
    <Stack gap="lg">
      <CopyField label="Referral link" value={referrer.link} what="referral link" />
      <LinkPause referrer={referrer} />
      <CopyField
        label="Referral code"
        value={referrer.code}
        what="referral code"
        description="For speech, print and checkout."
      />
      {referrer.erased_at === null ? <PersonButtons kind="referrer" person={referrer} size="xs" /> : null}
      <Facts labelWidth={110} gap="xs">
        {referrer.email ? <Fact label="Email">{referrer.email}</Fact> : null}
        {referrer.phone ? <Fact label="Phone">{referrer.phone}</Fact> : null}
        <Fact label="Source">{referrer.source}</Fact>
        <Fact label="Joined">
          <Timestamp at={referrer.joined_at} size="sm" />
        </Fact>
        <Fact label="Referrals">{referrer.referrals_count.toLocaleString()}</Fact>
        <Fact label="Qualified">{referrer.qualified_count.toLocaleString()}</Fact>
        <Fact label="Rewards due">
          <RewardSums sums={referrer.rewards.due} />
        </Fact>
        <Fact label="Rewards issued">
          <RewardSums sums={referrer.rewards.issued} />
        </Fact>
      </Facts>
      <div>
        <Title order={3} size="h5" mb="sm">
          Sent to {crm}
        </Title>
        <PersonDeliveries campaignId={referrer.campaign_id} tab="referrers" personId={referrer.id} />
      </div>
      <div>
        <Title order={3} size="h5" mb="sm">
          Referred leads
        </Title>
        <ReferredLeads campaignId={referrer.campaign_id} referrerId={referrer.id} />
      </div>
      <div>
        <Title order={3} size="h5" mb="sm">
          Timeline
        </Title>
        <ReferrerTimeline referrerId={referrer.id} />
      </div>
    </Stack>
  );
}

function ReferrerTimeline({ referrerId }: { referrerId: string }) {
  const timeline = api.useQuery('get', '/api/v1/referrers/{id}/timeline', at(referrerId));
  return <Loaded query={timeline}>{({ items }) => <PersonTimeline items={items} />}</Loaded>;
}
