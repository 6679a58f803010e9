import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { CopyField } from '../../ui/copy.tsx';

const modalId = 'webhook-secret';

/** Shows the secret of the webhook, the only time that it can be seen. */
export function openWebhookSecret(secret: string): void {
  modals.open({
    modalId,
    title: 'Secret of the webhook',
    closeOnClickOutside: false,
    children: (
      <Stack gap="sm">
        <Text size="sm">
          Your receiver checks with it that an alert comes from this Goodword. Copy it now: it is shown this once.
        </Text>
        <CopyField label="Secret" value={secret} what="secret" />
        <Group justify="flex-end">
          <Button onClick={() => modals.close(modalId)}>I have copied it</Button>
        </Group>
      </Stack>
    ),
  });
}
