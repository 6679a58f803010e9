import { Button, Group } from '@mantine/core';

/** The end of a form in a modal. */
export function FormButtons({
  submit,
  isSending,
  onCancel,
  cancel = 'Cancel',
  isDestructive = false,
}: {
  submit: string;
  isSending: boolean;
  onCancel: () => void;
  /** the word on the button that does nothing */
  cancel?: string;
  isDestructive?: boolean;
}) {
  return (
    <Group justify="flex-end" mt="xs">
      <Button variant="default" onClick={onCancel}>
        {cancel}
      </Button>
      <Button type="submit" loading={isSending} {...(isDestructive && { color: 'red' })}>
        {submit}
      </Button>
    </Group>
  );
}
