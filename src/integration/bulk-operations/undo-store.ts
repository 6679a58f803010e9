import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { Delivery } from '../outbound/delivery.ts';
import { fieldValuesSchema } from '../outbound/read-delivery.ts';
import type { FieldValues } from '../provider/crm-provider.ts';
import type { OperationKey } from './operation.ts';

/** The delivery by which another one is undone carries this cause. */
export const undoCause = (deliveryId: string): string => `undo:${deliveryId}`;

/** A label that we put on; one that the contact had before is not ours. */
const isLabelOurs = sql`(mark ->> 'tag' is not null and coalesce(progress #>> '{tag,hadBefore}', 'no') = 'no')`;

/** Deliveries of an operation that did something, and were not undone: the latest first, so that each finds what it wrote. */
const undoable = ({ workspaceId, operationId }: OperationKey) => sql`
  from goodword.deliveries
  where workspace_id = ${workspaceId} and operation_id = ${operationId} and state = 'Sent' and kind in ('push', 'return_fields')
    and (replaced <> '{}' or choice ->> 'outcome' = 'created' or ${isLabelOurs})
    and not exists (
      select from goodword.deliveries undone
      where undone.workspace_id = deliveries.workspace_id and undone.provider = deliveries.provider
        and undone.subject = deliveries.subject and undone.subject_id = deliveries.subject_id
        and undone.cause = 'undo:' || deliveries.delivery_id
    )`;

export async function selectUndoable(
  db: Database,
  key: OperationKey,
  before: string | null,
  limit: number,
): Promise<string[]> {
  const further = before === null ? sql`` : sql`and delivery_id < ${before}`;
  const { rows } = await sql<{ delivery_id: string }>`
    select delivery_id ${undoable(key)} ${further} order by delivery_id desc limit ${limit}`.execute(db);
  return rows.map((row) => row.delivery_id);
}

export type UndoCounts = {
  total: number;
  put_back: number;
  archive: number;
  tags: number;
  notes: number;
};

/** What undoing an operation would do, if nothing was changed since. */
export async function countUndoable(db: Database, key: OperationKey): Promise<UndoCounts> {
  const { rows } = await sql<UndoCounts>`
    select count(*) as total,
      count(*) filter (where choice ->> 'outcome' is distinct from 'created') as put_back,
      count(*) filter (where choice ->> 'outcome' = 'created') as archive,
      count(*) filter (where ${isLabelOurs} and choice ->> 'outcome' is distinct from 'created') as tags,
      count(*) filter (where mark ->> 'note' is not null) as notes
    ${undoable(key)}`.execute(db);
  return rows[0]!;
}

/** What else Goodword wrote to a contact after a delivery, and when it wrote to it last. */
export async function selectLaterWrites(
  db: Database,
  delivery: Delivery,
): Promise<{ written: FieldValues; lastWrittenAt: Date }> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['planned', 'written', 'updated_at'])
    .where('workspace_id', '=', delivery.workspace_id)
    .where('connection_id', '=', delivery.connection_id)
    .where('contact_id', '=', delivery.contact_id)
    .where('state', '=', 'Sent')
    .where('kind', 'in', ['push', 'return_fields'])
    .where('delivery_id', '>=', delivery.delivery_id)
    .orderBy('updated_at')
    .execute();
  const written: FieldValues = Object.assign(
    {},
    ...rows.map((row) => fieldValuesSchema.parse(row.written ?? row.planned)),
  );
  const times = rows.map((row) => row.updated_at.getTime());
  return { written, lastWrittenAt: new Date(Math.max(delivery.updated_at.getTime(), ...times)) };
}
