import { Checkbox, Select, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ImportSources } from '../../api/types.ts';
import { findAttributes } from '../../intercom/panel/attribute-choices.ts';
import { useCrm } from '../../intercom/use-crm.ts';
import { MappingLine } from '../wizard/mapping-line.tsx';
import { WizardStep } from '../wizard/wizard-step.tsx';
import { mappingChoices } from './mapping-choices.ts';
import type { SyncValues } from './sync-values.ts';

interface MappingInStepProps {
  form: UseFormReturnType<SyncValues>;
  sources: ImportSources;
  onBack: () => void;
}

const fields = [
  { key: 'first_name', label: 'First Name' },
  { key: 'last_name', label: 'Last Name' },
  { key: 'phone', label: 'Phone' },
] as const;

/** Step 2: which of the contact's fields fill the referrer's. */
export function MappingInStep({ form, sources, onBack }: MappingInStepProps) {
  const provider = useCrm();
  const crm = provider.title;
  const choices = mappingChoices(sources, provider);
  return (
    <WizardStep
      title="Map your fields"
      description="What Goodword copies from each contact. Email is required because it identifies a person."
      onBack={onBack}
      next="Next"
    >
      <Stack gap="sm">
        <MappingLine isHead from={`From (${crm})`} to="To Goodword" />
        <MappingLine from="Email" to="Email (required)" />
        {fields.map(({ key, label }) => (
          <MappingLine
            key={key}
            from={
              <Select
                aria-label={`From (${crm}), ${label}`}
                placeholder="Leave empty"
                data={choices}
                filter={findAttributes}
                searchable
                clearable
                nothingFoundMessage="No matching attribute"
                {...form.getInputProps(`mapping.${key}`)}
              />
            }
            to={label}
          />
        ))}
      </Stack>
      <Checkbox
        label="Update existing referrers"
        description={`Their name and phone number follow ${crm}. Link, code and referrals stay unchanged.`}
        {...form.getInputProps('update_existing', { type: 'checkbox' })}
      />
      <Text size="sm" c="dimmed">
        Contacts without an e-mail address are skipped; the dry run lists them.
      </Text>
    </WizardStep>
  );
}
