import { getConnectionById } from '../connections/find-connection.ts';
import { isCallFailed } from '../connections/with-client.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { runConcurrently } from '../../platform/jobs/run-concurrently.ts';
import type { CrmProvider } from '../provider/crm-provider.ts';
import { withClaimedBatch } from './claim-batch.ts';
import {
  notAboutContact,
  notOurs,
  type Notification,
  type NotificationKey,
  type SettledNotification,
} from './notification.ts';
import { groupByContact, type ContactGroup } from './group-by-contact.ts';
import { handleContact, type Handling } from './handle-contact.ts';
import { planNextTry, planSecondReading, waitForOwnWrite } from './next-try.ts';
import { selectDueWorkspaces, settleNotifications } from './notification-store.ts';
import { resolveNotifications } from './resolve-notifications.ts';
import { combineSettled } from './settle-rules.ts';
import { wakeNotifications } from './wake-notifications.ts';

const batchSize = 100;
/** As many are tried for one that other workers do not have in hand. */
const mostWorkspaces = 20;
const contactsAtOnce = 4;
/** A wake-up works for this long at most and then hands over to the next one: jobs have an end. */
const longestRunMs = 60_000;
/** No reading of a batch begins after this time, so that what is done of it is settled also when the CRM hangs. */
const longestBatchMs = 30_000;

/**
 * Works through the open notifications, several workers side by side. The stored rows are the list of work: this may be
 * called too often, twice at once, or again after a crash. Times are the process's own: they only divide the work.
 */
export async function handleNotifications(context: CrmContext): Promise<void> {
  const until = Date.now() + longestRunMs;
  while (await handleBatch(context)) {
    if (Date.now() < until) continue;
    await context.db.transaction().execute((trx) => wakeNotifications(context.jobs, trx));
    return;
  }
}

/**
 * Works on one batch, of the workspace that has waited longest; where other workers have all of it, of the next one.
 * @returns whether there may be more
 */
async function handleBatch(context: CrmContext): Promise<boolean> {
  const due = await selectDueWorkspaces(context.db, context.clock.now(), mostWorkspaces);
  for (const workspaceId of due) {
    const settled = await withClaimedBatch(context, workspaceId, batchSize, (batch) => workOn(context, batch));
    if (!settled) continue;
    const mayHaveMore = await settle(context, workspaceId, settled);
    return mayHaveMore || due.length > 1;
  }
  return false;
}

async function settle(
  context: CrmContext,
  workspaceId: string,
  settled: readonly SettledNotification[],
): Promise<boolean> {
  const left = settled.filter(({ handled }) => !handled);
  await context.db.transaction().execute(async (trx) => {
    await settleNotifications(trx, workspaceId, settled, context.clock.now());
    const times = left.flatMap(({ nextAttemptAt }) => (nextAttemptAt ? [nextAttemptAt.getTime()] : []));
    // one wake-up for the batch; what is due later is found by the one of every minute
    if (times.length > 0) await wakeNotifications(context.jobs, trx, new Date(Math.min(...times)));
  });
  return settled.length === batchSize || left.some(({ nextAttemptAt }) => nextAttemptAt === null);
}

/** Reads the contacts. What follows from each is committed on its own. */
async function workOn(context: CrmContext, batch: readonly Notification[]): Promise<SettledNotification[]> {
  const stopAt = Date.now() + longestBatchMs;
  const providers = await findProviders(context, batch);
  const { resolved, others, failed } = await resolveNotifications(context, batch, providers);
  const settled = [
    ...others.map((notification) => handled(notification, notAboutContact)),
    ...failed.map(({ notification, error }) => planNextTry(notification, error, context.clock.now())),
    ...resolved.flatMap(({ notification, contactIds }) =>
      contactIds.length === 0 ? [handled(notification, notOurs)] : [],
    ),
  ];
  await runConcurrently(contactsAtOnce, groupByContact(resolved), async (group) => {
    settled.push(...(Date.now() > stopAt ? group.notifications.map(notReached) : await handleGroup(context, group)));
  });
  return [...Map.groupBy(settled, keyText).values()].map((results) => combineSettled(results as [SettledNotification]));
}

const keyText = ({ workspace_id, app_id, notification_id }: NotificationKey) =>
  [workspace_id, app_id, notification_id].join('/');

/** By connection. */
async function findProviders(
  { db, providers }: CrmContext,
  batch: readonly Notification[],
): Promise<ReadonlyMap<string, CrmProvider>> {
  const connections = new Map(batch.map((one) => [one.connection_id, one.workspace_id]));
  const found = await Promise.all(
    [...connections].map(async ([connectionId, workspaceId]) => {
      const connection = await getConnectionById(db, workspaceId, connectionId);
      return [connectionId, providers.of(connection)] as const;
    }),
  );
  return new Map(found);
}

const handled = (notification: Notification, outcome: string): SettledNotification => ({
  ...notification,
  handled: true,
  tries: 1,
  outcome,
  nextAttemptAt: null,
});

const notReached = (notification: Notification): SettledNotification => ({
  ...notification,
  handled: false,
  tries: 0,
  outcome: null,
  nextAttemptAt: null,
});

async function handleGroup(
  context: CrmContext,
  { notifications, ...group }: ContactGroup,
): Promise<SettledNotification[]> {
  try {
    const handling = await handleReported(context, group);
    if (!handling) return notifications.map((notification) => waitForOwnWrite(notification, context.clock.now()));
    const { outcome, mayBeStale } = handling;
    return notifications.map((notification) =>
      // once is enough: by then every copy has it
      mayBeStale && notification.attempts === 0
        ? planSecondReading(notification, context.clock.now())
        : handled(notification, outcome),
    );
  } catch (error) {
    if (!isCallFailed(error)) {
      const ids = notifications.map(({ notification_id }) => notification_id);
      context.log.error({ err: error, notifications: ids }, 'notifications could not be handled');
    }
    return notifications.map((notification) => planNextTry(notification, error, context.clock.now()));
  }
}

async function handleReported(
  context: CrmContext,
  group: Omit<ContactGroup, 'notifications'>,
): Promise<Handling | null> {
  const connection = await getConnectionById(context.db, group.workspaceId, group.connectionId);
  return handleContact(context, connection, group.news);
}
