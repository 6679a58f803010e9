import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PanelSettings, TabName } from '../../api/types.ts';
import { PanelSection } from './panel-section.tsx';
import type { PanelFormState } from './use-panel-tab.ts';

const headings: Record<TabName, string> = {
  leads: 'When lead joins campaign',
  referrers: 'When referrer joins campaign',
};

const actions: Array<{ value: PanelSettings['action']; label: string }> = [
  { value: 'nothing', label: 'Nothing to action' },
  { value: 'create_lead', label: 'Create New Lead In Intercom' },
  { value: 'create_user', label: 'Create New User In Intercom' },
];

const meanings: Record<PanelSettings['action'], string> = {
  nothing: 'No contact is created in Intercom.',
  create_lead: 'A new lead record is created in Intercom.',
  create_user: 'A new user record is created in Intercom.',
  create_contact: 'A new contact is created.',
};

/** What to do in Intercom when somebody joins. */
export function ActionSection({ tab, form, badge }: { tab: TabName; form: PanelFormState; badge: ReactNode }) {
  const heading = headings[tab];
  return (
    <PanelSection id={`${tab}-action`} title={heading} badge={badge}>
      <Select
        aria-label={heading}
        description={meanings[form.getValues().action]}
        inputWrapperOrder={['input', 'description', 'error']}
        data={actions}
        maw={420}
        {...form.getInputProps('action')}
      />
    </PanelSection>
  );
}
