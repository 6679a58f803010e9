import type { AppContext } from '../../history/app-context.ts';
import { endTry } from './end-try.ts';
import { deleteMailsBefore, selectAbandonedMails, selectOverdueMails } from './mail-store.ts';
import { sendMailJob } from './outbox-mail.ts';
import type { OutboxContext } from './send-mail.ts';

const atOnce = 100;
/** How long a mail is the worker's that took it: longer than a try can take (`wholeMs` of the mailer). */
const leaseMs = 120_000;
/** A job that is this late has no worker, or was lost. */
const overdueMs = 60_000;

/** Ends the tries of killed workers, which may have sent their mails, and sends a job for those that wait without one. */
export async function reapMails(context: OutboxContext): Promise<void> {
  const { clock, db, jobs, log } = context;
  const before = (ms: number) => new Date(clock.now().getTime() - ms);
  for (const mail of await selectAbandonedMails(db, before(leaseMs), atOnce)) {
    const message = 'Goodword stopped while it was sending. The mail may have arrived.';
    await endTry(context, mail, { failure: 'unknown', message }).catch((error: unknown) => {
      // the others have their turn
      log.error({ mail: mail.mail_id, error: String(error) }, 'a mail of a killed worker was not dealt with');
    });
  }
  const overdue = await selectOverdueMails(db, before(overdueMs), atOnce);
  const keys = overdue.map((mail) => ({ workspaceId: mail.workspace_id, mailId: mail.mail_id }));
  if (keys.length > 0) await db.transaction().execute((trx) => jobs.send(trx, sendMailJob, keys));
}

const keptMs = 30 * 86_400_000;

/** Forgets mails after thirty days; what the history says of them stays. */
export async function forgetMails({ db, clock }: Pick<AppContext, 'db' | 'clock'>): Promise<void> {
  await deleteMailsBefore(db, new Date(clock.now().getTime() - keptMs));
}
