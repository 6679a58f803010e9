import { Anchor, Stack, Text } from '@mantine/core';
import type { Delivery } from '../../api/types.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Moment } from '../../ui/moment.tsx';
import { personName } from '../../ui/person-name.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { deliveryTitle, whoActs } from './delivery-text.ts';

/** The columns of the delivery log. */
export function deliveryColumns(onOpen: (delivery: Delivery) => void): ReadonlyArray<Column<Delivery>> {
  return [
    {
      header: 'Person',
      cell: (delivery) => (
        <Stack gap={0}>
          <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={() => onOpen(delivery)}>
            {personName(delivery.person)}
          </Anchor>
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
          <Text size="sm">{deliveryTitle(delivery)}</Text>
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
          {whoActs(delivery) ? (
            <Text size="xs" c="dimmed">
              {whoActs(delivery)}
            </Text>
          ) : null}
        </Stack>
      ),
    },
    {
      header: 'What came of it',
      cell: ({ outcome }) => (
        <Text size="sm" lineClamp={2} maw={380}>
          {outcome ?? '—'}
        </Text>
      ),
    },
    { header: 'Last change', cell: ({ updated_at: at }) => <Moment at={at} size="sm" /> },
  ];
}
