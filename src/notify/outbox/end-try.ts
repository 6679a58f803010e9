import type { MailError } from '../../platform/email/mailer.ts';
import { endedEvent } from './ended-event.ts';
import { decideAfterFailure } from './mail-rules.ts';
import { selectNextMail, updateSending } from './mail-store.ts';
import { sendMailJob, type OutboxMail } from './outbox-mail.ts';
import type { OutboxContext } from './send-mail.ts';

/**
 * Writes how a try of a mail ended, with what follows: the next try, or the end and the next mail to the same address. Does
 * nothing when the mail is no longer in this try. @param failure null when the mail server took the mail
 */
export async function endTry(
  { clock, db, history, jobs }: OutboxContext,
  mail: OutboxMail,
  failure: Pick<MailError, 'failure' | 'message'> | null,
): Promise<void> {
  const key = { workspaceId: mail.workspace_id, mailId: mail.mail_id };
  const now = clock.now();
  const unclearTries = mail.unclear_tries + (failure?.failure === 'unknown' ? 1 : 0);
  const after = failure && decideAfterFailure(failure.failure, { tries: mail.tries, unclearTries }, now);
  const nextAttemptAt = after?.state === 'Waiting' ? after.nextAttemptAt : null;
  const outcome = failure?.message ?? null;
  const change = {
    state: after?.state ?? ('Sent' as const),
    outcome,
    next_attempt_at: nextAttemptAt,
    unclear_tries: unclearTries,
  };
  await db.transaction().execute(async (trx) => {
    if (!(await updateSending(trx, mail, change, now))) return;
    const groupId = mail.workspace_id;
    if (nextAttemptAt) return jobs.send(trx, sendMailJob, key, { startAfter: nextAttemptAt, groupId });
    await history.record(trx, endedEvent(mail, outcome));
    const recipient = { workspaceId: mail.workspace_id, recipientKey: mail.recipient_key };
    const next = await selectNextMail(trx, recipient, now);
    if (next) await jobs.send(trx, sendMailJob, { ...key, mailId: next.mail_id }, { groupId });
  });
}
