import { Badge, Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { api } from '../../api/client.ts';
import { revokeInvitation } from '../../api/team.ts';
import type { Invitation, Team, Teammate } from '../../api/types.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { OwnersOnly } from '../../ui/owners-only.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import text from '../../ui/text.module.css';
import { Timestamp } from '../../ui/timestamp.tsx';
import { useAction } from '../../ui/use-action.ts';
import { openInviteTeammate } from './invite-teammate.tsx';
import { roleLabel } from './role-texts.ts';
import { TeammateMenu } from './teammate-menu.tsx';

/** Who is in the team, with which role, and who is invited; for owners. */
export function TeamPage() {
  return (
    <OwnersOnly what="see the team">
      <TeamOfOwner />
    </OwnersOnly>
  );
}

function TeamOfOwner() {
  const query = api.useQuery('get', '/api/v1/team');
  return <Loaded query={query}>{(team) => <People team={team} />}</Loaded>;
}

function People({ team: { members, invitations, can_mail: canMail } }: { team: Team }) {
  const owners = members.filter(({ role }) => role === 'owner').length;
  return (
    <Stack gap="lg">
      <PageHead
        order={2}
        title="Team"
        lead="The people who work with Goodword, in all campaigns."
        actions={
          <Button leftSection={<IconUserPlus size={16} />} onClick={() => openInviteTeammate(canMail)}>
            Invite a teammate
          </Button>
        }
      />
      <DataTable label="Teammates" columns={teammateColumns(owners)} rows={members} minWidth={640} />
      {invitations.length > 0 ? (
        <Stack component="section" aria-label="Pending invitations" gap="sm">
          <Title order={3} size="h5">
            Pending invitations
          </Title>
          <DataTable
            label="List of invitations"
            columns={invitationColumns(canMail)}
            rows={invitations}
            minWidth={640}
          />
        </Stack>
      ) : null}
    </Stack>
  );
}

const teammateColumns = (owners: number): ReadonlyArray<Column<Teammate>> => [
  {
    header: 'Name',
    cell: ({ name, email, is_you: isYou }) => (
      <Box maw={320} className={text.breakAnywhere}>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {name}
          </Text>
          {isYou ? <Badge color="gray">You</Badge> : null}
        </Group>
        <Text size="sm" c="dimmed">
          {email}
        </Text>
      </Box>
    ),
  },
  { header: 'Role', cell: ({ role }) => <Text size="sm">{roleLabel(role)}</Text> },
  {
    header: 'Last sign-in',
    cell: ({ last_sign_in_at: at }) =>
      at === null ? <Text size="sm">Not known</Text> : <Timestamp at={at} size="sm" />,
  },
  { header: 'Second factor', cell: ({ has_second_factor: isOn }) => <Text size="sm">{isOn ? 'On' : 'Off'}</Text> },
  {
    header: 'Actions',
    align: 'right',
    cell: (teammate) => <TeammateMenu teammate={teammate} isOnlyOwner={teammate.role === 'owner' && owners === 1} />,
  },
];

const invitationColumns = (canMail: boolean): ReadonlyArray<Column<Invitation>> => [
  {
    header: 'E-mail',
    cell: ({ email }) => (
      <Text size="sm" fw={600} maw={320} className={text.breakAnywhere}>
        {email}
      </Text>
    ),
  },
  { header: 'Role', cell: ({ role }) => <Text size="sm">{roleLabel(role)}</Text> },
  {
    header: 'Invited',
    cell: ({ invited_by: by, created_at: at }) => (
      <>
        <Timestamp at={at} size="sm" />
        <Text size="sm" c="dimmed">
          by {by}
        </Text>
      </>
    ),
  },
  {
    header: 'Link',
    cell: ({ is_expired: isExpired, expires_at: at }) =>
      isExpired ? (
        <Badge color="yellow">Expired</Badge>
      ) : (
        <Text size="sm">
          Works until <Timestamp at={at} size="sm" />
        </Text>
      ),
  },
  {
    header: 'Actions',
    align: 'right',
    cell: (invitation) => <InvitationActions invitation={invitation} canMail={canMail} />,
  },
];

function InvitationActions({ invitation, canMail }: { invitation: Invitation; canMail: boolean }) {
  const { id, email, role } = invitation;
  const revoke = useAction(revokeInvitation, { success: () => `The invitation of ${email} was revoked.` });
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        onClick={() => openInviteTeammate(canMail, { email, role })}
        aria-label={`New link for ${email}`}
      >
        New link
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        loading={revoke.isPending}
        onClick={() => revoke.mutate(id)}
        aria-label={`Revoke the invitation of ${email}`}
      >
        Revoke
      </Button>
    </Group>
  );
}
