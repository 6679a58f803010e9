import { Button, MultiSelect, Radio, Select, Stack, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ImportSources } from '../../api/types.ts';
import { useCrmTitle } from '../../intercom/use-crm-title.ts';
import { WizardStep } from '../wizard/wizard-step.tsx';
import { ConditionRow } from './condition-row.tsx';
import { blankCondition } from './conditions.ts';
import { MatchingCount } from './matching-count.tsx';
import { syncValuesToBody, validateSyncStep, type SyncValues } from './sync-values.ts';

interface ContactsStepProps {
  campaignId: string;
  form: UseFormReturnType<SyncValues>;
  sources: ImportSources;
}

const contactTypes = (crm: string) => [
  {
    value: 'only_leads',
    label: 'Only Leads',
    description: `People ${crm} knows as leads: they wrote in or left an address.`,
  },
  { value: 'only_users', label: 'Only Users', description: 'People who signed up with you.' },
  { value: 'all_contacts', label: 'All Contacts', description: 'Leads and users.' },
  {
    value: 'segment',
    label: 'A specific segment',
    description: `A segment in ${crm}, or tags and attributes you choose.`,
  },
];

/** Step 1: which contacts to include. */
export function ContactsStep({ campaignId, form, sources }: ContactsStepProps) {
  const crm = useCrmTitle();
  const values = form.getValues();
  const { contact_type: type, conditions, tag_ids: tags } = values.selection;
  const isComplete = Object.keys(validateSyncStep(0, values, sources)).length === 0;
  return (
    <WizardStep
      title={`Select ${crm} Contact Type`}
      description="Nothing changes until you have seen a dry run."
      next="Next"
    >
      <Radio.Group aria-label={`Select ${crm} Contact Type`} {...form.getInputProps('selection.contact_type')}>
        <Stack gap="sm">
          {contactTypes(crm).map(({ value, label, description }) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      {type === 'segment' ? (
        <Select
          label="Segment"
          placeholder={sources.segments.length === 0 ? 'No segments' : 'Select a segment'}
          data={sources.segments.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          clearable
          maw={420}
          {...form.getInputProps('selection.segment_id')}
        />
      ) : null}
      {type === '' ? null : (
        <Stack gap="sm" component="section" aria-label="Narrow down">
          <div>
            <Title order={3} size="h6">
              Narrow down
            </Title>
            <Text size="sm" c="dimmed">
              Optional. Includes only contacts that have every tag and meet every condition.
            </Text>
          </div>
          <MultiSelect
            label="Tags"
            placeholder={tags.length > 0 ? undefined : sources.tags.length === 0 ? 'No tags' : 'Any tag'}
            data={sources.tags.map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            clearable
            maw={420}
            {...form.getInputProps('selection.tag_ids')}
          />
          {conditions.map((condition, index) => (
            <ConditionRow
              // Conditions have no identity but their place; removing one shows the values of the next.
              key={`${index} of ${conditions.length}`}
              form={form}
              condition={condition}
              index={index}
              attributes={sources.attributes}
            />
          ))}
          <Button
            variant="light"
            w="fit-content"
            onClick={() => form.insertListItem('selection.conditions', blankCondition)}
          >
            + Add Condition
          </Button>
        </Stack>
      )}
      {isComplete ? <MatchingCount campaignId={campaignId} selection={syncValuesToBody(values).selection} /> : null}
    </WizardStep>
  );
}
