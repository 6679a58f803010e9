import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconExternalLink } from '@tabler/icons-react';
import { deliveriesQuery, retryDelivery } from '../api/deliveries.ts';
import type { Delivery } from '../api/types.ts';
import { Loaded, SkeletonRows } from '../ui/loaded.tsx';
import { formatMoment } from '../ui/moment.tsx';
import { Section } from '../ui/section.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useAction } from '../ui/use-action.ts';
import { PlannedFields } from './planned-fields.tsx';

const actionWords: Readonly<Record<string, string>> = {
  create_lead: 'Create New Lead In Intercom',
  create_user: 'Create New User In Intercom',
};

/** What was written to Intercom for this lead, and how it went. */
export function LeadDeliveries({ leadId }: { leadId: string }) {
  const deliveries = useQuery(deliveriesQuery(leadId));
  return (
    <Section title="Sent to Intercom">
      <Loaded query={deliveries} skeleton={<SkeletonRows rows={1} />}>
        {({ items }) =>
          items.length > 0 ? (
            items.map((delivery) => <DeliveryLine key={delivery.id} delivery={delivery} />)
          ) : (
            <Text size="sm" c="dimmed">
              Nothing has been sent for this lead.
            </Text>
          )
        }
      </Loaded>
    </Section>
  );
}

function DeliveryLine({ delivery }: { delivery: Delivery }) {
  const retry = useAction(retryDelivery, { success: () => 'The delivery is being tried again.' });
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {actionWords[delivery.action] ?? delivery.action}
        </Text>
        <StateBadge state={delivery.state} />
      </Group>
      {delivery.outcome ? <Text size="sm">{delivery.outcome}</Text> : null}
      <Text size="sm" c="dimmed">
        {attemptWords(delivery)}
      </Text>
      <PlannedFields planned={delivery.planned} />
      <Group gap="sm">
        {delivery.contact_url ? (
          <Anchor href={delivery.contact_url} target="_blank" rel="noreferrer" size="sm">
            Open in Intercom <IconExternalLink size={14} aria-hidden />
          </Anchor>
        ) : null}
        {delivery.state === 'Failed' ? (
          <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate(delivery.id)}>
            Retry
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

function attemptWords({ attempts, next_attempt_at: next }: Delivery): string {
  const tried = attempts === 1 ? 'Tried once' : `Tried ${attempts} times`;
  if (attempts === 0) return 'Not tried yet.';
  return next ? `${tried}, next at ${formatMoment(next)}.` : `${tried}.`;
}
