import type { AppContext } from '../../history/app-context.ts';
import { MailError } from '../../platform/email/mailer.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Alerting } from '../alerting.ts';
import { endedEvent } from './ended-event.ts';
import { decideAfterFailure } from './mail-rules.ts';
import { updateSending, updateToSending } from './mail-store.ts';
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
