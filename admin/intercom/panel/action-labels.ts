import type { PanelSettings } from '../../api/types.ts';

/** The actions of a tab, by the labels that users know from the panel. @param crm the CRM's title */
export const actionLabels = (crm: string): Record<PanelSettings['action'], string> => ({
  nothing: 'Nothing to action',
  create_lead: `Create New Lead In ${crm}`,
  create_user: `Create New User In ${crm}`,
});
