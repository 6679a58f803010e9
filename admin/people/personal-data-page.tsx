import { Stack, Text } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { api } from '../api/client.ts';
import type { Erasure } from '../api/types.ts';
import { paths } from '../paths.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { AnchorLink } from '../ui/links.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/section.tsx';
import { ProposalsSection } from './proposals-section.tsx';
import { Timestamp } from '../ui/timestamp.tsx';

/** Personal data of the workspace: who is to be erased, and who was. */
export function PersonalDataPage() {
  const erasures = api.useQuery('get', '/api/v1/people/erasures');
  const campaignId = useCampaignId();
  return (
    <Stack gap="lg">
      <ProposalsSection />
      <Section title="Erased people">
        <Text size="sm" c="dimmed">
          Owners erase people from their own page, under Leads or Referrers. What stays of them are ids, states and
          amounts.
        </Text>
        <Loaded query={erasures}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={<IconEraser />} title="No one was erased">
                Each erasure is listed here with a report of what was done.
              </Empty>
            ) : (
              <DataTable label="Erased people" columns={columns(campaignId)} rows={items} minWidth={480} opensOnClick />
            )
          }
        </Loaded>
      </Section>
    </Stack>
  );
}

const columns = (campaignId: string): ReadonlyArray<Column<Erasure>> => [
  {
    header: 'Erased',
    cell: ({ id, erased_at: at }) => (
      <AnchorLink to={paths.erasure} params={{ campaignId, erasureId: id }} size="sm">
        <Timestamp at={at} size="sm" />
      </AnchorLink>
    ),
  },
  {
    header: 'Records',
    cell: ({ people_count: count }) => <Text size="sm">{count === 1 ? '1 record' : `${count} records`}</Text>,
  },
  { header: 'By', cell: ({ actor }) => <Text size="sm">{actor.name}</Text> },
];
