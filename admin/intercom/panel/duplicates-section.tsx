import { Radio, Stack } from '@mantine/core';
import type { PanelSettings, TabName } from '../../api/types.ts';
import { useCrmTitle } from '../use-crm.ts';
import { PanelSection } from './panel-section.tsx';
import type { PanelFormState } from './use-panel-tab.ts';

interface Policy {
  value: PanelSettings['duplicates'];
  label: string;
  meaning: Record<TabName, string>;
}

const policies = (crm: string): readonly Policy[] => [
  {
    value: 'skip',
    label: `If the contact already exists in ${crm}, do nothing, do not update the contact in ${crm}`,
    meaning: {
      leads:
        'The contact stays exactly as it is: no field, no mark, no note and no data event. The referral can still qualify: Goodword watches this contact for your qualifying change.',
      referrers:
        'The contact stays as it is, without a data event. Only the return fields that you choose below are kept up to date. The person still becomes a referrer.',
    },
  },
  {
    value: 'update',
    label: `If the contact already exists in ${crm}, then update the contact that already exists in ${crm} to mark them as referred`,
    meaning: {
      leads:
        'Goodword writes your mapped fields and marks the contact as referred. The referral qualifies when your qualifying change happens after that.',
      referrers: 'Goodword writes your mapped fields to the existing contact. Nothing else about it changes.',
    },
  },
];

/** What to do when the person already is a contact in the CRM. */
export function DuplicatesSection({ form, tab }: { form: PanelFormState; tab: TabName }) {
  const crm = useCrmTitle();
  const id = `${tab}-duplicates`;
  return (
    <PanelSection id={id} title="How to handle duplicate users">
      <Radio.Group aria-labelledby={id} {...form.getInputProps('duplicates')}>
        <Stack gap="md">
          {policies(crm).map(({ value, label, meaning }) => (
            <Radio key={value} value={value} label={label} description={meaning[tab]} />
          ))}
        </Stack>
      </Radio.Group>
    </PanelSection>
  );
}
