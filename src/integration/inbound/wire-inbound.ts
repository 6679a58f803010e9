import { z } from 'zod';
import type { CrmContext } from '../connections/crm-context.ts';
import { claimMs } from './claim-batch.ts';
import { forgetNotifications, forgetNotificationsJob } from './forget-notifications.ts';
import { handleNotifications } from './handle-notifications.ts';
import { wakeJob } from './notification.ts';
import { updateToDisconnected } from './notification-store.ts';
import { seedChanges } from './seed-changes.ts';
import { wakeNotifications } from './wake-notifications.ts';

/** Connects stored notifications with the job that handles them, and connections with what waits among them. */
export function wireInbound(context: CrmContext): void {
  const { clock, db, history, jobs, reaper } = context;
  history.onEach('connection.connected', (trx) => wakeNotifications(jobs, trx));
  history.onEach('connection.disconnected', (trx, { workspaceId, evidence }) =>
    updateToDisconnected(trx, workspaceId, z.uuid().parse(evidence?.['connection_id']), clock.now()),
  );

  reaper.handle(seedChanges(context));
  jobs.handle(forgetNotificationsJob, () => forgetNotifications(context));
  jobs.schedule(forgetNotificationsJob, '43 2 * * *');
  jobs.handle(wakeJob, () => handleNotifications(context));
  jobs.schedule(wakeJob, '* * * * *');
  // what a killed process left behind: at once, and again when its claims have run out
  jobs.onWorking(async () => {
    const claimsEnd = new Date(clock.now().getTime() + claimMs);
    await db.transaction().execute(async (trx) => {
      await wakeNotifications(jobs, trx);
      await wakeNotifications(jobs, trx, claimsEnd);
    });
  });
}
