import { Button, Group, List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../api/session.ts';
import { serverPaths } from '../../paths.ts';

const modalId = 'connect-intercom';

/** Explains what connecting does, then leaves for Intercom's authorization page. */
export function openConnectIntercom(campaignId: string): void {
  modals.open({ modalId, title: 'Connect Your Intercom', children: <ConnectIntercom campaignId={campaignId} /> });
}

function ConnectIntercom({ campaignId }: { campaignId: string }) {
  const { data: session } = useQuery(sessionQuery);
  return (
    <Stack gap="sm">
      <Text size="sm">
        Connecting your Intercom account allows you to sync referrers and leads automatically, and to configure your
        integration so that referred users qualify when they convert.
      </Text>
      <Text size="sm">Intercom will ask you to authorize access to:</Text>
      <List size="sm" spacing={4}>
        <List.Item>People: view and manage users and leads</List.Item>
        <List.Item>Companies: view and manage companies</List.Item>
        <List.Item>Tags: view and manage people, company and conversation tags</List.Item>
        <List.Item>Workspace counts: view numerical counts of your workspace data</List.Item>
        <List.Item>Data attributes: manage your customer and company attributes</List.Item>
      </List>
      {session?.practice_intercom_url ? (
        <Text size="sm" c="dimmed">
          You are about to connect the practice Intercom that runs beside this server. No real customer is touched.
        </Text>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => modals.close(modalId)}>
          Cancel
        </Button>
        <Button data-autofocus onClick={() => window.location.assign(serverPaths.connectIntercom(campaignId))}>
          Connect Intercom
        </Button>
      </Group>
    </Stack>
  );
}
