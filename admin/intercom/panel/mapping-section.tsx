import { Badge, Button, Group, Stack } from '@mantine/core';
import type { Field } from '../../api/types.ts';
import { MappingRowFields } from './mapping-row.tsx';
import type { PanelParts } from './panel-parts.ts';
import { PanelSection } from './panel-section.tsx';
import { blankRow, isSetupRequired, requiredRow } from './panel-settings.ts';
import { RefreshAttributes } from './refresh-attributes.tsx';

/** Which of our fields goes to which attribute, and when it is written. */
export function MappingSection({ fields, ...parts }: PanelParts & { fields: readonly Field[] }) {
  const { form, attributes } = parts;
  const values = form.getValues();
  const { mapping } = values;
  const required = requiredRow(mapping);
  return (
    <PanelSection
      id="mapping"
      title="Map your fields"
      badge={isSetupRequired(values) ? <Badge color="yellow">Setup Required</Badge> : null}
      description="Email is required. A Dynamic Value is filled in per person; a Fixed Value is the same for everyone. Contacts that Goodword creates get every row."
    >
      <Stack gap="sm">
        {mapping.map((row, index) => (
          <MappingRowFields
            key={index}
            {...parts}
            row={row}
            index={index}
            isRequired={index === required}
            fields={fields}
          />
        ))}
      </Stack>
      <Group gap="sm">
        <Button variant="light" onClick={() => form.insertListItem('mapping', blankRow)}>
          + Add More Fields
        </Button>
        <RefreshAttributes attributes={attributes} />
      </Group>
    </PanelSection>
  );
}
