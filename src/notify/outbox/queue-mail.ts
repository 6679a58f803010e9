import type { AppContext } from '../../history/app-context.ts';
import type { Transaction } from '../../database/database.ts';
import type { KeyedHash } from '../../platform/crypto/keyed-hash.ts';
import { emailKey } from '../../platform/email/email-key.ts';
import { newId } from '../../platform/id/id.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { countedSince, mayMail } from './mail-rules.ts';
import { insertMail, lockRecipient, selectMailTimes } from './mail-store.ts';
import { sendMailJob, type OutboxMail } from './outbox-mail.ts';

/** A mail to one referrer or lead. */
export type NewMail = ({ referrerId: string; leadId?: never } | { leadId: string; referrerId?: never }) & {
  workspaceId: string;
  campaignId: string;
  kind: OutboxMail['kind'];
  recipient: string;
  subject: string;
  text: string;
  html: string;
};

/**
 * Puts a mail into the outbox, with its job, in the caller's transaction; unless strangers can ask for it and the address got
 * one about the campaign a moment ago, or its share of the day. Of the address only a keyed hash stays once the mail was sent.
 * @returns its id, or null when none is sent
 */
export async function queueMail(
  context: Pick<AppContext, 'clock'> & { jobs: Jobs; recipientHash: KeyedHash },
  trx: Transaction,
  { workspaceId, campaignId, referrerId, leadId, kind, recipient, subject, text, html }: NewMail,
): Promise<string | null> {
  const now = context.clock.now();
  const recipientKey = context.recipientHash(emailKey(recipient));
  const key = { workspaceId, campaignId, recipientKey };
  await lockRecipient(trx, key);
  // what a teammate's change causes is no request of a stranger
  if (kind === 'your_link' && !mayMail(await selectMailTimes(trx, key, countedSince(now)), now)) return null;
  const mailId = newId();
  await insertMail(trx, {
    workspace_id: workspaceId,
    mail_id: mailId,
    kind,
    campaign_id: campaignId,
    referrer_id: referrerId ?? null,
    lead_id: leadId ?? null,
    recipient_key: recipientKey,
    recipient,
    subject,
    body_text: text,
    body_html: html,
    state: 'Planned',
    tries: 0,
    unclear_tries: 0,
    outcome: null,
    next_attempt_at: null,
    claimed_at: null,
    created_at: now,
    ended_at: null,
  });
  await context.jobs.send(trx, sendMailJob, { workspaceId, mailId }, { groupId: workspaceId });
  return mailId;
}
