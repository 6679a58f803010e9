import { ActionIcon, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDots, IconKey, IconUserMinus, IconUserShield } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { changeRole, makeResetLink, removeTeammate } from '../../api/team.ts';
import type { Teammate } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { useAction } from '../../ui/use-action.ts';
import { LinkShownOnce } from './link-shown-once.tsx';
import { roleLabel } from './role-texts.ts';

/** What an owner can do with a teammate. @param isOnlyOwner the team would be without an owner */
export function TeammateMenu({ teammate, isOnlyOwner }: { teammate: Teammate; isOnlyOwner: boolean }) {
  const { id, name, role, is_you: isYou } = teammate;
  const queryClient = useQueryClient();
  const next = role === 'owner' ? 'member' : 'owner';
  const change = useAction(changeRole, {
    success: () => `${name} is now ${next === 'owner' ? 'an owner' : 'a member'}.`,
    // one's own role decides what every screen shows
    onDone: () => (isYou ? void queryClient.invalidateQueries() : undefined),
  });
  const remove = useAction(removeTeammate, {
    success: () => `${name} was removed.`,
    onDone: () => (isYou ? window.location.assign('/') : undefined),
  });
  const reset = useAction(makeResetLink, {
    onDone: (made) =>
      modals.open({
        modalId: 'reset-link',
        title: `New password for ${name}`,
        children: (
          <LinkShownOnce
            made={made}
            person={name}
            label="Link for a new password"
            onClose={() => modals.close('reset-link')}
          />
        ),
      }),
  });
  const askToChange = () =>
    askToConfirm({
      title: next === 'owner' ? `Make ${name} an owner?` : `Make ${isYou ? 'yourself' : name} a member?`,
      body:
        next === 'owner'
          ? 'Owners can do everything: invite and remove people, make API keys, connect Intercom and issue rewards.'
          : `${isYou ? 'You' : name} can then no longer manage the team, API keys, connections, alerts, reward rules and rewards. Invitations and links for new passwords that ${isYou ? 'you' : 'they'} made open no more.`,
      confirm: `Make ${roleLabel(next).toLowerCase()}`,
      onConfirm: () => change.mutate({ id, role: next }),
    });
  const askToRemove = () =>
    askToConfirm({
      title: isYou ? 'Leave the team?' : `Remove ${name}?`,
      body: <RemovalFacts teammate={teammate} />,
      confirm: isYou ? 'Leave' : 'Remove',
      isDestructive: true,
      onConfirm: () => remove.mutate(id),
    });
  const askToReset = () =>
    askToConfirm({
      title: `Make a link for a new password?`,
      body: `With the link ${isYou ? 'you choose' : `${name} chooses`} a new password, within a day. The old one works until then. The second factor stays on.`,
      confirm: 'Make link',
      onConfirm: () => reset.mutate(id),
    });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUserShield size={16} />} disabled={isOnlyOwner} onClick={askToChange}>
          Make {roleLabel(next).toLowerCase()}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} />} onClick={askToReset}>
          Link for a new password
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconUserMinus size={16} />} disabled={isOnlyOwner} onClick={askToRemove}>
          {isYou ? 'Leave the team' : 'Remove'}
        </Menu.Item>
        {isOnlyOwner ? <Menu.Label>The only owner stays: make another teammate an owner first.</Menu.Label> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function RemovalFacts({ teammate: { name, is_you: isYou, api_keys: keys } }: { teammate: Teammate }) {
  return (
    <>
      <Text size="sm">
        {isYou ? 'Your' : 'Their'} sessions end at once, and invitations and links for new passwords that{' '}
        {isYou ? 'you' : 'they'} made open no more. What {isYou ? 'you' : name} did stays in the history.{' '}
        {isYou ? 'Another owner can invite you again.' : 'To undo this, invite them again.'}
      </Text>
      <Text size="sm" mt="sm">
        {keys.length === 0
          ? 'API keys belong to the workspace and stay.'
          : `API keys belong to the workspace and stay. ${isYou ? 'You' : name} made ${keys.join(', ')}: revoke ${keys.length === 1 ? 'it' : 'them'} under API & Webhooks if ${isYou ? 'you' : 'they'} must not use ${keys.length === 1 ? 'it' : 'them'} any more.`}
      </Text>
    </>
  );
}
