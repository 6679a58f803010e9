import { Alert, Anchor, Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { api, at } from '../../api/client.ts';
import { retryDelivery } from '../../api/deliveries.ts';
import type { DeliveryDetail } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Fact, Facts } from '../../ui/fact.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import { personName } from '../../ui/person-name.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useAction } from '../../ui/use-action.ts';
import { valueText } from '../attribute-text.ts';
import { useCrmTitle } from '../use-crm.ts';
import { DeliveryAttempts } from './delivery-attempts.tsx';
import { attemptText, deliveryTitle, keptText, nextStep } from './delivery-text.ts';
import { FieldValues } from './field-values.tsx';
import { openUndo } from './undo-delivery.tsx';

/** One delivery in full. Open while there is an id. */
export function DeliveryDrawer({ deliveryId, onClose }: { deliveryId: string | undefined; onClose: () => void }) {
  const crm = useCrmTitle();
  const delivery = api.useQuery('get', '/api/v1/deliveries/{id}', at(deliveryId ?? ''), {
    enabled: deliveryId !== undefined,
  });
  return (
    <Drawer
      opened={deliveryId !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={delivery.data && deliveryId ? deliveryTitle(delivery.data, crm) : 'Delivery'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {deliveryId === undefined ? null : <Loaded query={delivery}>{(detail) => <Details delivery={detail} />}</Loaded>}
    </Drawer>
  );
}

function Details({ delivery }: { delivery: DeliveryDetail }) {
  const retry = useAction(retryDelivery, { success: () => 'Retrying the delivery.' });
  const next = nextStep(delivery);
  const crm = useCrmTitle();
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <Group gap="sm">
          <StateBadge state={delivery.state} size="lg" />
          {next ? <Text size="sm">{next}</Text> : null}
        </Group>
        {delivery.outcome ? <Text size="sm">{delivery.outcome}</Text> : null}
        <Text size="sm" c="dimmed">
          {attemptText(delivery)}
        </Text>
        {delivery.undo_state ? (
          <Text size="sm">
            {delivery.undo_state === 'Sent' ? 'This delivery was undone.' : `Undo: ${delivery.undo_state}.`}
          </Text>
        ) : null}
        <Group gap="sm" mt={4}>
          {delivery.actions.retry.allowed ? (
            <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate(delivery.id)}>
              Retry
            </Button>
          ) : null}
          {delivery.actions.undo.allowed ? (
            <Button size="xs" variant="default" onClick={() => openUndo(delivery)}>
              Undo…
            </Button>
          ) : null}
          {delivery.contact_url ? (
            <Anchor href={delivery.contact_url} target="_blank" rel="noreferrer" size="sm">
              Open in {crm} <IconExternalLink size={14} aria-hidden />
            </Anchor>
          ) : null}
        </Group>
      </Stack>
      {delivery.left_out.length > 0 ? <LeftOut delivery={delivery} /> : null}
      <About delivery={delivery} />
      {delivery.planned.length > 0 ? (
        <Part title={delivery.kind === 'undo' ? 'Values to restore' : 'Planned values'}>
          <FieldValues values={delivery.planned} />
        </Part>
      ) : null}
      {delivery.replaced.length > 0 ? (
        <Part title="Values replaced">
          <FieldValues values={delivery.replaced} />
        </Part>
      ) : null}
      {delivery.kept.length > 0 ? <Kept delivery={delivery} /> : null}
      <Part title="Attempts">
        <DeliveryAttempts attempts={delivery.tries} />
      </Part>
    </Stack>
  );
}

function About({ delivery }: { delivery: DeliveryDetail }) {
  const { person, choice, campaign_id: campaignId } = delivery;
  return (
    <Facts labelWidth={110} gap="xs">
      <Fact label={delivery.subject === 'lead' ? 'Lead' : 'Referrer'}>
        {delivery.subject === 'lead' ? (
          <AnchorLink to={paths.lead} params={{ campaignId, leadId: delivery.subject_id }} size="sm">
            {personName(person)}
          </AnchorLink>
        ) : (
          <AnchorLink to={paths.referrers} params={{ campaignId }} search={{ open: delivery.subject_id }} size="sm">
            {personName(person)}
          </AnchorLink>
        )}
      </Fact>
      <Fact label="Email">{person.email}</Fact>
      {choice ? <Fact label="Which contact">{choice.message}</Fact> : null}
      {choice && choice.others.length > 0 ? (
        <Fact label="Not used">
          {choice.others.map(({ kind }) => `another ${kind ?? 'contact'} with this address`).join(', ')}
        </Fact>
      ) : null}
      <Fact label="Planned">
        <Timestamp at={delivery.created_at} size="sm" withSeconds />
      </Fact>
    </Facts>
  );
}

function LeftOut({ delivery }: { delivery: DeliveryDetail }) {
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title="Left out" component="section" aria-label="Left out">
      <Stack gap="xs">
        {delivery.left_out.map(({ what, field, label, value, why }) => (
          <div key={field ?? what}>
            <Text size="sm" fw={600}>
              {what === 'note' ? label : `${label}: ${valueText(field ?? what, value)}`}
            </Text>
            <Text size="sm">{why}</Text>
          </div>
        ))}
        {delivery.actions.retry.allowed ? (
          <Text size="sm" c="dimmed">
            Everything else arrived. Correct the value or the mapping, then retry.
          </Text>
        ) : null}
      </Stack>
    </Alert>
  );
}

function Kept({ delivery }: { delivery: DeliveryDetail }) {
  return (
    <Part title="Left unchanged">
      <Facts labelWidth={160} gap={4} my={4}>
        {delivery.kept.map(({ field, label, value, why }) => (
          <Fact key={field} label={label}>
            {valueText(field, value)} ({field === 'email' ? 'used to find the contact' : keptText(why)})
          </Fact>
        ))}
      </Facts>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}
