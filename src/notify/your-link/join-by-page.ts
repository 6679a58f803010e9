import type { Campaign } from '../../campaigns/campaign.ts';
import { referralLink } from '../../links/referral-code.ts';
import type { Actor } from '../../history/history.ts';
import type { AppContext } from '../../history/app-context.ts';
import type { Transaction } from '../../database/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { joinAsReferrer } from '../../referrers/join-as-referrer.ts';
import type { Enrolment } from '../../referrers/join-as-referrers.ts';
import { findWorkspaceName } from '../../team/find-workspace.ts';
import type { Alerting } from '../alerting.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { yourLinkMail } from './your-link-mail.ts';

type Context = AppContext & { jobs: Jobs; publicUrl: string; alerting: Pick<Alerting, 'mailer'> };

const visitor: Actor = { kind: 'visitor', id: null, name: 'Join page' };

/**
 * A visitor of the join page becomes a referrer. One who is a referrer already gets the one e-mail with their link, since
 * anyone can type their address; it is queued in the same transaction, and no more often than the outbox allows.
 * @param known.referrerId the referrer whose browser this is, from the cookie of an earlier joining
 * @returns the referrer whose link this browser may show; null for anyone else's
 */
export function joinByPage(
  context: Context,
  campaign: Campaign,
  person: { email: string; firstName: string },
  known: { referrerId: string | null },
): Promise<string | null> {
  const { workspace_id: workspaceId, campaign_id: campaignId } = campaign;
  return context.db.transaction().execute(async (trx) => {
    const joining = { workspaceId, campaignId, ...person, source: 'Join page', actor: visitor };
    const enrolment = await joinAsReferrer(context, joining, trx);
    const { referrer_id: referrerId } = enrolment.referrer;
    if (enrolment.isNew || referrerId === known.referrerId) return referrerId;
    if (context.alerting.mailer) await mailLink(context, trx, campaign, enrolment);
    return null;
  });
}

async function mailLink(
  context: Context,
  trx: Transaction,
  { workspace_id: workspaceId, campaign_id: campaignId, name, referrer_offer: offer }: Campaign,
  { referrer, link: { code } }: Enrolment,
): Promise<void> {
  const link = referralLink(context.publicUrl, code);
  const company = await findWorkspaceName(trx, workspaceId);
  const mailId = await queueMail(context, trx, {
    workspaceId,
    campaignId,
    referrerId: referrer.referrer_id,
    kind: 'your_link',
    // as they gave it themselves, not as it was typed now
    recipient: referrer.email,
    ...yourLinkMail({ company, campaign: name, link, code, offer }),
  });
  if (mailId === null) return;
  await context.history.record(trx, {
    type: 'referrer.link_requested',
    workspaceId,
    campaignId,
    referrerId: referrer.referrer_id,
    actor: visitor,
    evidence: { mail_id: mailId },
  });
}
