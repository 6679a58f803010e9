import { ActionIcon, Box, Button, Group, Paper, Select, SimpleGrid, Tooltip } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import type { Attribute, ContactCondition } from '../../api/types.ts';
import { attributeChoices, findAttributes } from '../../intercom/panel/attribute-choices.ts';
import { useCrm } from '../../intercom/use-crm.ts';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { ConditionValue } from './condition-value.tsx';
import { operatorChoices, takesValue, withAttribute } from './conditions.ts';
import type { SyncValues } from './sync-values.ts';

interface ConditionRowProps {
  form: UseFormReturnType<SyncValues>;
  condition: ContactCondition;
  index: number;
  attributes: readonly Attribute[];
}

/** One condition on an attribute: which, how, and compared with what. */
export function ConditionRow({ form, condition, index, attributes }: ConditionRowProps) {
  const isPhone = useIsPhone();
  const crm = useCrm();
  const path = `selection.conditions.${index}`;
  const attribute = attributes.find(({ full_name: name }) => name === condition.attribute);
  const named = (label: string) => `${label}, condition ${index + 1}`;
  const change = (next: ContactCondition) => {
    form.setFieldValue(path, next);
    form.clearFieldError(`${path}.attribute`);
    form.clearFieldError(`${path}.value`);
  };
  const chooseAttribute = (name: string | null) => {
    const chosen = attributes.find((known) => known.full_name === name);
    if (chosen) change(withAttribute(condition, chosen));
  };
  const chooseOperator = (operator: ContactCondition['operator'] | null) => {
    if (operator) change({ ...condition, operator, value: takesValue(operator) ? condition.value : null });
  };
  const fields = (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" flex={1}>
      <Select
        aria-label={named('Attribute')}
        placeholder="Select an attribute"
        data={attributeChoices(attributes, condition.attribute || null, crm)}
        filter={findAttributes}
        searchable
        nothingFoundMessage="No matching attribute"
        {...form.getInputProps(`${path}.attribute`)}
        onChange={chooseAttribute}
      />
      <Select
        aria-label={named('Comparison')}
        data={operatorChoices(attribute?.type ?? 'string')}
        value={condition.operator}
        onChange={chooseOperator}
      />
      {takesValue(condition.operator) ? (
        <ConditionValue
          key={condition.attribute}
          label={named('Value')}
          attribute={attribute}
          value={condition.value}
          onChange={(value) => change({ ...condition, value })}
          input={form.getInputProps(`${path}.value`)}
        />
      ) : null}
    </SimpleGrid>
  );
  const name = `Remove condition ${index + 1}`;
  const remove = () => form.removeListItem('selection.conditions', index);
  if (isPhone) {
    return (
      <Paper withBorder p="sm">
        {fields}
        <Box mt="xs">
          <Button variant="subtle" color="red" size="compact-sm" leftSection={<IconTrash size={16} />} onClick={remove}>
            {name}
          </Button>
        </Box>
      </Paper>
    );
  }
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      {fields}
      <Tooltip label={name}>
        <ActionIcon variant="subtle" color="red" size={36} aria-label={name} onClick={remove}>
          <IconTrash size={18} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
