import { Box, Group, Paper, Select, TextInput } from '@mantine/core';
import type { Field, MappingRow } from '../../api/types.ts';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useCrmTitle } from '../use-crm.ts';
import { AttributeSelect } from './attribute-select.tsx';
import { fieldChoices } from './field-choices.ts';
import type { PanelParts } from './panel-parts.ts';
import classes from './mapping-row.module.css';
import { RowEnd } from './row-end.tsx';

interface MappingRowProps extends PanelParts {
  row: MappingRow;
  index: number;
  /** The Email row: marked, and not removable. */
  isRequired: boolean;
  fields: readonly Field[];
}

const dataTypes = [
  { value: 'dynamic', label: 'Dynamic Value' },
  { value: 'fixed', label: 'Fixed Value' },
];

const policies = [
  { value: 'always', label: 'Always' },
  { value: 'only_if_empty', label: 'Only if empty' },
  { value: 'only_when_created', label: 'Only when created' },
];

/** One row of the mapping: `Data Type` · `From Goodword` · `To (…)`, and when it is written. */
export function MappingRowFields({ row, index, isRequired, fields, ...parts }: MappingRowProps) {
  const { form, connectionId, attributes, errorOf, noteOf } = parts;
  const crm = useCrmTitle();
  const isPhone = useIsPhone();
  const path = `mapping.${index}` as const;
  // In a wide window the first row's labels head the columns; cards on a phone carry their own.
  const named = (label: string) => ({
    'aria-label': `${label}, row ${index + 1}`,
    ...((isPhone || index === 0) && { label }),
    rightSectionWidth: 26,
  });
  const changeType = (type: string | null) => {
    form.setFieldValue(`${path}.type`, type === 'fixed' ? 'fixed' : 'dynamic');
    form.setFieldValue(`${path}.from`, '');
  };
  const from = { ...form.getInputProps(`${path}.from`), error: errorOf(`${path}.from`) };
  const cells = (
    <Box flex={1} miw={0} className={classes.cells}>
      <Select
        {...named('Data Type')}
        data={dataTypes}
        allowDeselect={false}
        {...form.getInputProps(`${path}.type`)}
        onChange={changeType}
      />
      {row.type === 'dynamic' ? (
        <Select
          {...named('From Goodword')}
          data={fieldChoices(fields)}
          placeholder="Select a field"
          searchable
          {...from}
        />
      ) : (
        <TextInput
          {...named('From Goodword')}
          rightSectionWidth={0}
          placeholder="The same text for everyone"
          {...from}
        />
      )}
      <AttributeSelect
        {...named(`To (${crm})`)}
        connectionId={connectionId}
        attributes={attributes}
        required={isRequired}
        proposal={proposalFor(row, fields)}
        {...form.getInputProps(`${path}.to`)}
        value={row.to}
        error={errorOf(`${path}.to`)}
        note={noteOf(`${path}.to`)}
        onPick={(fullName) => form.setFieldValue(`${path}.to`, fullName)}
      />
      {row.to === 'email' ? (
        <Select {...named('When to write')} data={['Only when created']} value="Only when created" disabled />
      ) : (
        <Select
          {...named('When to write')}
          data={policies}
          allowDeselect={false}
          {...form.getInputProps(`${path}.policy`)}
        />
      )}
    </Box>
  );
  const end = <RowEnd form={form} index={index} isRequired={isRequired} isPhone={isPhone} />;
  if (isPhone) {
    return (
      <Paper withBorder p="sm">
        {cells}
        <Box mt="xs">{end}</Box>
      </Paper>
    );
  }
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      {cells}
      <Box w={32} pt={index === 0 ? 30 : 6} ta="center">
        {end}
      </Box>
    </Group>
  );
}

/** Our proposed attribute for the row; null until the row has a field or a text. */
function proposalFor({ type, from }: MappingRow, fields: readonly Field[]) {
  if (type === 'fixed') return from === '' ? null : { name: 'goodword_', type: 'string' as const };
  const field = fields.find(({ key }) => key === from);
  return field ? { name: `goodword_${field.key}`, type: field.type } : null;
}
