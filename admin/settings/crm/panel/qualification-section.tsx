import { ActionIcon, Group, Loader, Select, Tooltip } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { IconRefresh } from '@tabler/icons-react';
import type { Attribute } from '../../../api/types.ts';
import { attributeChoices } from './attribute-choices.ts';
import { PanelSection } from './panel-section.tsx';
import { TargetValue } from './target-value.tsx';
import type { PanelFormState } from './use-panel-tab.ts';

const methods = [
  { value: 'none', label: 'Do not qualify my referrals' },
  { value: 'attribute', label: 'Data attribute would change' },
];

interface QualificationSectionProps {
  form: PanelFormState;
  attributes: UseQueryResult<{ items: Attribute[] }>;
}

/** What has to change in Intercom for a lead to qualify. */
export function QualificationSection({ form, attributes }: QualificationSectionProps) {
  const { qualification } = form.getValues();
  const known = attributes.data?.items ?? [];
  const property = known.find(({ full_name: name }) => name === qualification?.property);
  const chooseProperty = (name: string | null) => {
    form.setFieldValue('qualification.property', name);
    form.setFieldValue('qualification.target', null);
  };
  return (
    <PanelSection
      id="qualification"
      title="Qualification Rules"
      words="When the referred contact’s attribute in Intercom reaches the target value, the lead becomes Qualified and its rewards become due."
    >
      <Select
        label="Select the method you want to use to qualify"
        data={methods}
        maw={420}
        {...form.getInputProps('qualification.method')}
      />
      {qualification?.method === 'attribute' ? (
        <>
          <Group gap="xs" align="flex-end" wrap="nowrap" maw={420}>
            <Select
              label="Select the property that will change"
              placeholder={attributes.isPending ? 'Reading from Intercom…' : 'Select an attribute'}
              data={attributeChoices(known, qualification.property)}
              searchable
              nothingFoundMessage="Intercom has no such attribute"
              rightSection={attributes.isPending ? <Loader size="xs" aria-label="Reading from Intercom" /> : undefined}
              flex={1}
              {...form.getInputProps('qualification.property')}
              onChange={chooseProperty}
            />
            <Tooltip label="Read the attributes from Intercom again">
              <ActionIcon
                variant="default"
                size={36}
                aria-label="Read the attributes from Intercom again"
                loading={attributes.isFetching}
                onClick={() => void attributes.refetch()}
              >
                <IconRefresh size={18} />
              </ActionIcon>
            </Tooltip>
          </Group>
          <TargetValue
            property={property}
            value={qualification.target}
            onChange={(target) => form.setFieldValue('qualification.target', target)}
            error={form.errors['qualification.target']}
          />
        </>
      ) : null}
    </PanelSection>
  );
}
