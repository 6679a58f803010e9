import type { Database } from '../../database/database.ts';
import type { Connection } from '../connections/connection.ts';
import { peopleByEmail } from '../contacts/people-by-email.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { repeatsKnown } from './echo.ts';
import type { ContactChange, Report } from './contact-report.ts';
import { isSendingTo } from '../outbound/find-delivery.ts';
import type { ContactKey } from '../contacts/contact-link.ts';
import { findSnapshot } from '../contacts/find-snapshots.ts';
import type { SubjectKey } from '../settings/subject.ts';

/** All that was reported is known, and known from a write of our own. */
export async function isEcho(db: Database, key: ContactKey, reported: readonly Report[]): Promise<boolean> {
  const snapshot = await findSnapshot(db, key);
  return snapshot?.ours === true && reported.every((report) => repeatsKnown(report, snapshot));
}

/** So long a report or a search waits for our own write; a killed worker must not keep it for longer. */
export const writeMs = 15_000;

/** Whether the contact may be written by us at this moment, so that the report may be of that. */
export async function isBeingWritten(
  context: CrmContext,
  connection: Connection,
  linked: readonly SubjectKey[],
  { emails, receivedAt }: ContactChange,
): Promise<boolean> {
  if (context.clock.now().getTime() - receivedAt.getTime() > writeMs) return false;
  return isSendingTo(context.db, connection, [...linked, ...(await peopleByEmail(context.db, connection, emails))]);
}
