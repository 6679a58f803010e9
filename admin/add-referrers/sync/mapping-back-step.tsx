import { Select, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Attribute, ImportSources } from '../../api/types.ts';
import { attributeChoices } from '../../settings/crm/panel/attribute-choices.ts';
import { MappingLine } from '../wizard/mapping-line.tsx';
import { WizardStep } from '../wizard/wizard-step.tsx';
import type { SyncValues } from './sync-values.ts';

interface MappingBackStepProps {
  form: UseFormReturnType<SyncValues>;
  sources: ImportSources;
  onBack: () => void;
}

const returnFields: Array<{ key: keyof SyncValues['return_fields']; label: string; fits: Array<Attribute['type']> }> = [
  { key: 'referral_link', label: 'Referral Link', fits: ['string'] },
  { key: 'referrals_count', label: 'Referrals Count', fits: ['integer', 'float', 'string'] },
  { key: 'converted_referrals_count', label: 'Converted Referrals Count', fits: ['integer', 'float', 'string'] },
];

/** Step 3: what we write back to each contact and keep fresh. */
export function MappingBackStep({ form, sources, onBack }: MappingBackStepProps) {
  const values = form.getValues().return_fields;
  return (
    <WizardStep
      title="Write back to Intercom"
      words="We write these to the contact of each referrer and keep them fresh, so that your messages in Intercom can use them."
      onBack={onBack}
      next="Next"
    >
      <Stack gap="sm">
        <MappingLine isHead from="From Goodword" to="To (Intercom)" />
        {returnFields.map(({ key, label, fits }) => {
          const fitting = sources.attributes.filter(({ type, writable }) => writable && fits.includes(type));
          return (
            <MappingLine
              key={key}
              from={label}
              to={
                <Select
                  aria-label={`To (Intercom), ${label}`}
                  placeholder="Not written"
                  data={attributeChoices(fitting, values[key])}
                  searchable
                  clearable
                  nothingFoundMessage="Intercom has no such attribute"
                  {...form.getInputProps(`return_fields.${key}`)}
                />
              }
            />
          );
        })}
      </Stack>
      <Text size="sm" c="dimmed">
        These are the return fields of the Referrers tab, so they count for every referrer of this campaign that has a
        contact. Your choice is saved there when the sync starts. A missing attribute can be created on the Referrers
        tab.
      </Text>
    </WizardStep>
  );
}
