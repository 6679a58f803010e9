import { Anchor, Button, Group, List, Radio, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import { api, at } from '../../api/client.ts';
import type { CampaignConnection, IntercomApp, Kind } from '../../api/types.ts';
import { serverPaths } from '../../paths.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { TokenForm } from './token-form.tsx';

const modalId = 'connect-intercom';
const close = () => modals.close(modalId);

/**
 * Explains what connecting does, then leaves for Intercom's authorization page, or takes the access token.
 * @param openApp leads to where an app is set up
 */
export function openConnectIntercom(campaignId: string, openApp: () => void): void {
  modals.open({
    modalId,
    title: 'Connect Your Intercom',
    children: (
      <ConnectIntercom
        campaignId={campaignId}
        openApp={() => {
          close();
          openApp();
        }}
      />
    ),
  });
}

function ConnectIntercom({ campaignId, openApp }: { campaignId: string; openApp: () => void }) {
  const app = api.useQuery('get', '/api/v1/intercom-app');
  const connection = api.useQuery('get', '/api/v1/campaigns/{id}/connection', at(campaignId));
  return (
    <Stack gap="sm">
      <Text size="sm">
        Connecting your Intercom account allows you to sync referrers and leads automatically, and to configure your
        integration so that referred users qualify when they convert.
      </Text>
      <Loaded query={app}>
        {({ ways }) => (
          <Loaded query={connection}>
            {(connections) => <Choice campaignId={campaignId} ways={ways} connection={connections} openApp={openApp} />}
          </Loaded>
        )}
      </Loaded>
    </Stack>
  );
}

interface ChoiceProps {
  campaignId: string;
  ways: IntercomApp['ways'];
  connection: CampaignConnection;
  openApp: () => void;
}

function Choice({ campaignId, ways, connection, openApp }: ChoiceProps) {
  const [kind, setKind] = useState<Kind>(() => proposedKind(ways, connection));
  return (
    <>
      {ways.practice ? (
        <Radio.Group
          label="Which Intercom?"
          value={kind}
          onChange={(chosen) => setKind(chosen === 'practice' ? 'practice' : 'real')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="real" label="Your Intercom" description="Your live workspace, with your customers." />
            <Radio
              value="practice"
              label="Practice Intercom"
              description="Runs on this server for trying things out. It contains no real customers."
            />
          </Stack>
        </Radio.Group>
      ) : null}
      {kind === 'real' && ways.real === null ? (
        <Text size="sm">
          Connecting your own Intercom requires an app.{' '}
          <Anchor component="button" type="button" size="sm" onClick={openApp}>
            Set up your Intercom app
          </Anchor>
        </Text>
      ) : kind === 'real' && ways.real === 'token' ? (
        <TokenForm campaignId={campaignId} onConnected={close} />
      ) : (
        <Authorize onConnect={() => window.location.assign(serverPaths.connectIntercom(campaignId, kind))} />
      )}
    </>
  );
}

/** The kind the campaign is bound to, as far as it can be connected; else the real one. */
function proposedKind(ways: IntercomApp['ways'], { bound_to: bound, connection }: CampaignConnection): Kind {
  if (!ways.practice) return 'real';
  if (bound !== null) return bound;
  return ways.real === null || connection?.practice ? 'practice' : 'real';
}

function Authorize({ onConnect }: { onConnect: () => void }) {
  return (
    <>
      <Text size="sm">Intercom will ask you to authorize access to:</Text>
      <List size="sm" spacing={4}>
        <List.Item>People: view and manage users and leads</List.Item>
        <List.Item>Companies: view and manage companies</List.Item>
        <List.Item>Tags: view and manage people, company and conversation tags</List.Item>
        <List.Item>Workspace counts: view numerical counts of your workspace data</List.Item>
        <List.Item>Data attributes: manage your customer and company attributes</List.Item>
      </List>
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button data-autofocus onClick={onConnect}>
          Connect Intercom
        </Button>
      </Group>
    </>
  );
}
