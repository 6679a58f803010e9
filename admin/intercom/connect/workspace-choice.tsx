import { Badge, Group, Stack, Text } from '@mantine/core';
import type { CampaignConnection, Connection, IntercomApp, Kind } from '../../api/types.ts';
import { paths, serverPaths } from '../../paths.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { OwnerButton } from '../../ui/owner-button.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { connectionText } from './connect-messages.ts';
import { DisconnectButton } from './disconnect-button.tsx';
import { openMoveCampaign } from './move-campaign.tsx';

const titles: Record<Kind, string> = { real: 'Your Intercom', practice: 'Practice Intercom' };

interface WorkspaceChoiceProps {
  campaignId: string;
  ways: IntercomApp['ways'];
  connections: CampaignConnection;
}

/** The real Intercom and the practice one side by side, and which of them this campaign works with. */
export function WorkspaceChoice({ campaignId, ways, connections }: WorkspaceChoiceProps) {
  const hasPractice = ways.practice || connections.practice !== null;
  const current = connections.connection && (connections.connection.practice ? 'practice' : 'real');
  return (
    <Section title="Where this campaign works">
      <Text size="sm" c="dimmed">
        A campaign works with one Intercom at a time. Its settings stay when you move it.
      </Text>
      {(hasPractice ? (['real', 'practice'] as const) : (['real'] as const)).map((kind) => (
        <Group key={kind} component="section" aria-label={titles[kind]} justify="space-between" gap="sm">
          <KindFacts kind={kind} connection={connections[kind]} isCurrent={kind === current} />
          <KindActions
            campaignId={campaignId}
            kind={kind}
            connection={connections[kind]}
            isCurrent={kind === current}
            way={kind === 'practice' ? (ways.practice ? 'oauth' : null) : ways.real}
          />
        </Group>
      ))}
    </Section>
  );
}

type KindProps = { kind: Kind; connection: Connection | null; isCurrent: boolean };

function KindFacts({ kind, connection, isCurrent }: KindProps) {
  const state = connection?.state ?? 'Not connected';
  return (
    <Stack gap={4} flex="1 1 260px">
      <Group gap="sm">
        <Text fw={600}>{titles[kind]}</Text>
        <StateBadge state={state} />
        {isCurrent ? (
          <Badge color="plum" variant="light">
            This campaign
          </Badge>
        ) : null}
      </Group>
      <Text size="sm" c="dimmed">
        {connection && state !== 'Not connected'
          ? connectionText(connection)
          : kind === 'practice'
            ? 'Runs on this server for trying things out. It contains no real customers.'
            : 'Your live workspace, with your customers.'}
      </Text>
    </Stack>
  );
}

interface ActionsProps extends KindProps {
  campaignId: string;
  way: 'oauth' | 'token' | null;
}

/** The tile above connects and disconnects the campaign's own connection; that is not offered twice. */
function KindActions({ campaignId, kind, connection, isCurrent, way }: ActionsProps) {
  if (isCurrent) return null;
  const isInUse = connection?.actions.disconnect.allowed;
  return (
    <Group gap="sm">
      {isInUse ? (
        <OwnerButton variant="light" onClick={() => openMoveCampaign(campaignId, kind)}>
          Move this campaign here
        </OwnerButton>
      ) : way === 'oauth' ? (
        <OwnerButton
          variant="default"
          onClick={() => window.location.assign(serverPaths.connectIntercom(campaignId, kind))}
        >
          {kind === 'practice' ? 'Connect practice Intercom' : 'Connect your Intercom'}
        </OwnerButton>
      ) : kind === 'real' ? (
        <ButtonLink variant="default" to={paths.intercomApp} params={{ campaignId }}>
          {way === null ? 'Set up your Intercom app' : 'Connect your Intercom'}
        </ButtonLink>
      ) : null}
      {isInUse ? <DisconnectButton connection={connection} /> : null}
    </Group>
  );
}
