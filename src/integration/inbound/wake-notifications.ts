import type { Transaction } from '../../database/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { wakeJob } from './notification.ts';

/** There is work among the notifications, now or from a time on. */
export function wakeNotifications(jobs: Jobs, trx: Transaction, startAfter?: Date): Promise<void> {
  return jobs.send(trx, wakeJob, {}, startAfter ? { startAfter } : {});
}
