import { Alert, Badge, Card, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconAlertTriangle, IconInfoCircle, IconMessageChatbot } from '@tabler/icons-react';
import type { Integration } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { AnchorLink, ButtonLink } from '../../ui/links.tsx';
import { OwnerButton } from '../../ui/owner-button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { openConnectIntercom } from './connect-intercom.tsx';
import { connectionText } from './connect-messages.ts';
import { DisconnectButton } from './disconnect-button.tsx';
import { GoOnButton } from './go-on-button.tsx';

/** Intercom in the list of CRMs: the state of the campaign's connection, and the way to connect or disconnect. */
export function IntercomTile({ campaignId, integration }: { campaignId: string; integration: Integration }) {
  const { available, connection } = integration;
  const navigate = useNavigate();
  const openApp = () => void navigate({ to: paths.intercomApp, params: { campaignId } });
  const state = connection?.state ?? 'Not connected';
  const isConnected = state === 'Connected';
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
                  {isConnected ? (
                    <AnchorLink to={paths.panel} params={{ campaignId }} inherit>
                      Intercom
                    </AnchorLink>
                  ) : (
                    'Intercom'
                  )}
                </Title>
                <StateBadge state={state} />
                {connection?.practice && state !== 'Not connected' ? <Badge color="blue">Practice</Badge> : null}
              </Group>
              <Text size="sm" c="dimmed">
                {connection && state !== 'Not connected'
                  ? connectionText(connection)
                  : 'Sync referrers and leads automatically, and let referred people qualify when they convert.'}
              </Text>
            </Stack>
          </Group>
          <Group gap="sm">
            {available && state !== 'Connected' && !connection?.actions.go_on.allowed ? (
              <OwnerButton onClick={() => openConnectIntercom(campaignId, openApp)}>Connect</OwnerButton>
            ) : null}
            {isConnected ? (
              <ButtonLink to={paths.panel} params={{ campaignId }}>
                Configure
              </ButtonLink>
            ) : null}
            {connection?.actions.disconnect.allowed ? <DisconnectButton connection={connection} /> : null}
          </Group>
        </Group>
        {connection?.attention && state === 'Needs attention' ? (
          <Alert color="red" icon={<IconAlertTriangle />} title="Intercom needs your attention" role="alert">
            <Stack gap="sm" align="flex-start">
              {connection.attention.sentence}
              {connection.actions.go_on.allowed ? <GoOnButton connection={connection} /> : null}
            </Stack>
          </Alert>
        ) : null}
        {state === 'Not connected' && connection ? (
          <Text size="sm">Your earlier settings are kept and apply again once you connect.</Text>
        ) : null}
        {available ? null : <NoIntercomApp campaignId={campaignId} />}
      </Stack>
    </Card>
  );
}

function NoIntercomApp({ campaignId }: { campaignId: string }) {
  return (
    <Alert color="blue" icon={<IconInfoCircle />} title="Set up your Intercom app first">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          Goodword connects to Intercom through an app of your own. Setting it up takes about five minutes; every
          address is ready to copy.
        </Text>
        <ButtonLink size="sm" to={paths.intercomApp} params={{ campaignId }}>
          Set up your Intercom app
        </ButtonLink>
      </Stack>
    </Alert>
  );
}
