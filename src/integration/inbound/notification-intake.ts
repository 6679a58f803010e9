import type { Database } from '../../database/database.ts';
import { createGroupCommit } from '../../database/group-commit.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { NewNotification } from './notification.ts';
import { insertNotifications } from './notification-store.ts';
import { storeUnmatched } from './store-unmatched.ts';
import { wakeNotifications } from './wake-notifications.ts';

/** Takes notifications in. What `store` resolves for is committed. */
export type NotificationIntake = {
  store(notifications: readonly NewNotification[]): Promise<void>;
};

/**
 * Requests that wait at the same moment share one statement and one commit. That is several times faster than a commit
 * each, and just as durable: the CRM gets its response after the commit. Notifications that match none of our people are
 * stored as handled and need no job; the rest shares one more commit, with its job.
 */
export function createNotificationIntake(context: { db: Database; clock: Clock; jobs: Jobs }): NotificationIntake {
  const { db, clock, jobs } = context;
  const unmatched = createGroupCommit((notifications: NewNotification[]) =>
    storeUnmatched(db, notifications, clock.now()),
  );
  const ours = createGroupCommit(async (notifications: NewNotification[]) => {
    await db.transaction().execute(async (trx) => {
      await insertNotifications(trx, notifications, clock.now());
      await wakeNotifications(jobs, trx);
    });
    return notifications;
  });

  return {
    async store(notifications) {
      const store = async (notification: NewNotification) => {
        if (!isRecognisable(notification) || !(await unmatched.add(notification))) await ours.add(notification);
      };
      await Promise.all(notifications.map(store));
    },
  };
}

/** Whether its id and address tell that it is about a stranger: those of a merge or of another thing than a contact do not. */
const isRecognisable = ({ about }: NewNotification) => !about || (about.object === 'contact' && !about.isMerge);
