import { Alert, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { beginCheck, connectionHealthQuery } from '../../api/checks.ts';
import { integrationQuery } from '../../api/integrations.ts';
import type { Connection, ConnectionHealth } from '../../api/types.ts';
import { SettingsPage } from '../../settings/settings-page.tsx';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Section } from '../../ui/section.tsx';
import { useAction } from '../../ui/use-action.ts';
import { CheckProgress } from './check-progress.tsx';
import { DriftNumber } from './drift-number.tsx';
import { HealthClocks } from './health-clocks.tsx';
import { NotConnected } from './not-connected.tsx';
import { OutageNotice } from './outage-notice.tsx';
import { useCampaignCrm } from '../use-crm.ts';

/** Whether both sides agree: when they last exchanged changes, what differs, and what an outage cost. */
export function SyncHealthPage() {
  const campaignId = useCampaignId();
  const query = useQuery(integrationQuery(useCampaignCrm()));
  return (
    <SettingsPage
      title="Sync health"
      lead="Goodword polls every few minutes for changes that no webhook reported, and compares all contacts every night."
    >
      <Loaded query={query}>
        {({ connection }) =>
          connection ? <Health campaignId={campaignId} connection={connection} /> : <NotConnected />
        }
      </Loaded>
    </SettingsPage>
  );
}

function Health({ campaignId, connection }: { campaignId: string; connection: Connection }) {
  const query = useQuery(connectionHealthQuery(connection.id, campaignId));
  return (
    <Loaded query={query}>
      {(health) => (
        <>
          {health.last_outage ? <OutageNotice campaignId={campaignId} outage={health.last_outage} /> : null}
          <PollingProblems health={health} />
          <Section title="Sync">
            <HealthClocks health={health} />
          </Section>
          <Section title="Drift">
            <Group justify="space-between" gap="sm">
              <DriftNumber campaignId={campaignId} health={health} />
              <CheckNow connection={connection} health={health} />
            </Group>
            {health.check.running ? <CheckProgress check={health.check.running} /> : null}
          </Section>
        </>
      )}
    </Loaded>
  );
}

function CheckNow({ connection, health }: { connection: Connection; health: ConnectionHealth }) {
  const check = useAction(() => beginCheck(connection.id), { success: () => 'Full check started.' });
  return (
    <ActionButton
      decision={connection.actions.check}
      variant="default"
      leftSection={<IconRefresh size={16} />}
      loading={check.isPending}
      disabled={health.check.running !== null}
      onClick={() => check.mutate(undefined)}
    >
      Check now
    </ActionButton>
  );
}

function PollingProblems({ health }: { health: ConnectionHealth }) {
  const { trouble, missed_by_webhooks: missed } = health.polling;
  return (
    <>
      {trouble ? (
        <Alert color="yellow" icon={<IconAlertTriangle />} title="The last poll was interrupted">
          {trouble} Retrying automatically.
        </Alert>
      ) : null}
      {missed ? (
        <Text size="sm">
          {missed.count === 1 ? '1 change' : `${missed.count.toLocaleString()} changes`} arrived by polling although a
          webhook should have reported {missed.count === 1 ? 'it' : 'them'}. Nothing was lost, only delayed by a few
          minutes.
        </Text>
      ) : null}
    </>
  );
}
