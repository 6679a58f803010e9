import { Radio, Stack } from '@mantine/core';
import type { PanelSettings, TabName } from '../../api/types.ts';
import { PanelSection } from './panel-section.tsx';
import type { PanelFormState } from './use-panel-tab.ts';

interface Policy {
  value: PanelSettings['duplicates'];
  label: string;
  meaning: Record<TabName, string>;
}

const policies: readonly Policy[] = [
  {
    value: 'skip',
    label: 'If the contact already exists in Intercom, do nothing, do not update the contact in Intercom',
    meaning: {
      leads:
        'We leave the contact exactly as it is. The referral can still qualify: we watch this contact for your qualifying change.',
      referrers:
        'We leave the contact as it is, apart from the return fields. The person still becomes a referrer here.',
    },
  },
  {
    value: 'update',
    label:
      'If the contact already exists in Intercom, then update the contact that already exists in Intercom to mark them as referred',
    meaning: {
      leads:
        'We write your mapped fields and mark the contact as referred. The referral qualifies when your qualifying change happens after that.',
      referrers: 'We write your mapped fields to the contact that exists. Nothing else about it changes.',
    },
  },
];

/** What to do when the person is a contact in Intercom already. */
export function DuplicatesSection({ form, tab }: { form: PanelFormState; tab: TabName }) {
  const id = `${tab}-duplicates`;
  return (
    <PanelSection id={id} title="How to handle duplicate users">
      <Radio.Group aria-labelledby={id} {...form.getInputProps('duplicates')}>
        <Stack gap="md">
          {policies.map(({ value, label, meaning }) => (
            <Radio key={value} value={value} label={label} description={meaning[tab]} />
          ))}
        </Stack>
      </Radio.Group>
    </PanelSection>
  );
}
