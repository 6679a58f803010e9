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
        {({ ways, guide }) => (
          <Loaded query={connection}>
            {(connections) => (
              <Choice
                campaignId={campaignId}
                ways={ways}
                groups={guide.permission_groups}
                connection={connections}
                openApp={openApp}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Stack>
  );
}

interface ChoiceProps {
  campaignId: string;
  ways: IntercomApp['ways'];
  groups: Groups;
  connection: CampaignConnection;
  openApp: () => void;
}

function Choice({ campaignId, ways, groups, connection, openApp }: ChoiceProps) {
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
        <Authorize
          groups={groups}
          onConnect={() => window.location.assign(serverPaths.connectIntercom(campaignId, kind))}
        />
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

type Groups = IntercomApp['guide']['permission_groups'];

function Authorize({ groups, onConnect }: { groups: Groups; onConnect: () => void }) {
  const extra = groups.flatMap(({ title, only_with_inbox: isExtra }) => (isExtra ? [title] : []));
  return (
    <>
      <Text size="sm">Intercom will ask you to authorize access to:</Text>
      <List size="sm" spacing={4}>
        {groups
          .filter(({ only_with_inbox: isExtra }) => !isExtra)
          .map(({ title, explanation }) => (
            <List.Item key={title}>
              <b>{title}</b>: {explanation.charAt(0).toLowerCase() + explanation.slice(1)}
            </List.Item>
          ))}
      </List>
      <Text size="sm" c="dimmed">
        If your app shows the panel in Intercom’s Inbox, also to: {extra.join(', ')}.
      </Text>
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
