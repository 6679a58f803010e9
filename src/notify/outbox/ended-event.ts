import type { NewEvent } from '../../history/history.ts';
import { systemActor } from '../../history/system-actor.ts';
import type { OutboxMail } from './outbox-mail.ts';

/** What the history says of a mail that is over. @param outcome why it was given up; null when it was sent */
export const endedEvent = (
  mail: Pick<OutboxMail, 'workspace_id' | 'campaign_id' | 'referrer_id' | 'lead_id' | 'mail_id'>,
  outcome: string | null,
): NewEvent => ({
  type: outcome === null ? 'mail.sent' : 'mail.failed',
  workspaceId: mail.workspace_id,
  campaignId: mail.campaign_id,
  referrerId: mail.referrer_id,
  leadId: mail.lead_id,
  actor: systemActor,
  evidence: { mail_id: mail.mail_id, ...(outcome !== null && { outcome }) },
});
