import { Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { integrationQuery } from '../../api/integrations.ts';
import type { Attribute, ImportSources, ReturnField } from '../../api/types.ts';
import { AttributeSelect } from '../../intercom/panel/attribute-select.tsx';
import { useCampaignCrm, useCrmTitle } from '../../intercom/use-crm.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { MappingLine } from '../wizard/mapping-line.tsx';
import { WizardStep } from '../wizard/wizard-step.tsx';
import type { SyncValues } from './sync-values.ts';

interface MappingBackStepProps {
  form: UseFormReturnType<SyncValues>;
  sources: ImportSources;
  onBack: () => void;
}

/** The attribute types that can hold each type of field. */
const holders: Partial<Record<Attribute['type'], Array<Attribute['type']>>> = {
  string: ['string'],
  integer: ['integer', 'float', 'string'],
};

/** Step 3: what Goodword writes back to each contact and keeps up to date. */
export function MappingBackStep({ form, sources, onBack }: MappingBackStepProps) {
  const crm = useCrmTitle();
  const integration = useQuery(integrationQuery(useCampaignCrm()));
  const values = form.getValues().return_fields;
  const attributesFor = ({ type }: ReturnField) =>
    sources.attributes.filter((attribute) => holders[type]?.includes(attribute.type) ?? attribute.type === type);
  return (
    <WizardStep
      title={`Write back to ${crm}`}
      description={`Goodword writes these to each referrer’s contact and keeps them up to date, so that your messages in ${crm} can use them.`}
      onBack={onBack}
      next="Next"
    >
      <Loaded query={integration}>
        {({ return_fields: fields }) => (
          <Stack gap="sm">
            <MappingLine isHead from="From Goodword" to={`To (${crm})`} />
            {fields.map((field) => (
              <MappingLine
                key={field.key}
                from={field.label}
                to={
                  <AttributeSelect
                    aria-label={`To (${crm}), ${field.label}`}
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
        These are the return fields of the Referrers tab, so they apply to every referrer of this campaign who has a
        contact. Your choice is saved there when the sync starts.
      </Text>
    </WizardStep>
  );
}
