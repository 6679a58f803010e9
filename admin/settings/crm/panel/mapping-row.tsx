import {
  ActionIcon,
  Box,
  Button,
  Group,
  Loader,
  Paper,
  Select,
  SimpleGrid,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { MappingRow } from '../../../api/types.ts';
import { useIsPhone } from '../../../ui/use-is-phone.ts';
import type { attributeChoices } from './attribute-choices.ts';
import type { fieldChoices } from './field-choices.ts';
import type { PanelFormState } from './use-panel-tab.ts';

interface MappingRowProps {
  form: PanelFormState;
  row: MappingRow;
  index: number;
  /** The Email row: marked, and not removable. */
  isRequired: boolean;
  fields: ReturnType<typeof fieldChoices>;
  attributes: ReturnType<typeof attributeChoices>;
  isLoading: boolean;
}

const dataTypes = [
  { value: 'dynamic', label: 'Dynamic Value' },
  { value: 'fixed', label: 'Fixed Value' },
];

/** One row of the mapping: `Data Type` · `From Goodword` · `To (Intercom)`. */
export function MappingRowFields({ form, row, index, isRequired, fields, attributes, isLoading }: MappingRowProps) {
  const isPhone = useIsPhone();
  const path = `mapping.${index}` as const;
  // In a wide window the first row's labels head the columns; cards on a phone carry their own.
  const named = (label: string) => ({
    'aria-label': `${label}, row ${index + 1}`,
    ...((isPhone || index === 0) && { label }),
  });
  const changeType = (type: string | null) => {
    form.setFieldValue(`${path}.type`, type === 'fixed' ? 'fixed' : 'dynamic');
    form.setFieldValue(`${path}.from`, '');
  };
  const cells = (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" flex={1}>
      <Select {...named('Data Type')} data={dataTypes} {...form.getInputProps(`${path}.type`)} onChange={changeType} />
      {row.type === 'dynamic' ? (
        <Select
          {...named('From Goodword')}
          data={fields}
          placeholder="Select a field"
          searchable
          {...form.getInputProps(`${path}.from`)}
        />
      ) : (
        <TextInput
          {...named('From Goodword')}
          placeholder="The same text for everybody"
          {...form.getInputProps(`${path}.from`)}
        />
      )}
      <Select
        {...named('To (Intercom)')}
        data={attributes}
        placeholder={isLoading ? 'Reading from Intercom…' : 'Select an attribute'}
        nothingFoundMessage="Intercom has no such attribute"
        rightSection={isLoading ? <Loader size="xs" aria-label="Reading from Intercom" /> : undefined}
        searchable
        required={isRequired}
        {...form.getInputProps(`${path}.to`)}
      />
    </SimpleGrid>
  );
  const end = isRequired ? <RequiredMark /> : <RemoveRow form={form} index={index} hasWords={isPhone} />;
  if (isPhone) {
    return (
      <Paper withBorder p="sm">
        {cells}
        <Box mt="xs">{end}</Box>
      </Paper>
    );
  }
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      {cells}
      <Box w={64} pt={index === 0 ? 30 : 6} ta="center">
        {end}
      </Box>
    </Group>
  );
}

function RequiredMark() {
  return (
    <Text size="xs" c="dimmed">
      Required
    </Text>
  );
}

function RemoveRow({ form, index, hasWords }: Pick<MappingRowProps, 'form' | 'index'> & { hasWords: boolean }) {
  const name = `Remove row ${index + 1}`;
  const remove = () => form.removeListItem('mapping', index);
  if (hasWords) {
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
