import { Box, Group, Loader, Select } from '@mantine/core';
import { useCrm } from '../use-crm.ts';
import { attributeChoices, findAttributes } from './attribute-choices.ts';
import type { PanelParts } from './panel-parts.ts';
import { PanelSection } from './panel-section.tsx';
import { RefreshAttributes } from './refresh-attributes.tsx';
import { TargetValue } from './target-value.tsx';

const methods = [
  { value: 'none', label: 'Do not qualify my referrals' },
  { value: 'attribute', label: 'Data attribute would change' },
];

/** What has to change in the CRM for a lead to qualify. */
export function QualificationSection({ form, attributes, errorOf }: PanelParts) {
  const provider = useCrm();
  const crm = provider.title;
  const { qualification } = form.getValues();
  const known = attributes.data?.items ?? [];
  const watched = qualification?.method === 'attribute' ? qualification : null;
  const property = known.find(({ full_name: name }) => name === watched?.property);
  const chooseMethod = (method: string | null) =>
    form.setFieldValue(
      'qualification',
      method === 'attribute' ? { method, property: null, target: null } : { method: 'none' },
    );
  const chooseProperty = (name: string | null) => {
    form.setFieldValue('qualification.property', name);
    form.setFieldValue('qualification.target', null);
  };
  return (
    <PanelSection
      id="qualification"
      title="Qualification Rules"
      description={`When the referred contact’s attribute in ${crm} reaches the target value, the lead becomes Qualified and its rewards become due.`}
    >
      <Select
        label="Select the method you want to use to qualify"
        data={methods}
        maw={420}
        {...form.getInputProps('qualification.method')}
        onChange={chooseMethod}
      />
      {watched ? (
        <>
          <Group gap="xs" align="flex-start" wrap="nowrap" maw={420}>
            <Select
              label="Select the property that will change"
              placeholder={attributes.isPending ? 'Loading…' : 'Select an attribute'}
              data={attributeChoices(known, watched.property, provider)}
              filter={findAttributes}
              searchable
              nothingFoundMessage="No matching attribute"
              rightSection={attributes.isPending ? <Loader size="xs" aria-label={`Reading from ${crm}`} /> : undefined}
              flex={1}
              {...form.getInputProps('qualification.property')}
              error={errorOf('qualification.property')}
              onChange={chooseProperty}
            />
            <Box mt={25}>
              <RefreshAttributes attributes={attributes} />
            </Box>
          </Group>
          <TargetValue
            property={property}
            value={watched.target}
            onChange={(target) => form.setFieldValue('qualification.target', target)}
            error={errorOf('qualification.target')}
          />
        </>
      ) : null}
    </PanelSection>
  );
}
