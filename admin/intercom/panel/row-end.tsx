import { ActionIcon, Button, Text, ThemeIcon, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconLock, IconTrash } from '@tabler/icons-react';
import type { PanelFormState } from './use-panel-tab.ts';

interface RowEndProps {
  form: PanelFormState;
  index: number;
  isRequired: boolean;
  isPhone: boolean;
}

/** The end of a mapping row: its removal, or that it cannot be removed. */
export function RowEnd({ form, index, isRequired, isPhone }: RowEndProps) {
  if (isRequired) {
    return isPhone ? (
      <Text size="xs" c="dimmed">
        Required
      </Text>
    ) : (
      <Tooltip label="Email is required">
        <ThemeIcon variant="transparent" color="gray" size={28}>
          <IconLock size={16} aria-hidden />
          <VisuallyHidden>Required</VisuallyHidden>
        </ThemeIcon>
      </Tooltip>
    );
  }
  const name = `Remove row ${index + 1}`;
  const remove = () => form.removeListItem('mapping', index);
  if (isPhone) {
    return (
      <Button variant="subtle" color="red" size="compact-sm" leftSection={<IconTrash size={16} />} onClick={remove}>
        {name}
      </Button>
    );
  }
  return (
    <Tooltip label={name}>
      <ActionIcon variant="subtle" color="red" aria-label={name} onClick={remove}>
        <IconTrash size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
