import { Button, Group, Text } from '@mantine/core';
import type { CampaignConnection, IntercomApp } from '../../api/types.ts';
import { serverPaths } from '../../paths.ts';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { connectionText } from '../connect/connect-messages.ts';
import { TokenForm } from '../connect/token-form.tsx';

interface ConnectSectionProps {
  campaignId: string;
  way: IntercomApp['ways']['real'];
  connection: CampaignConnection['real'];
}

/** The third step: connecting, by OAuth or by access token. */
export function ConnectSection({ campaignId, way, connection }: ConnectSectionProps) {
  const state = connection?.state ?? 'Not connected';
  return (
    <Section title="3. Connect">
      <Group gap="sm">
        <StateBadge state={state} />
        <Text size="sm">
          {connection && state !== 'Not connected' ? connectionText(connection) : 'Your Intercom is not connected yet.'}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        Once connected, this campaign uses your Intercom. Other campaigns are not affected.
      </Text>
      {way === 'token' ? <TokenForm campaignId={campaignId} /> : null}
      {way === 'oauth' ? (
        <Group>
          <Button onClick={() => window.location.assign(serverPaths.connectIntercom(campaignId, 'real'))}>
            {state === 'Not connected' ? 'Connect Intercom' : 'Reconnect Intercom'}
          </Button>
        </Group>
      ) : null}
      {way === null ? (
        <Text size="sm" c="dimmed">
          Save your app in step 1 first.
        </Text>
      ) : null}
    </Section>
  );
}
