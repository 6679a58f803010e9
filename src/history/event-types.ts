/** Every kind of event that is recorded. Names are subject.happened and never change once released. */
export const eventTypes = [
  'workspace.created',
  'campaign.created',
  'campaign.changed',
  'campaign.launched',
  'campaign.paused',
  'referrer.joined',
  'lead.joined',
  'lead.referred_again',
  'lead.qualified',
  'lead.qualification_declined',
  'reward_rule.saved',
  'reward.created',
  'reward.issued',
  'connection.connected',
  'connection.needs_attention',
  'connection.disconnected',
  'integration.saved',
  'delivery.planned',
  'delivery.sent',
  'delivery.skipped',
  'delivery.waiting',
  'delivery.failed',
  'contact.linked',
  'contact.changed',
] as const;

export type EventType = (typeof eventTypes)[number];
