import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { retryDelivery } from '../../api/deliveries.ts';
import type { Delivery, TabName } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { AnchorLink } from '../../ui/links.tsx';
import { Loaded, SkeletonRows } from '../../ui/loaded.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useCrmTitle } from '../use-crm.ts';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { attemptText, deliveryTitle } from './delivery-text.ts';
import { FieldValues } from './field-values.tsx';
import { PersonSyncStatus } from './sync-status.tsx';

const shown = 3;

/** What was written to the CRM for one person, the results, and the sync status. */
export function PersonDeliveries(person: { campaignId: string; tab: TabName; personId: string }) {
  const { campaignId, personId } = person;
  const deliveries = api.useQuery('get', '/api/v1/deliveries', { params: { query: { subject_id: personId } } });
  const [open, setOpen] = useState<string>();
  return (
    <Stack gap="md">
      <PersonSyncStatus {...person} />
      <Loaded query={deliveries} skeleton={<SkeletonRows rows={1} />}>
        {({ items }) => (
          <>
            {items.slice(0, shown).map((delivery, index) => (
              <DeliveryLine key={delivery.id} delivery={delivery} isFirst={index === 0} onOpen={setOpen} />
            ))}
            {items.length > shown ? (
              <AnchorLink to={paths.deliveries} params={{ campaignId }} search={{ person: personId }} size="sm">
                All deliveries of this person
              </AnchorLink>
            ) : null}
          </>
        )}
      </Loaded>
      <DeliveryDrawer deliveryId={open} onClose={() => setOpen(undefined)} />
    </Stack>
  );
}

function DeliveryLine({
  delivery,
  isFirst,
  onOpen,
}: {
  delivery: Delivery;
  isFirst: boolean;
  onOpen: (id: string) => void;
}) {
  const crm = useCrmTitle();
  const retry = useAction(retryDelivery, { success: () => 'Retrying the delivery.' });
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {deliveryTitle(delivery, crm)}
        </Text>
        <StateBadge state={delivery.state} />
      </Group>
      {delivery.outcome ? <Text size="sm">{delivery.outcome}</Text> : null}
      <Text size="sm" c="dimmed">
        {attemptText(delivery)}
      </Text>
      {isFirst ? <FieldValues values={delivery.planned} /> : null}
      <Group gap="sm">
        <Button size="xs" variant="default" onClick={() => onOpen(delivery.id)}>
          Details
        </Button>
        {delivery.actions.retry.allowed ? (
          <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate(delivery.id)}>
            Retry
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}
