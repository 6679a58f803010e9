import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { CopyField } from '../../ui/copy.tsx';

const modalId = 'webhook-secret';

/** Shows the webhook's secret, once. */
export function openWebhookSecret(secret: string): void {
  modals.open({
    modalId,
    title: 'Webhook secret',
    closeOnClickOutside: false,
    children: (
      <Stack gap="sm">
        <Text size="sm">
          Your receiver uses it to verify that an alert comes from Goodword. Copy it now; you won’t be able to see it
          again.
        </Text>
        <CopyField label="Secret" value={secret} what="secret" />
        <Group justify="flex-end">
          <Button onClick={() => modals.close(modalId)}>I’ve copied it</Button>
        </Group>
      </Stack>
    ),
  });
}
