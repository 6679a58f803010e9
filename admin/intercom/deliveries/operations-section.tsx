import { Button, Divider, Group, Stack } from '@mantine/core';
import { Fragment } from 'react';
import { usePages } from '../../api/paging.ts';
import { Section } from '../../ui/section.tsx';
import { OperationCard } from './operation-card.tsx';

/** Back-fills and undos of the campaign; nothing while there are none. */
export function OperationsSection({ campaignId }: { campaignId: string }) {
  const pages = usePages('/api/v1/bulk-operations', { query: { campaign_id: campaignId, limit: 5 } });
  const operations = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (operations.length === 0) return null;
  return (
    <Section title="Back-fills and undos">
      <Stack gap="md">
        {operations.map((operation, index) => (
          <Fragment key={operation.id}>
            {index > 0 ? <Divider /> : null}
            <OperationCard operation={operation} />
          </Fragment>
        ))}
        {pages.hasNextPage ? (
          <Group justify="center">
            <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              Show more
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Section>
  );
}
