import type { AppContext } from '../../history/app-context.ts';
import { MailError } from '../../platform/email/mailer.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Alerting } from '../alerting.ts';
import { endTry } from './end-try.ts';
import { updateToSending } from './mail-store.ts';
import type { MailKey, OutboxMail } from './outbox-mail.ts';

export type OutboxContext = AppContext & { jobs: Jobs; log: Log; alerting: Pick<Alerting, 'mailer'> };

/**
 * Sends a mail of the outbox, if it is due. It is marked as Sending before the mail server is called: while this worker
 * lives no other one sends it. What the server did not take is tried again later; what it may have taken, once more.
 */
export async function sendMail(context: OutboxContext, key: MailKey): Promise<void> {
  const mail = await updateToSending(context.db, key, context.clock.now());
  if (mail) await endTry(context, mail, await trySending(context, mail));
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
