import { Button, Divider, Group, Stack } from '@mantine/core';
import { Fragment } from 'react';
import { usePages } from '../../api/paging.ts';
import { Section } from '../../ui/section.tsx';
import { RunCard } from './run-card.tsx';

/** Back-fills and undos of the campaign; nothing while there are none. */
export function RunsSection({ campaignId }: { campaignId: string }) {
  const pages = usePages('/api/v1/runs', { query: { campaign_id: campaignId, limit: 5 } });
  const runs = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (runs.length === 0) return null;
  return (
    <Section title="Back-fills and undos">
      <Stack gap="md">
        {runs.map((run, index) => (
          <Fragment key={run.id}>
            {index > 0 ? <Divider /> : null}
            <RunCard run={run} />
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
