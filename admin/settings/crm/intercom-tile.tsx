import { Alert, Badge, Button, Card, Code, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconMessageChatbot } from '@tabler/icons-react';
import { disconnect } from '../../api/integrations.ts';
import type { Connection, Integration } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { formatMoment } from '../../ui/moment.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useAction } from '../../ui/use-action.ts';
import { openConnectIntercom } from './connect-intercom.tsx';

/** Intercom in the list of CRMs: its state, and the way to connect or disconnect. */
export function IntercomTile({ campaignId, integration }: { campaignId: string; integration: Integration }) {
  const { available, connection } = integration;
  const state = connection?.state ?? 'Not connected';
  return (
    <Card component="section" aria-label="Intercom">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="md">
          <Group gap="md" wrap="nowrap" align="flex-start" flex="1 1 280px">
            <ThemeIcon size={44} radius="md" variant="light">
              <IconMessageChatbot size={26} />
            </ThemeIcon>
            <Stack gap={4}>
              <Group gap="sm">
                <Title order={2} size="h4">
                  Intercom
                </Title>
                <StateBadge state={state} />
                {connection?.practice && state !== 'Not connected' ? <Badge color="blue">Practice</Badge> : null}
              </Group>
              <Text size="sm" c="dimmed">
                {connection && state !== 'Not connected'
                  ? connectedWords(connection)
                  : 'Sync referrers and leads automatically, and let referred people qualify when they convert.'}
              </Text>
            </Stack>
          </Group>
          <Group gap="sm">
            {available && state !== 'Connected' ? (
              <Button onClick={() => openConnectIntercom(campaignId)}>Connect</Button>
            ) : null}
            {connection && state !== 'Not connected' ? <DisconnectButton connection={connection} /> : null}
          </Group>
        </Group>
        {connection?.attention && state === 'Needs attention' ? (
          <Alert color="red" icon={<IconAlertTriangle />} title="Intercom needs your attention" role="alert">
            {connection.attention.sentence}
          </Alert>
        ) : null}
        {state === 'Not connected' && connection ? (
          <Text size="sm">Your settings from before are kept. They apply again once you connect.</Text>
        ) : null}
        {available ? null : <NoIntercomApp />}
      </Stack>
    </Card>
  );
}

function connectedWords({ workspace, connected_by: by, connected_at: at }: Connection): string {
  return `${workspace.name} · region ${workspace.region} · connected ${by ? `by ${by.name} ` : ''}on ${formatMoment(at)}`;
}

function DisconnectButton({ connection }: { connection: Connection }) {
  const end = useAction(disconnect, { success: () => 'Intercom is disconnected. Your settings are kept.' });
  const ask = () =>
    askToConfirm({
      title: 'Disconnect Intercom?',
      body: `Nothing more is sent to ${connection.workspace.name}, and changes there no longer qualify leads. Your settings stay and apply again when you reconnect; contacts in Intercom are left as they are.`,
      confirm: 'Disconnect',
      isDestructive: true,
      onConfirm: () => end.mutate(connection.id),
    });
  return (
    <Button variant="default" loading={end.isPending} onClick={ask}>
      Disconnect
    </Button>
  );
}

function NoIntercomApp() {
  return (
    <Alert color="blue" icon={<IconInfoCircle />} title="This server has no Intercom app yet">
      Whoever runs this server creates an app in Intercom’s Developer Hub and starts Goodword with{' '}
      <Code>INTERCOM_CLIENT_ID</Code> and <Code>INTERCOM_CLIENT_SECRET</Code>. After that, Connect appears here.
    </Alert>
  );
}
