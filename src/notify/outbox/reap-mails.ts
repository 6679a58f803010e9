import type { AppContext } from '../../history/app-context.ts';
import { endedEvent } from './ended-event.ts';
import { deleteMailsBefore, selectAbandonedMails, selectOverdueMails, updateSending } from './mail-store.ts';
import { sendMailJob } from './outbox-mail.ts';
import type { OutboxContext } from './send-mail.ts';

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
export async function forgetMails({ db, clock }: Pick<AppContext, 'db' | 'clock'>): Promise<void> {
  await deleteMailsBefore(db, new Date(clock.now().getTime() - keptMs));
}
