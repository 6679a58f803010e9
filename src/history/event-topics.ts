import type { Topic } from '../live/topics.ts';
import type { EventType } from './event-types.ts';

type Evidence = Readonly<Record<string, unknown>>;
type Topics = readonly Topic[] | ((evidence: Evidence) => readonly Topic[]);

const ofImport = (evidence: Evidence): Topic[] => [`imports:${String(evidence['import_id'])}`];
const ofOperation = (evidence: Evidence): Topic[] => [`operations:${String(evidence['operation_id'])}`];

/**
 * What changes with each event: a person's new name is in the lists of leads, rewards and deliveries, a new person is not.
 * What a reaction writes without an event of its own is here as well.
 */
const topicsByType: Record<EventType, Topics> = {
  'workspace.created': [],
  // screens of accounts and keys are read again by the person who acts there
  'session.started': [],
  'session.ended': [],
  'sign_in.refused': [],
  'password.changed': [],
  'password.reset': [],
  'second_factor.switched_on': [],
  'second_factor.switched_off': [],
  'recovery_codes.renewed': [],
  'api_key.created': [],
  'api_key.revoked': [],
  'invitation.created': ['team'],
  'invitation.revoked': ['team'],
  'invitation.accepted': ['team'],
  'teammate.role_changed': ['team'],
  'teammate.removed': ['team'],
  'reset_link.created': [],
  'account.changed': ['team'],
  'campaign.created': ['campaigns'],
  'campaign.changed': ['campaigns'],
  'campaign.launched': ['campaigns'],
  'campaign.paused': ['campaigns'],
  'referrer.joined': ['referrers'],
  'referrer.changed': ['referrers', 'leads', 'rewards', 'deliveries'],
  'referrer.link_requested': [],
  'mail.sent': [],
  'mail.failed': [],
  'link.paused': ['referrers'],
  'link.resumed': ['referrers'],
  // the referrer's counts; data events for the CRM are planned by reactions
  'lead.joined': ['leads', 'referrers', 'deliveries'],
  'lead.changed': ['leads', 'rewards', 'deliveries'],
  'lead.held': ['leads'],
  // it is sent, and counts for the referrer
  'lead.released': ['leads', 'referrers', 'deliveries'],
  'lead.refused': ['leads'],
  'lead.qualification_met': ['leads'],
  'lead.referred_again': ['leads'],
  'lead.qualified': ['leads', 'referrers', 'deliveries'],
  'lead.unqualified': ['leads', 'referrers', 'rewards'],
  'lead.qualification_declined': ['leads'],
  'reward_rule.saved': ['campaigns'],
  'reward.created': ['rewards'],
  'reward.review_needed': ['rewards'],
  'reward.confirmed': ['rewards'],
  'reward.withheld': ['rewards'],
  'reward.issued': ['rewards', 'deliveries'],
  'reward.cancelled': ['rewards'],
  'reward.revived': ['rewards'],
  // it stays as it is; its lead is another
  'reward.kept': ['rewards'],
  // deliveries that waited for it may go
  'connection.connected': ['connections', 'deliveries'],
  'connection.needs_attention': ['connections'],
  'connection.disconnected': ['connections'],
  'campaign.connection_chosen': ['connections', 'deliveries'],
  'intercom_app.saved': ['intercom-app'],
  'intercom_app.removed': ['intercom-app'],
  'alert_settings.saved': ['alert-settings'],
  'integration.saved': ['settings'],
  'integration.owner_chosen': ['settings'],
  'attribute.created': ['settings'],
  'delivery.planned': ['deliveries'],
  'delivery.retried': ['deliveries'],
  'delivery.sent': ['deliveries'],
  'delivery.skipped': ['deliveries'],
  'delivery.waiting': ['deliveries'],
  'delivery.failed': ['deliveries'],
  'deliveries.retried': ['deliveries'],
  'delivery.undo_asked': ['deliveries'],
  'run.started': ofOperation,
  'run.paused': ofOperation,
  'run.resumed': ofOperation,
  // what it planned is skipped
  'run.cancelled': (evidence) => [...ofOperation(evidence), 'deliveries'],
  'run.done': ofOperation,
  'import.created': ofImport,
  'import.rehearsed': ofImport,
  'import.started': ofImport,
  'import.paused': ofImport,
  'import.resumed': ofImport,
  'import.finished': ofImport,
  'import.failed': ofImport,
  'import.cancelled': ofImport,
  'import.person_left': ofImport,
  'import.person_decided': ofImport,
  'contact.linked': ['contacts'],
  'contact.changed': ['contacts'],
  'contact.state_changed': ['contacts'],
  'contact.erased': ['contacts'],
  'erasure.dismissed': ['contacts'],
  'erasure_settings.saved': ['contacts'],
  'person.erased': ['leads', 'referrers', 'rewards', 'deliveries', 'contacts', 'imports'],
  'retention.applied': [],
};

/** What an event changes, as it is announced. */
export function topicsOfEvent({ type, evidence = {} }: { type: EventType; evidence?: Evidence }): readonly Topic[] {
  const topics = topicsByType[type];
  return typeof topics === 'function' ? topics(evidence) : topics;
}
