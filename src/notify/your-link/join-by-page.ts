import type { Campaign } from '../../campaigns/campaign.ts';
import { referralLink } from '../../links/referral-code.ts';
import type { Actor } from '../../history/history.ts';
import type { AppContext } from '../../history/app-context.ts';
import type { Transaction } from '../../database/database.ts';
import type { KeyedHash } from '../../platform/crypto/keyed-hash.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { joinAsReferrer } from '../../referrers/join-as-referrer.ts';
import type { Enrolment } from '../../referrers/join-as-referrers.ts';
import { findWorkspaceName } from '../../team/find-workspace.ts';
import type { Alerting } from '../alerting.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { yourLinkMail } from './your-link-mail.ts';

type Context = AppContext & {
  jobs: Jobs;
  publicUrl: string;
  alerting: Pick<Alerting, 'mailer'>;
  recipientHash: KeyedHash;
};

const visitor: Actor = { kind: 'visitor', id: null, name: 'Join page' };

/**
 * A visitor of the join page becomes a referrer. Anyone can type anyone's address, so where e-mail is sent the link goes to the
 * address, whether it takes part already or is new, and no more often than the outbox allows; it is queued in the same
 * transaction. Only who is known to own the address is shown the link. Without e-mail a new referrer is shown it, as there is no
 * other way.
 * @param browser.referrerId the referrer whose browser this is, by a signed cookie
 * @param browser.pageOf the address of the page that shows the link of a code, for the mail
 * @returns the referrer whose link this browser may show; null for anyone else's
 */
export function joinByPage(
  context: Context,
  campaign: Campaign,
  person: { email: string; firstName: string },
  browser: { referrerId: string | null; pageOf: (code: string) => string },
): Promise<string | null> {
  const { workspace_id: workspaceId, campaign_id: campaignId } = campaign;
  return context.db.transaction().execute(async (trx) => {
    const joining = { workspaceId, campaignId, ...person, source: 'Join page', actor: visitor };
    const enrolment = await joinAsReferrer(context, joining, trx);
    const { referrer_id: referrerId } = enrolment.referrer;
    if (referrerId === browser.referrerId) return referrerId;
    if (!context.alerting.mailer) return enrolment.isNew ? referrerId : null;
    await mailLink(context, trx, campaign, enrolment, browser.pageOf(enrolment.link.code));
    return null;
  });
}

async function mailLink(
  context: Context,
  trx: Transaction,
  { workspace_id: workspaceId, campaign_id: campaignId, name, referrer_offer: offer }: Campaign,
  { referrer, link: { code }, isNew }: Enrolment,
  page: string,
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
    ...yourLinkMail({ company, campaign: name, link, page, code, offer }),
  });
  // that a new referrer joined is an event of its own
  if (mailId === null || isNew) return;
  await context.history.record(trx, {
    type: 'referrer.link_requested',
    workspaceId,
    campaignId,
    referrerId: referrer.referrer_id,
    actor: visitor,
    evidence: { mail_id: mailId },
  });
}
