import { Badge } from '@mantine/core';
import { useAttention } from '../api/attention.ts';

/** How much failed in the campaign and waits for a person; nothing while nothing does. */
export function AttentionBadge({ campaignId }: { campaignId: string }) {
  const { data } = useAttention(campaignId);
  if (!data || data.count === 0) return null;
  return (
    <Badge color="red" size="sm" variant="filled" aria-label={`${data.count} failed`}>
      {data.count > 99 ? '99+' : data.count}
    </Badge>
  );
}
