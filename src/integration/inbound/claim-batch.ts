import type { CrmContext } from '../connections/crm-context.ts';
import type { Notification } from './notification.ts';
import { claimNotifications, extendClaim } from './notification-store.ts';

/** A killed worker's notifications are free after this time. */
export const claimMs = 10_000;
const renewEveryMs = 3_000;

/**
 * Works on a batch of due notifications of a workspace that no other worker takes meanwhile. The claim is a time in the rows and not a
 * lock: calls to the CRM may hang, and nothing else has to wait for them. Should a claim run out under a living worker, the
 * batch is done twice, which changes nothing.
 * @returns what the work returns, with the claim no longer renewed; null when nothing is due
 */
export async function withClaimedBatch<Result>(
  context: CrmContext,
  workspaceId: string,
  size: number,
  work: (batch: readonly Notification[]) => Promise<Result>,
): Promise<Result | null> {
  const until = () => new Date(context.clock.now().getTime() + claimMs);
  const batch = await claimNotifications(context.db, workspaceId, {
    now: context.clock.now(),
    until: until(),
    limit: size,
  });
  if (batch.length === 0) return null;
  let renewing: Promise<void> = Promise.resolve();
  const renew = () => {
    renewing = extendClaim(context.db, workspaceId, batch, until()).catch((error: unknown) =>
      context.log.warn({ err: error }, 'a claim of notifications could not be renewed'),
    );
  };
  const timer = setInterval(renew, renewEveryMs);
  try {
    return await work(batch);
  } finally {
    clearInterval(timer);
    await renewing;
  }
}
