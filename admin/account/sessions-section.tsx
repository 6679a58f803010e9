import { Badge, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { endSession, signOutEverywhere } from '../api/account.ts';
import { api } from '../api/client.ts';
import type { Session } from '../api/types.ts';
import { paths } from '../paths.ts';
import { askToConfirm } from '../ui/confirm.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/section.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { useAction } from '../ui/use-action.ts';
import { deviceText } from './device-text.ts';

/** Where the person is signed in, and how to end that. */
export function SessionsSection() {
  const sessions = api.useQuery('get', '/api/v1/account/sessions');
  return (
    <Section title="Sessions">
      <Group justify="space-between">
        <Text size="sm" c="dimmed" flex="1 1 260px">
          Each browser in which you are signed in. If you do not know one of them, end it and change your password.
        </Text>
        <SignOutEverywhere />
      </Group>
      <Loaded query={sessions}>
        {({ items }) => <DataTable label="List of sessions" columns={columns} rows={items} />}
      </Loaded>
    </Section>
  );
}

const columns: ReadonlyArray<Column<Session>> = [
  {
    header: 'Device',
    cell: ({ user_agent: userAgent, is_this_one: isThisOne }) => (
      <Group gap="xs">
        <Text size="sm" fw={600} title={userAgent}>
          {deviceText(userAgent)}
        </Text>
        {isThisOne ? <Badge color="green">This session</Badge> : null}
      </Group>
    ),
  },
  { header: 'Address', cell: ({ address }) => <Text size="sm">{address || 'Unknown'}</Text> },
  { header: 'Since', cell: ({ started_at: at }) => <Timestamp at={at} size="sm" /> },
  { header: 'Last used', cell: ({ last_used_at: at }) => <Timestamp at={at} size="sm" /> },
  { header: 'Action', cell: (session) => (session.is_this_one ? null : <EndButton session={session} />) },
];

function EndButton({ session }: { session: Session }) {
  const end = useAction(endSession, { success: () => 'Session ended.' });
  const device = deviceText(session.user_agent);
  return (
    <Button
      size="xs"
      variant="default"
      loading={end.isPending}
      onClick={() => end.mutate(session.id)}
      aria-label={`Sign out ${device}`}
    >
      Sign out
    </Button>
  );
}

function SignOutEverywhere() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const leave = useAction(signOutEverywhere, {
    onDone: () => void navigate({ to: paths.signIn }).then(() => queryClient.clear()),
  });
  const ask = () =>
    askToConfirm({
      title: 'Sign out everywhere?',
      body: 'All your sessions end, this one as well. You can sign in again with your password.',
      confirm: 'Sign out everywhere',
      isDestructive: true,
      onConfirm: () => leave.mutate(undefined),
    });
  return (
    <Button variant="default" loading={leave.isPending} onClick={ask}>
      Sign out everywhere
    </Button>
  );
}
