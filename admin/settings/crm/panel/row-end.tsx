import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
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
    return (
      <Text size="xs" c="dimmed">
        Required
      </Text>
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
