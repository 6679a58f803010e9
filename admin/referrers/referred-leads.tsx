import { Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { leadsQuery } from '../api/leads.ts';
import { paths } from '../paths.ts';
import { AnchorLink } from '../ui/links.tsx';
import { Loaded, SkeletonRows } from '../ui/loaded.tsx';
import { personName } from '../ui/person-name.ts';
import { StateBadge } from '../ui/state-badge.tsx';

/** The newest leads of one referrer. */
export function ReferredLeads({ campaignId, referrerId }: { campaignId: string; referrerId: string }) {
  const leads = useInfiniteQuery(leadsQuery(campaignId, { referrerId }));
  return (
    <Loaded query={leads} skeleton={<SkeletonRows rows={2} height={24} />}>
      {({ pages }) => {
        const newest = pages[0]?.items ?? [];
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
