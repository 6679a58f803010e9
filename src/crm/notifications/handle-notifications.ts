import type { Transaction } from '../../platform/database/database.ts';
import { allowLongTransaction } from '../allow-long-transaction.ts';
import { getConnectionById } from '../connections/find-connection.ts';
import { reportAttention } from '../connections/report-attention.ts';
import type { CrmParts } from '../crm-parts.ts';
import { CrmError } from '../provider/crm-error.ts';
import type { Notification } from './notification.ts';
import { groupByContact, type ContactGroup } from './group-by-contact.ts';
import { findOurContacts } from './find-our-contacts.ts';
import { handleContact, notOurs } from './handle-contact.ts';
import { retryAfter, takeOpenNotifications, updateToFailed, updateToHandled } from './notification-store.ts';
import { wakeNotifications } from './wake-notifications.ts';

const batchSize = 100;
const contactsAtOnce = 4;
/** A wake-up works for this long at most and then hands over to the next one: jobs have an end. */
const longestRunMs = 60_000;
/** No reading of a batch begins after this time: its rows must not stay locked for long when the CRM hangs. */
const longestBatchMs = 30_000;
const mostAttempts = 10;

/**
 * Works through the open notifications, several workers side by side. The stored rows are the list of work: this may be
 * called too often, twice at once, or again after a crash. Times are the process's own: they only divide the work.
 */
export async function handleNotifications(parts: CrmParts): Promise<void> {
  const until = Date.now() + longestRunMs;
  while (await handleBatch(parts)) {
    if (Date.now() < until) continue;
    await parts.db.transaction().execute((trx) => wakeNotifications(parts.jobs, trx));
    return;
  }
}

/** @returns whether there may be more */
async function handleBatch(parts: CrmParts): Promise<boolean> {
  return parts.db.transaction().execute(async (trx) => {
    const stopAt = Date.now() + longestBatchMs;
    await allowLongTransaction(trx);
    const open = await takeOpenNotifications(trx, parts.clock.now(), batchSize);
    if (open.length === 0) return false;
    const { groups, others } = groupByContact(open, parts.provider);
    const ours = new Set(await findOurContacts(trx, groups));
    const strangers = groups.filter((group) => !ours.has(group)).flatMap(({ notifications }) => notifications);
    const handled = [
      ...others.map((notification) => ({ ...notification, outcome: 'not about a contact' })),
      ...strangers.map((notification) => ({ ...notification, outcome: notOurs })),
    ];
    const failures: { notification: Notification; error: unknown }[] = [];

    const queue = ours.values();
    const worker = async () => {
      for (const group of queue) {
        // what is left stays open and is taken again
        if (Date.now() > stopAt) continue;
        const result = await handleGroup(parts, group);
        for (const notification of group.notifications) {
          if ('outcome' in result) handled.push({ ...notification, outcome: result.outcome });
          else failures.push({ notification, error: result.error });
        }
      }
    };
    await Promise.all(Array.from({ length: contactsAtOnce }, worker));

    for (const { notification, error } of failures)
      handled.push(...(await recordFailure(parts, trx, notification, error)));
    await updateToHandled(trx, handled, parts.clock.now());
    return open.length === batchSize && failures.length < batchSize;
  });
}

/** The rows themselves stay locked by the batch; what follows from a contact is committed on its own. */
async function handleGroup(parts: CrmParts, group: ContactGroup): Promise<{ outcome: string } | { error: unknown }> {
  try {
    const connection = await getConnectionById(parts.db, group.workspaceId, group.connectionId);
    const outcome = await handleContact(parts, connection, group.news).catch(async (error: unknown) => {
      if (error instanceof CrmError && error.failure === 'reconnect') {
        const attention = error.attention ?? 'token_revoked';
        await parts.db.transaction().execute((trx) => reportAttention(parts, trx, connection, attention));
      }
      throw error;
    });
    return { outcome };
  } catch (error) {
    return { error };
  }
}

/** @returns the notification if it is given up: one that can never be handled must not stay in the way of others */
async function recordFailure(
  parts: CrmParts,
  trx: Transaction,
  notification: Notification,
  error: unknown,
): Promise<(Notification & { outcome: string })[]> {
  const words = error instanceof CrmError ? error.message : 'Goodword could not handle it.';
  if (!(error instanceof CrmError)) parts.log.error({ err: error, notification: notification.notification_id }, words);
  // once connected again it goes on as if nothing had happened
  if (error instanceof CrmError && error.failure === 'reconnect') return [];
  const attempts = notification.attempts + 1;
  if (attempts >= mostAttempts || (error instanceof CrmError && error.failure === 'fix_data')) {
    return [{ ...notification, outcome: `given up after ${attempts} tries: ${words}` }];
  }
  await updateToFailed(trx, notification, words);
  await wakeNotifications(parts.jobs, trx, retryAfter(notification, attempts));
  return [];
}
