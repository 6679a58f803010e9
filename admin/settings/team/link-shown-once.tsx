import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { PersonLink } from '../../api/types.ts';
import { CopyField } from '../../ui/copy.tsx';
import { formatDateTime } from '../../ui/timestamp.tsx';

interface LinkShownOnceProps {
  made: PersonLink;
  /** who is to have it */
  person: string;
  label: string;
  onClose: () => void;
}

/** A link for one person: to be copied, and whether it was mailed as well. */
export function LinkShownOnce({ made, person, label, onClose }: LinkShownOnceProps) {
  const { state, problem } = made.mail;
  return (
    <Stack gap="sm">
      {state === 'sent' ? (
        <Text size="sm">The link was sent to {person}. You can also hand it over yourself.</Text>
      ) : state === 'off' ? (
        <Text size="sm">
          Copy the link and send it to {person}, by chat for example. Goodword sends no mail, because no mail server is
          set up.
        </Text>
      ) : (
        <Alert color="yellow" icon={<IconAlertTriangle />} title="The mail was not sent">
          {problem} Copy the link and send it to {person} yourself.
        </Alert>
      )}
      <CopyField label={label} value={made.link} what="link" />
      <Text size="sm" c="dimmed">
        It works once, until {formatDateTime(made.expires_at)}. Everyone who has it can use it, and it is not shown
        again.
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
