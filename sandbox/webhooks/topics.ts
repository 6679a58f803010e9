/** The topics that can be subscribed to here, spelt as Intercom spells them. Documented (reference 13.5). */
export const topics = [
  'contact.user.created',
  'contact.user.updated',
  'contact.user.tag.created',
  'contact.user.tag.deleted',
  'contact.lead.created',
  'contact.lead.updated',
  'contact.lead.added_email',
  'contact.lead.signed_up',
  'contact.lead.tag.created',
  'contact.lead.tag.deleted',
  'contact.email.updated',
  'contact.archived',
  'contact.unarchive',
  'contact.deleted',
  'contact.merged',
  'contact.subscribed',
  'contact.unsubscribed',
  'granular.subscribe',
  'granular.unsubscribe',
  'company.created',
  'company.updated',
  'company.deleted',
  'company.contact.attached',
  'company.contact.detached',
  'event.created',
] as const;

export type Topic = (typeof topics)[number];

export const isTopic = (text: string): text is Topic => topics.some((topic) => topic === text);
