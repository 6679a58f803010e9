import { getCampaignById } from '../campaigns/find-campaign.ts';
import type { Transaction } from '../database/database.ts';
import type { NewEvent } from '../history/history.ts';
import { addressChangedMail } from '../notify/address-changed-mail.ts';
import { queueMail } from '../notify/outbox/queue-mail.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { reviewRewards } from '../rewards/review-rewards.ts';
import { findWorkspaceName } from '../team/find-workspace.ts';
import type { PeopleContext } from './people-context.ts';

/**
 * The reaction to lead.changed and referrer.changed: with another address, Due rewards wait for a person's look; and the old
 * address is told, where there is a mail server, for it may be the right one.
 */
export async function followChangedAddress(context: PeopleContext, trx: Transaction, event: NewEvent): Promise<void> {
  const { workspaceId, campaignId, leadId, referrerId, type } = event;
  const personId = type === 'lead.changed' ? leadId : referrerId;
  const oldAddress = replacedAddress(event);
  if (!campaignId || !personId || oldAddress === null) return;
  const reviewed = await reviewRewards(context, trx, { workspaceId, personId });
  if (reviewed === 0 || !context.alerting.mailer) return;
  const campaign = await getCampaignById(trx, workspaceId, campaignId);
  const company = await findWorkspaceName(trx, workspaceId);
  await queueMail(context, trx, {
    workspaceId,
    campaignId,
    ...(type === 'lead.changed' ? { leadId: personId } : { referrerId: personId }),
    kind: 'address_changed',
    recipient: oldAddress,
    ...addressChangedMail({ company, campaign: campaign.name }),
  });
}

/** The address before the change; null when it is the same, by whatever spelling. */
function replacedAddress({ evidence }: NewEvent): string | null {
  const { was, now } = (evidence ?? {}) as { was?: { email?: string }; now?: { email?: string } };
  if (was?.email === undefined || now?.email === undefined) return null;
  return emailKey(was.email) === emailKey(now.email) ? null : was.email;
}
