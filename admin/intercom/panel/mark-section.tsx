import { Checkbox, Stack, TextInput } from '@mantine/core';
import { capitalise } from '../../ui/capitalise.ts';
import { useCrm } from '../use-crm.ts';
import { PanelSection } from './panel-section.tsx';
import type { PanelFormState } from './use-panel-tab.ts';

/** How a lead's contact is marked as referred, beside the attributes that are always written. */
export function MarkSection({ form }: { form: PanelFormState }) {
  const { title: crm, labels, capabilities } = useCrm();
  const { tag } = form.getValues().mark;
  return (
    <PanelSection
      id="mark"
      title="Mark as referred"
      description={`${form.getValues().duplicates === 'skip' ? 'Every contact that Goodword creates' : 'Every contact'} gets goodword_referred_by, goodword_campaign and goodword_referred_at for your filters and messages. You can also add:`}
    >
      <Stack gap="md">
        {labels.label === null ? null : (
          <TextInput
            label={capitalise(labels.label)}
            description={`Created in ${crm} if it does not exist. Leave empty for none.`}
            placeholder="Referred"
            maw={420}
            {...form.getInputProps('mark.tag')}
            value={tag ?? ''}
            onChange={(event) => form.setFieldValue('mark.tag', event.currentTarget.value || null)}
          />
        )}
        <Checkbox
          label="Add a note"
          description="Names the referrer and links back to the lead in Goodword."
          {...form.getInputProps('mark.note', { type: 'checkbox' })}
        />
        {capabilities.companies ? (
          <Checkbox
            label="Attach the contact’s company"
            description={`If the lead gave one. Created in ${crm} if it does not exist.`}
            {...form.getInputProps('mark.company', { type: 'checkbox' })}
          />
        ) : null}
      </Stack>
    </PanelSection>
  );
}
