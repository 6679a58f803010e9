import { Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { integrationQuery } from '../../api/integrations.ts';
import type { Attribute, ImportSources, ReturnField } from '../../api/types.ts';
import { AttributeSelect } from '../../intercom/panel/attribute-select.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { MappingLine } from '../wizard/mapping-line.tsx';
import { WizardStep } from '../wizard/wizard-step.tsx';
import type { SyncValues } from './sync-values.ts';

interface MappingBackStepProps {
  campaignId: string;
  form: UseFormReturnType<SyncValues>;
  sources: ImportSources;
  onBack: () => void;
}

/** The types of Intercom that can hold what is written. */
const holders: Partial<Record<Attribute['type'], Array<Attribute['type']>>> = {
  string: ['string'],
  integer: ['integer', 'float', 'string'],
};

/** Step 3: what we write back to each contact and keep fresh. */
export function MappingBackStep({ campaignId, form, sources, onBack }: MappingBackStepProps) {
  const integration = useQuery(integrationQuery(campaignId));
  const values = form.getValues().return_fields;
  const attributesFor = ({ type }: ReturnField) =>
    sources.attributes.filter((attribute) => holders[type]?.includes(attribute.type) ?? attribute.type === type);
  return (
    <WizardStep
      title="Write back to Intercom"
      words="We write these to the contact of each referrer and keep them fresh, so that your messages in Intercom can use them."
      onBack={onBack}
      next="Next"
    >
      <Loaded query={integration}>
        {({ return_fields: fields }) => (
          <Stack gap="sm">
            <MappingLine isHead from="From Goodword" to="To (Intercom)" />
            {fields.map((field) => (
              <MappingLine
                key={field.key}
                from={field.label}
                to={
                  <AttributeSelect
                    aria-label={`To (Intercom), ${field.label}`}
                    clearable
                    connectionId={sources.connection?.id ?? ''}
                    attributes={{ data: { items: attributesFor(field) }, isPending: false }}
                    proposal={{ name: field.proposed, type: field.type }}
                    {...form.getInputProps(`return_fields.${field.key}`)}
                    placeholder="Not written"
                    value={values[field.key]}
                    onPick={(fullName) => form.setFieldValue(`return_fields.${field.key}`, fullName)}
                  />
                }
              />
            ))}
          </Stack>
        )}
      </Loaded>
      <Text size="sm" c="dimmed">
        These are the return fields of the Referrers tab, so they count for every referrer of this campaign that has a
        contact. Your choice is saved there when the sync starts.
      </Text>
    </WizardStep>
  );
}
