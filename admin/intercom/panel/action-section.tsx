import { Select } from '@mantine/core';
import type { PanelSettings, TabName } from '../../api/types.ts';
import { useCrmTitle } from '../use-crm.ts';
import { actionLabels } from './action-labels.ts';
import { PanelSection } from './panel-section.tsx';
import type { PanelFormState } from './use-panel-tab.ts';

const headings: Record<TabName, string> = {
  leads: 'When lead joins campaign',
  referrers: 'When referrer joins campaign',
};

const nothing = (crm: string): Record<TabName, string> => ({
  leads: `No contact is created in ${crm}, and nothing is written to one.`,
  referrers: `No contact is created in ${crm}. Return fields and data events reach referrers who are contacts already only if you choose them below; both are off at first.`,
});

const meanings = (crm: string, tab: TabName): Record<PanelSettings['action'], string> => ({
  nothing: nothing(crm)[tab],
  create_lead: `A new lead record is created in ${crm}.`,
  create_user: `A new user record is created in ${crm}.`,
  create_contact: `A new contact is created in ${crm}.`,
});

type ActionSectionProps = {
  tab: TabName;
  form: PanelFormState;
  /** those that the CRM allows */
  actions: readonly PanelSettings['action'][];
};

/** What to do in the CRM when a person joins. */
export function ActionSection({ tab, form, actions }: ActionSectionProps) {
  const heading = headings[tab];
  const crm = useCrmTitle();
  return (
    <PanelSection id={`${tab}-action`} title={heading}>
      <Select
        aria-label={heading}
        description={meanings(crm, tab)[form.getValues().action]}
        inputWrapperOrder={['input', 'description', 'error']}
        data={actions.map((value) => ({ value, label: actionLabels(crm)[value] }))}
        maw={420}
        {...form.getInputProps('action')}
      />
    </PanelSection>
  );
}
