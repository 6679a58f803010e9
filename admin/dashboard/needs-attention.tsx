import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useAttention } from '../api/attention.ts';
import { paths } from '../paths.ts';
import { AnchorLink } from '../ui/links.tsx';
import { Timestamp } from '../ui/timestamp.tsx';

/** What failed in the campaign, each with where it is mended; nothing while nothing does. */
export function NeedsAttention({ campaignId }: { campaignId: string }) {
  const { data } = useAttention(campaignId);
  if (!data || data.items.length === 0) return null;
  const params = { campaignId };
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title="Needs attention" role="note">
      <Stack gap="sm">
        {data.items.map(({ code, sentence, since, action }) => (
          <Group key={code} justify="space-between" gap="xs">
            <Stack gap={0} flex="1 1 320px">
              <Text size="sm">{sentence}</Text>
              <Text size="sm">
                Since <Timestamp at={since} inherit span />
              </Text>
            </Stack>
            {action === 'deliveries' ? (
              <AnchorLink
                to={paths.deliveries}
                params={params}
                search={{ state: 'Failed' }}
                size="sm"
                c="inherit"
                td="underline"
              >
                Open deliveries
              </AnchorLink>
            ) : (
              <AnchorLink to={paths.panel} params={params} size="sm" c="inherit" td="underline">
                Open the Qualification Rules
              </AnchorLink>
            )}
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}
