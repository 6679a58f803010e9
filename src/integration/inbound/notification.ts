import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { CrmObject } from '../provider/notification-hint.ts';
import type { Schema } from '../../database/tables.d.ts';

/** Something that the CRM reported, as it was stored. */
export type Notification = Selectable<Schema['notifications']>;

export type NotificationKey = Pick<Notification, 'workspace_id' | 'app_id' | 'notification_id'>;

/** What came of a notification in one go of a worker. */
export type SettledNotification = NotificationKey & {
  /** nothing more will be done about it */
  handled: boolean;
  /** 1 when this go counts as a try */
  tries: 0 | 1;
  /** one sentence; null keeps the stored one */
  outcome: string | null;
  /** when it may be taken again, unless handled; null is at once */
  nextAttemptAt: Date | null;
};

/** What is kept of a notification before it is answered. */
export type NewNotification = {
  workspaceId: string;
  connectionId: string;
  appId: string;
  notificationId: string;
  topic: string;
  body: string;
  /** the contact it speaks of, or what belongs to contacts; null when it is about something else */
  about:
    | (CrmObject & {
        email: string | null;
        /** another contact was merged into it, which may be of our people */
        isMerge: boolean;
      })
    | null;
};

/** The people a notification names, in the form in which we look them up; null for what it leaves out. */
export type ReportedPerson = { contactId: string | null; emailKey: string | null };

export const notOurs = 'not one of our people';
export const notAboutContact = 'not about a contact';

/** Says that there are open notifications; which, stands in their table. One call takes all waiting ones. */
export const wakeJob: JobDefinition<Record<string, never>> = {
  name: 'handle-notifications',
  payload: z.strictObject({}),
  retryLimit: 2,
  retryDelaySeconds: 5,
  batchSize: 500,
  concurrency: 1,
};
