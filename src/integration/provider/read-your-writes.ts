import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../platform/clock/clock.ts';
import type { CrmContact } from './crm-contact.ts';
import type { CrmClient } from './crm-provider.ts';

/** The CRM answers readings from copies that are about a second behind its last write (reference 1). */
const copiesLagMs = 1_500;

/** Whether a reading shows what was written then. */
export function isReplicaCaughtUp(readAt: Date, writtenAt: Date): boolean {
  return readAt.getTime() - writtenAt.getTime() >= copiesLagMs;
}

/** Waits until readings show what was written then. */
export async function waitForReplica({ clock }: { clock: Clock }, writtenAt: Date | undefined): Promise<void> {
  const now = clock.now();
  if (!writtenAt || isReplicaCaughtUp(now, writtenAt)) return;
  // clocks that differ make it no longer than that
  await sleep(Math.min(writtenAt.getTime() + copiesLagMs - now.getTime(), copiesLagMs));
}

/**
 * Reads a contact that was there at that time. One that is missing so soon after it is asked for again before it counts
 * as gone.
 * @returns null when it is gone
 * @throws CrmError
 */
export async function readKnown(
  context: { clock: Clock },
  client: Pick<CrmClient, 'readContact'>,
  contactId: string,
  wasThereAt: Date | undefined,
): Promise<CrmContact | null> {
  const askedAt = context.clock.now();
  const contact = await client.readContact(contactId);
  if (contact || !wasThereAt || isReplicaCaughtUp(askedAt, wasThereAt)) return contact;
  await waitForReplica(context, wasThereAt);
  return client.readContact(contactId);
}
