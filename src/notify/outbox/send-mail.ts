import type { AppContext } from '../../history/app-context.ts';
import type { NewEvent } from '../../history/history.ts';
import { systemActor } from '../../history/system-actor.ts';
import { MailError } from '../../platform/email/mailer.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Alerting } from '../alerting.ts';
import { decideAfterFailure } from './mail-rules.ts';
import {
  deleteMailsBefore,
  selectAbandonedMails,
  selectOverdueMails,
  updateSending,
  updateToSending,
} from './mail-store.ts';
import { sendMailJob, type MailKey, type OutboxMail } from './outbox-mail.ts';

export type OutboxContext = AppContext & { jobs: Jobs; alerting: Pick<Alerting, 'mailer'> };

/**
 * Sends a mail of the outbox, if it is due. It is marked as Sending before the mail server is called, so that whatever
 * happens to this process it is not sent a second time; what the server did not take is tried again later.
 */
export async function sendMail(context: OutboxContext, key: MailKey): Promise<void> {
  const { clock, db } = context;
  const mail = await updateToSending(db, key, clock.now());
  if (!mail) return;
  const failure = await trySending(context, mail);
  const after = failure && decideAfterFailure(failure.failure, mail.tries, clock.now());
  await db.transaction().execute(async (trx) => {
    const nextAttemptAt = after?.state === 'Waiting' ? after.nextAttemptAt : null;
    const state = after?.state ?? ('Sent' as const);
    const change = { state, outcome: failure?.message ?? null, next_attempt_at: nextAttemptAt };
    if (!(await updateSending(trx, key, change, clock.now()))) return;
    if (nextAttemptAt) {
      const options = { startAfter: nextAttemptAt, groupId: key.workspaceId };
      return context.jobs.send(trx, sendMailJob, key, options);
    }
    await context.history.record(trx, endedEvent(mail, failure?.message ?? null));
  });
}

async function trySending({ alerting }: OutboxContext, mail: OutboxMail): Promise<MailError | null> {
  if (!alerting.mailer) return new MailError('No mail server is set up any more.', { failure: 'refused' });
  const { mail_id: messageId, recipient: to, subject, body_text: text, body_html: html } = mail;
  if (to === null || subject === null || text === null || html === null) throw new Error('The mail was emptied.');
  try {
    await alerting.mailer.send({ to, subject, text, html, messageId });
    return null;
  } catch (error) {
    if (error instanceof MailError) return error;
    return new MailError('The mail could not be sent.', { cause: error, failure: 'unknown' });
  }
}

const atOnce = 100;
/** Longer than a worker needs for one mail, with all the patience of the mailer. */
const abandonedMs = 120_000;
/** A job that is this late has no worker, or was lost. */
const overdueMs = 60_000;

/** Gives up mails that a killed worker may have sent, and sends a job for those that wait without one. */
export async function reapMails(context: OutboxContext): Promise<void> {
  const { clock, db, jobs } = context;
  const now = clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  for (const mail of await selectAbandonedMails(db, before(abandonedMs), atOnce)) {
    const outcome = 'Goodword stopped while it was sending. The mail may have arrived.';
    await db.transaction().execute(async (trx) => {
      const key = { workspaceId: mail.workspace_id, mailId: mail.mail_id };
      const change = { state: 'Failed', outcome, next_attempt_at: null } as const;
      if (await updateSending(trx, key, change, now)) await context.history.record(trx, endedEvent(mail, outcome));
    });
  }
  const overdue = await selectOverdueMails(db, before(overdueMs), atOnce);
  const keys = overdue.map((mail) => ({ workspaceId: mail.workspace_id, mailId: mail.mail_id }));
  if (keys.length > 0) await db.transaction().execute((trx) => jobs.send(trx, sendMailJob, keys));
}

const keptMs = 30 * 86_400_000;

/** Forgets mails after thirty days; what the history says of them stays. */
export function forgetMails({ db, clock }: Pick<AppContext, 'db' | 'clock'>): Promise<void> {
  return deleteMailsBefore(db, new Date(clock.now().getTime() - keptMs));
}

/** @param outcome why it was given up; null when it was sent */
const endedEvent = (
  mail: Pick<OutboxMail, 'workspace_id' | 'campaign_id' | 'referrer_id' | 'mail_id'>,
  outcome: string | null,
): NewEvent => ({
  type: outcome === null ? 'mail.sent' : 'mail.failed',
  workspaceId: mail.workspace_id,
  campaignId: mail.campaign_id,
  referrerId: mail.referrer_id,
  actor: systemActor,
  evidence: { mail_id: mail.mail_id, ...(outcome !== null && { outcome }) },
});
