import { Button, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Attribute, Field } from '../../../api/types.ts';
import { attributeChoices } from './attribute-choices.ts';
import { fieldChoices } from './field-choices.ts';
import { MappingRowFields } from './mapping-row.tsx';
import { PanelSection } from './panel-section.tsx';
import { blankRow, requiredRow } from './panel-settings.ts';
import type { PanelFormState } from './use-panel-tab.ts';

interface MappingSectionProps {
  form: PanelFormState;
  fields: readonly Field[];
  attributes: UseQueryResult<{ items: Attribute[] }>;
}

/** Which of our fields goes where in Intercom. */
export function MappingSection({ form, fields, attributes }: MappingSectionProps) {
  const { mapping } = form.getValues();
  const writable = (attributes.data?.items ?? []).filter((attribute) => attribute.writable);
  const required = requiredRow(mapping);
  return (
    <PanelSection
      id="mapping"
      title="Map your fields"
      words="Email is required. A Dynamic Value is filled in for each person; a Fixed Value is the same for everybody."
    >
      <Stack gap="sm">
        {mapping.map((row, index) => (
          <MappingRowFields
            key={index}
            form={form}
            row={row}
            index={index}
            isRequired={index === required}
            fields={fieldChoices(fields)}
            attributes={attributeChoices(writable, row.to)}
            isLoading={attributes.isPending}
          />
        ))}
      </Stack>
      <Button variant="light" w="fit-content" onClick={() => form.insertListItem('mapping', blankRow)}>
        + Add More Fields
      </Button>
    </PanelSection>
  );
}
