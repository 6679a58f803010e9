/** The CRM that a campaign works with, as the screens name it. */
export interface Crm {
  title: string;
}

const intercom: Crm = { title: 'Intercom' };

/** The CRM of the campaign on screen. Every connection is Intercom's today; its name stands here and nowhere else. */
export const useCrm = (): Crm => intercom;

/** What the CRM is called. */
export const useCrmTitle = (): string => useCrm().title;
