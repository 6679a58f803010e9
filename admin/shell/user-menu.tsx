import { Avatar, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconBook2, IconLogout, IconUserShield } from '@tabler/icons-react';
import { sessionQuery, signOut } from '../api/session.ts';
import { paths, serverPaths } from '../paths.ts';
import { useAction } from '../ui/use-action.ts';

/** Who is signed in, and the way out. */
export function UserMenu() {
  const { data: session } = useQuery(sessionQuery);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const leave = useAction(signOut, {
    onDone: () => void navigate({ to: paths.signIn }).then(() => queryClient.clear()),
  });
  if (!session?.user) return null;
  const { name, email } = session.user;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={name} color="plum" radius="xl" size={36} aria-hidden />
          <VisuallyHidden>Account of {name}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {name}
          </Text>
          <Text size="xs" truncate>
            {email}
          </Text>
          <Text size="xs" truncate>
            {session.workspace?.name}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUserShield size={16} />} onClick={() => void navigate({ to: paths.account })}>
          Account
        </Menu.Item>
        <Menu.Item leftSection={<IconBook2 size={16} />} component="a" href={serverPaths.docs} target="_blank">
          API reference
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate(undefined)}>
          Sign out
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Goodword {session.version}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
