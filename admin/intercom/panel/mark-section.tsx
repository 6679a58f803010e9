import { Checkbox, Stack, TextInput } from '@mantine/core';
import { PanelSection } from './panel-section.tsx';
import type { PanelFormState } from './use-panel-tab.ts';

/** How a lead's contact is marked as referred, beside the attributes that are always written. */
export function MarkSection({ form }: { form: PanelFormState }) {
  const { tag } = form.getValues().mark;
  return (
    <PanelSection
      id="mark"
      title="Mark as referred"
      words="Every contact gets goodword_referred_by, goodword_campaign and goodword_referred_at, so that your own filters and messages can use them. Add to that:"
    >
      <Stack gap="md">
        <TextInput
          label="Tag"
          description="Made in Intercom when it does not exist. Leave it empty for none."
          placeholder="Referred"
          maw={420}
          {...form.getInputProps('mark.tag')}
          value={tag ?? ''}
          onChange={(event) => form.setFieldValue('mark.tag', event.currentTarget.value || null)}
        />
        <Checkbox
          label="Add a note"
          description="Says who referred the person, with a link back to the lead here."
          {...form.getInputProps('mark.note', { type: 'checkbox' })}
        />
        <Checkbox
          label="Put the contact into its company"
          description="When the lead gave one. It is made in Intercom when it does not exist."
          {...form.getInputProps('mark.company', { type: 'checkbox' })}
        />
      </Stack>
    </PanelSection>
  );
}
