import { Badge } from '@mantine/core';
import { api } from '../api/client.ts';

/** How much failed in the campaign and waits for a person; nothing while nothing does. */
export function AttentionBadge({ campaignId }: { campaignId: string }) {
  const { data } = api.useQuery('get', '/api/v1/reports/attention', { params: { query: { campaign_id: campaignId } } });
  if (!data || data.count === 0) return null;
  return (
    <Badge color="red" size="sm" variant="filled" aria-label={`${data.count} failed`}>
      {data.count > 99 ? '99+' : data.count}
    </Badge>
  );
}
