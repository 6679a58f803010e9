import { Button, Group } from '@mantine/core';

/** The end of a form in a modal. */
export function FormButtons({
  submit,
  isSending,
  onCancel,
}: {
  submit: string;
  isSending: boolean;
  onCancel: () => void;
}) {
  return (
    <Group justify="flex-end" mt="xs">
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
      <Button type="submit" loading={isSending}>
        {submit}
      </Button>
    </Group>
  );
}
