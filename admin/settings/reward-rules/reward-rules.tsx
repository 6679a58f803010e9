import { Stack, Text } from '@mantine/core';
import { api, at } from '../../api/client.ts';
import { useIsOwner } from '../../shell/use-is-owner.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { RewardRuleForm } from './reward-rule-form.tsx';

/** What a qualified referral earns, for each side. */
export function RewardRules() {
  const campaignId = useCampaignId();
  const isOwner = useIsOwner();
  const rules = api.useQuery('get', '/api/v1/campaigns/{id}/reward-rules', at(campaignId));
  return (
    <Loaded query={rules}>
      {({ items }) => (
        <Stack gap="lg">
          <Text c="dimmed" size="sm">
            When a lead qualifies, each active rule creates one reward, which becomes due. Changes apply to later
            qualifications; existing rewards keep their amount.{isOwner ? '' : ' Only owners can change them.'}
          </Text>
          <RewardRuleForm
            campaignId={campaignId}
            recipient="referrer"
            rule={items.find((rule) => rule.recipient === 'referrer')}
          />
          <RewardRuleForm
            campaignId={campaignId}
            recipient="lead"
            rule={items.find((rule) => rule.recipient === 'lead')}
          />
        </Stack>
      )}
    </Loaded>
  );
}
