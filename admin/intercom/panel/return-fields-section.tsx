import { SimpleGrid } from '@mantine/core';
import type { ReturnField } from '../../api/types.ts';
import { AttributeSelect } from './attribute-select.tsx';
import type { PanelParts } from './panel-parts.ts';
import { PanelSection } from './panel-section.tsx';

/** The fields kept up to date on the contacts of referrers. */
export function ReturnFieldsSection({ fields, ...parts }: PanelParts & { fields: readonly ReturnField[] }) {
  const { form, connectionId, attributes, errorOf, noteOf } = parts;
  const values = form.getValues().return_fields;
  return (
    <PanelSection
      id="return-fields"
      title="Return fields"
      description="Written to every referrer’s contact and kept up to date as referrals join and qualify. Leave empty what you don’t need."
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        {fields.map(({ key, label, type, proposed }) => (
          <AttributeSelect
            key={key}
            label={label}
            clearable
            connectionId={connectionId}
            attributes={attributes}
            proposal={{ name: proposed, type }}
            {...form.getInputProps(`return_fields.${key}`)}
            value={values[key]}
            error={errorOf(`return_fields.${key}`)}
            note={noteOf(`return_fields.${key}`)}
            onPick={(fullName) => form.setFieldValue(`return_fields.${key}`, fullName)}
          />
        ))}
      </SimpleGrid>
    </PanelSection>
  );
}
