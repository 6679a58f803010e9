import { isDataRefused } from '../../../database/is-data-refused.ts';
import type { Connection } from '../../connections/connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { observeContacts } from '../../contacts/observe.ts';
import type { Decision } from '../../contacts/qualification/evaluate-contacts.ts';
import type { Reading } from '../../contacts/reading.ts';

/** A contact whose change was taken from a search. */
export type TakenRow = { contactId: string; changedAt: Date | null; decision: Decision };

/**
 * Takes readings in one transaction; when that fails each on its own, so that one contact does not cost the others. One
 * that the database refuses is logged and left out, for it would be refused again.
 * @throws the first error that is not about the data, after the others were taken
 */
export async function takeReadings(
  context: CrmContext,
  connection: Connection,
  readings: readonly Reading[],
): Promise<TakenRow[]> {
  if (readings.length === 0) return [];
  try {
    return await takeTogether(context, connection, readings);
  } catch {
    return takeEach(context, connection, readings);
  }
}

async function takeTogether(
  context: CrmContext,
  connection: Connection,
  readings: readonly Reading[],
): Promise<TakenRow[]> {
  const decisions = await context.db
    .transaction()
    .execute((trx) => observeContacts(context, trx, connection, readings));
  return readings.map(({ contact }, index) => ({
    contactId: contact.id,
    changedAt: contact.updatedAt,
    decision: decisions[index]!,
  }));
}

async function takeEach(
  context: CrmContext,
  connection: Connection,
  readings: readonly Reading[],
): Promise<TakenRow[]> {
  const taken: TakenRow[] = [];
  const failures: unknown[] = [];
  for (const reading of readings) {
    try {
      taken.push(...(await takeTogether(context, connection, [reading])));
    } catch (error) {
      const ids = { connection: connection.connection_id, contact: reading.contact.id };
      context.log.error({ err: error, ...ids }, 'a contact that was read could not be taken');
      if (!isDataRefused(error)) failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return taken;
}
