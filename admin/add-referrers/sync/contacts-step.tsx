import { Button, Input, MultiSelect, Radio, Select, Stack, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Crm, ImportSources } from '../../api/types.ts';
import { useCrm } from '../../intercom/use-crm.ts';
import { capitalise } from '../../ui/capitalise.ts';
import { WizardStep } from '../wizard/wizard-step.tsx';
import { ConditionRow } from './condition-row.tsx';
import { blankCondition } from './conditions.ts';
import { MatchingCount } from './matching-count.tsx';
import { countConditions, syncValuesToBody, validateSyncStep, type SyncValues } from './sync-values.ts';

interface ContactsStepProps {
  campaignId: string;
  form: UseFormReturnType<SyncValues>;
  sources: ImportSources;
}

/** What can be imported: contacts of a kind only where the CRM has kinds. */
const contactTypes = ({ title, labels, capabilities: { kinds, segments } }: Crm) => [
  ...(kinds.includes('lead')
    ? [
        {
          value: 'only_leads',
          label: 'Only Leads',
          description: `People ${title} knows as leads: they wrote in or left an address.`,
        },
      ]
    : []),
  ...(kinds.includes('user')
    ? [{ value: 'only_users', label: 'Only Users', description: 'People who signed up with you.' }]
    : []),
  {
    value: 'all_contacts',
    label: 'All Contacts',
    description: kinds.length > 0 ? 'Leads and users.' : `Everyone in ${title}.`,
  },
  ...(segments
    ? [
        {
          value: 'segment',
          label: `A specific ${labels.segment}`,
          description: `A ${labels.segment} in ${title}, or ${labels.label === null ? '' : `${labels.label}s and `}attributes you choose.`,
        },
      ]
    : []),
];

/** Step 1: which contacts to include. */
export function ContactsStep({ campaignId, form, sources }: ContactsStepProps) {
  const provider = useCrm();
  const { title: crm, labels, capabilities } = provider;
  const many = labels.label === null ? null : `${labels.label}s`;
  const values = form.getValues();
  const { contact_type: type, conditions, tag_ids: tags } = values.selection;
  const isComplete = Object.keys(validateSyncStep(0, values, sources, provider)).length === 0;
  return (
    <WizardStep
      title={`Select ${crm} Contact Type`}
      description="Nothing changes until you have seen a dry run."
      next="Next"
    >
      <Radio.Group aria-label={`Select ${crm} Contact Type`} {...form.getInputProps('selection.contact_type')}>
        <Stack gap="sm">
          {contactTypes(provider).map(({ value, label, description }) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      {type === 'segment' ? (
        <Select
          label={capitalise(labels.segment)}
          placeholder={sources.segments.length === 0 ? `No ${labels.segment}s` : `Select a ${labels.segment}`}
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
              Optional. Includes only contacts that {labels.label ? `have every ${labels.label} and ` : ''}meet every
              condition.
            </Text>
          </div>
          {many === null ? null : (
            <MultiSelect
              label={capitalise(many)}
              placeholder={
                tags.length > 0 ? undefined : sources.tags.length === 0 ? `No ${many}` : `Any ${labels.label}`
              }
              data={sources.tags.map(({ id, name }) => ({ value: id, label: name }))}
              searchable
              clearable
              maw={420}
              {...form.getInputProps('selection.tag_ids')}
            />
          )}
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
          {form.errors['selection.conditions'] ? (
            <Input.Error role="alert">{form.errors['selection.conditions']}</Input.Error>
          ) : null}
          <Button
            variant="light"
            w="fit-content"
            disabled={
              capabilities.conditions !== null && countConditions(values.selection, provider) >= capabilities.conditions
            }
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
