import { Group, Stack, Text } from '@mantine/core';
import { api } from '../api/client.ts';
import { paths } from '../paths.ts';
import { AnchorLink } from '../ui/links.tsx';
import { Loaded, SkeletonRows } from '../ui/loaded.tsx';
import { personName } from '../ui/person-name.ts';
import { StateBadge } from '../ui/state-badge.tsx';

/** The newest leads of one referrer. */
export function ReferredLeads({ campaignId, referrerId }: { campaignId: string; referrerId: string }) {
  const leads = api.useQuery('get', '/api/v1/leads', {
    params: { query: { campaign_id: campaignId, referrer_id: referrerId } },
  });
  return (
    <Loaded query={leads} skeleton={<SkeletonRows rows={2} height={24} />}>
      {({ items: newest }) => {
        if (newest.length === 0) {
          return (
            <Text size="sm" c="dimmed">
              No one has joined through this link yet.
            </Text>
          );
        }
        return (
          <Stack gap="xs">
            {newest.map((lead) => (
              <Group key={lead.id} justify="space-between" wrap="nowrap">
                <AnchorLink to={paths.lead} params={{ campaignId, leadId: lead.id }} size="sm" truncate>
                  {personName(lead)}
                </AnchorLink>
                <StateBadge state={lead.state} flex="none" />
              </Group>
            ))}
          </Stack>
        );
      }}
    </Loaded>
  );
}
