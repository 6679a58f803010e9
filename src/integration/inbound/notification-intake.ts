import { LRUCache } from 'lru-cache';
import type { Database } from '../../database/database.ts';
import { createGroupCommit } from '../../database/group-commit.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { keptFor } from '../../platform/clock/kept-for.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { findRecipients, type Recipient } from './recipients.ts';
import type { NewNotification } from './notification.ts';
import { insertNotifications } from './notification-store.ts';
import { storeUnmatched } from './store-unmatched.ts';
import { wakeNotifications } from './wake-notifications.ts';

/** Takes notifications in. What `store` resolves for is committed. */
export type NotificationIntake = {
  /** The connections that listen to a workspace of the CRM; empty when it was never connected here. */
  recipientsOf(provider: string, externalId: string): Promise<readonly Recipient[]>;
  /** Call it when a connection was ended, so that the next notification is no longer kept. */
  forgetRecipients(): void;
  store(notifications: readonly NewNotification[]): Promise<void>;
};

/** That a connection was ended by another process is noticed after this time; until then notifications are kept. */
const recipientsLifetimeMs = 3_000;

/**
 * Requests that wait at the same moment share one statement and one commit. That is several times faster than a commit
 * each, and just as durable: the CRM gets its response after the commit. Notifications that match none of our people are
 * stored as handled and need no job; the rest shares one more commit, with its job.
 */
export function createNotificationIntake(context: { db: Database; clock: Clock; jobs: Jobs }): NotificationIntake {
  const { db, clock, jobs } = context;
  const recipientsById = new LRUCache<string, readonly Recipient[]>(keptFor(clock, recipientsLifetimeMs, 10_000));
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
    async recipientsOf(provider, externalId) {
      const key = `${provider} ${externalId}`;
      const known = recipientsById.get(key);
      if (known) return known;
      const recipients = await findRecipients(db, provider, externalId);
      // only those that listen are remembered: others may be connecting at this moment
      if (recipients.every(({ connected }) => connected) && recipients.length > 0) recipientsById.set(key, recipients);
      return recipients;
    },
    forgetRecipients: () => recipientsById.clear(),
    async store(notifications) {
      const store = async (notification: NewNotification) => {
        // whether a merge concerns us its names alone do not tell
        const isUnmatched = !notification.contact?.isMerge && (await unmatched.add(notification));
        if (!isUnmatched) await ours.add(notification);
      };
      await Promise.all(notifications.map(store));
    },
  };
}
