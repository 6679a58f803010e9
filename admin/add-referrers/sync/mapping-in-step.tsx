import { Checkbox, Select, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ImportSources } from '../../api/types.ts';
import { MappingLine } from '../wizard/mapping-line.tsx';
import { WizardStep } from '../wizard/wizard-step.tsx';
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
  return (
    <WizardStep
      title="Map your fields"
      words="What we take over from each contact. Email is required: it is how we know a person."
      onBack={onBack}
      next="Next"
    >
      <Stack gap="sm">
        <MappingLine isHead from="From (Intercom)" to="To Goodword" />
        <MappingLine from="Email" to="Email (required)" />
        {fields.map(({ key, label }) => (
          <MappingLine
            key={key}
            from={
              <Select
                aria-label={`From (Intercom), ${label}`}
                placeholder="Leave empty"
                data={sources.mapping_choices}
                searchable
                clearable
                nothingFoundMessage="Intercom has no such attribute"
                {...form.getInputProps(`mapping.${key}`)}
              />
            }
            to={label}
          />
        ))}
      </Stack>
      <Checkbox
        label="Update people who are referrers already"
        description="Their name and phone number follow Intercom. Link, code and referrals stay as they are."
        {...form.getInputProps('update_existing', { type: 'checkbox' })}
      />
      <Text size="sm" c="dimmed">
        Contacts without an e-mail address are skipped, and the rehearsal lists them.
      </Text>
    </WizardStep>
  );
}
