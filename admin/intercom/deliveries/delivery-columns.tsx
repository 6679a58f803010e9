import { Stack, Text } from '@mantine/core';
import type { Delivery } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import type { Column } from '../../ui/data-table.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import { personName } from '../../ui/person-name.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { deliveryTitle, nextStep } from './delivery-text.ts';

/** The columns of the delivery log; the person's name opens the delivery beside it. */
export function deliveryColumns(campaignId: string, crm: string): ReadonlyArray<Column<Delivery>> {
  return [
    {
      header: 'Person',
      cell: (delivery) => (
        <Stack gap={0}>
          <AnchorLink
            from={paths.deliveries}
            to={paths.deliveries}
            params={{ campaignId }}
            search={(search) => ({ ...search, open: delivery.id })}
            resetScroll={false}
            size="sm"
            fw={600}
          >
            {personName(delivery.person)}
          </AnchorLink>
          <Text size="xs" c="dimmed">
            {delivery.person.email}
          </Text>
        </Stack>
      ),
    },
    {
      header: 'What',
      cell: (delivery) => (
        <Stack gap={0}>
          <Text size="sm">{deliveryTitle(delivery, crm)}</Text>
          <Text size="xs" c="dimmed">
            {delivery.subject === 'lead' ? 'Leads' : 'Referrers'}
          </Text>
        </Stack>
      ),
    },
    {
      header: 'State',
      cell: (delivery) => (
        <Stack gap={2} align="flex-start">
          <StateBadge state={delivery.state} miw="max-content" />
          {nextStep(delivery) ? (
            <Text size="xs" c="dimmed">
              {nextStep(delivery)}
            </Text>
          ) : null}
        </Stack>
      ),
    },
    {
      header: 'Result',
      cell: ({ outcome }) => (
        <Text size="sm" lineClamp={2} maw={380}>
          {outcome ?? '–'}
        </Text>
      ),
    },
    { header: 'Updated', cell: ({ updated_at: at }) => <Timestamp at={at} size="sm" /> },
  ];
}
