import { forgetMailsJob, reapMailsJob, sendMailJob } from './outbox-mail.ts';
import { forgetMails, reapMails } from './reap-mails.ts';
import { sendMail, type OutboxContext } from './send-mail.ts';

/** Connects the mails of the outbox with their jobs. */
export function wireOutbox(context: OutboxContext): void {
  const { jobs } = context;
  jobs.handle(sendMailJob, async (payloads) => {
    for (const payload of payloads) await sendMail(context, payload);
  });
  jobs.handle(reapMailsJob, () => reapMails(context));
  jobs.schedule(reapMailsJob, '* * * * *');
  jobs.handle(forgetMailsJob, () => forgetMails(context));
  jobs.schedule(forgetMailsJob, '29 3 * * *');
}
