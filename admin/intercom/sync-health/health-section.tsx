import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { beginCheck, connectionHealthQuery } from '../../api/checks.ts';
import type { Connection, ConnectionHealth } from '../../api/types.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Section } from '../../ui/section.tsx';
import { useAction } from '../../ui/use-action.ts';
import { CheckProgress } from './check-progress.tsx';
import { DriftNumber } from './drift-number.tsx';
import { GapNotice } from './gap-notice.tsx';
import { HealthClocks } from './health-clocks.tsx';

/** Whether Intercom and Goodword still say the same: two clocks, the drift number, and what was recovered after a gap. */
export function HealthSection({ campaignId, connection }: { campaignId: string; connection: Connection }) {
  const health = useQuery(connectionHealthQuery(connection.id, campaignId));
  return (
    <Section title="Health">
      <Loaded query={health}>
        {(found) => (
          <Stack gap="md">
            <HealthClocks health={found} />
            <Group justify="space-between" gap="sm">
              <DriftNumber campaignId={campaignId} health={found} />
              {connection.state === 'Connected' ? <CheckNow connectionId={connection.id} health={found} /> : null}
            </Group>
            {found.check.running ? <CheckProgress check={found.check.running} /> : null}
            <Troubles health={found} />
            {found.last_gap ? <GapNotice campaignId={campaignId} gap={found.last_gap} /> : null}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function CheckNow({ connectionId, health }: { connectionId: string; health: ConnectionHealth }) {
  const check = useAction(() => beginCheck(connectionId));
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} />}
      loading={check.isPending}
      disabled={health.check.running !== null}
      onClick={() => check.mutate(undefined)}
    >
      Check now
    </Button>
  );
}

function Troubles({ health }: { health: ConnectionHealth }) {
  const { trouble, missed_by_webhooks: missed } = health.sweep;
  return (
    <>
      {trouble ? (
        <Alert color="yellow" icon={<IconAlertTriangle />} title="The last look for changes broke off">
          {trouble} It goes on by itself.
        </Alert>
      ) : null}
      {missed ? (
        <Text size="sm">
          {missed.count === 1 ? 'One change was' : `${missed.count} changes were`} found by looking, although a webhook
          should have told {missed.count === 1 ? 'it' : 'them'}. Nothing is lost; it came a few minutes later.
        </Text>
      ) : null}
    </>
  );
}
