import { sql, type ExpressionBuilder, type Insertable } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import { containsPattern, type PageRequest } from '../database/page.ts';
import type { Schema } from '../database/tables.d.ts';
import type { ImportKey, ImportRow, RowCount, ShownOutcome } from './import.ts';

const rowsOf = (db: Database, { workspaceId, importId }: ImportKey) =>
  db.selectFrom('import_rows').where('workspace_id', '=', workspaceId).where('import_id', '=', importId);

export type NewRow = Insertable<Schema['import_rows']>;

/**
 * Upserts what was found about people. An existing row is updated, except that an enrolled or changed person keeps the
 * outcome that led to it.
 */
export async function upsertRows(trx: Transaction, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  const kept = (column: 'outcome' | 'reason' | 'changes' | 'referrer_id') =>
    sql<null>`case when import_rows.result in ('enrolled', 'updated') then import_rows.${sql.ref(column)} else excluded.${sql.ref(column)} end`;
  await trx
    .insertInto('import_rows')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'import_id', 'row_key']).doUpdateSet(({ ref }) => ({
        pass: ref('excluded.pass'),
        email: ref('excluded.email'),
        email_key: ref('excluded.email_key'),
        first_name: ref('excluded.first_name'),
        last_name: ref('excluded.last_name'),
        phone: ref('excluded.phone'),
        // what was uploaded about a person who is erased goes as well
        fields: sql<null>`case when excluded.reason = 'erased' then null else import_rows.fields end`,
        outcome: kept('outcome'),
        reason: kept('reason'),
        changes: kept('changes'),
        referrer_id: kept('referrer_id'),
        // this pass retries it
        result: sql<null>`nullif(import_rows.result, 'failed')`,
        error: null,
      })),
    )
    .execute();
}

/** Lines of a file, not evaluated yet. */
export async function insertLines(trx: Database, rows: readonly NewRow[]): Promise<void> {
  if (rows.length > 0)
    await trx
      .insertInto('import_rows')
      .values([...rows])
      .execute();
}

export function selectRowsByKeys(db: Database, key: ImportKey, rowKeys: readonly string[]): Promise<ImportRow[]> {
  return rowsOf(db, key)
    .selectAll()
    .where('row_key', '=', sql<string>`any(${rowKeys}::text[])`)
    .execute();
}

/** The addresses this pass has met so far, each with its row. */
export function selectRowsOfAddresses(
  db: Database,
  key: ImportKey,
  emailKeys: readonly string[],
  pass: number,
): Promise<Pick<ImportRow, 'row_key' | 'email_key'>[]> {
  return rowsOf(db, key)
    .select(['row_key', 'email_key'])
    .where('email_key', '=', sql<string>`any(${emailKeys}::text[])`)
    .where('pass', '=', pass)
    .where('outcome', 'in', ['create', 'update', 'skip'])
    .where('reason', 'not in', ['same_address_twice', 'invalid_email', 'several_addresses'])
    .execute();
}

/** The earlier decisions about these people, found by their rows or their addresses. */
export function selectDecisions(
  db: Database,
  key: ImportKey,
  rowKeys: readonly string[],
  emailKeys: readonly string[],
): Promise<Pick<ImportRow, 'row_key' | 'email_key' | 'outcome'>[]> {
  return rowsOf(db, key)
    .select(['row_key', 'email_key', 'outcome'])
    .where(({ or, eb }) =>
      or([
        eb('row_key', '=', sql<string>`any(${rowKeys}::text[])`),
        eb('email_key', '=', sql<string>`any(${emailKeys}::text[])`),
      ]),
    )
    .execute();
}

/** Lines of a file in their order, after the row given (exclusive). */
export function selectLines(db: Database, key: ImportKey, after: string | null, limit: number): Promise<ImportRow[]> {
  return rowsOf(db, key)
    .selectAll()
    .$if(after !== null, (query) => query.where('row_id', '>', after!))
    .orderBy('row_id')
    .limit(limit)
    .execute();
}

/** Leaves all failed people but one out of the tries of this pass. */
export async function updateOthersTried(trx: Transaction, key: ImportKey, pass: number, rowId: string): Promise<void> {
  await trx
    .updateTable('import_rows')
    .set({ pass })
    .where('workspace_id', '=', key.workspaceId)
    .where('import_id', '=', key.importId)
    .where('result', '=', 'failed')
    .where('row_id', '!=', rowId)
    .execute();
}

/** People whose enrolment failed and was not retried in this pass. */
export function selectFailedRows(db: Database, key: ImportKey, pass: number, limit: number): Promise<ImportRow[]> {
  return rowsOf(db, key)
    .selectAll()
    .where('result', '=', 'failed')
    .where('pass', '<', pass)
    .orderBy('row_id')
    .limit(limit)
    .execute();
}

/** Enrolled people this pass did not meet. */
export function selectMissingRows(db: Database, key: ImportKey, pass: number, limit: number): Promise<ImportRow[]> {
  return rowsOf(db, key)
    .selectAll()
    .where('result', '=', 'enrolled')
    .where('left_at', 'is', null)
    .where('contact_id', 'is not', null)
    .where('pass', '<', pass)
    .orderBy('row_id')
    .limit(limit)
    .execute();
}

type RowChange = Partial<
  Pick<ImportRow, 'pass' | 'left_reason' | 'left_at' | 'decision' | 'result' | 'error' | 'reason' | 'outcome'>
>;

export async function updateRow(trx: Database, key: ImportKey, rowKey: string, change: RowChange): Promise<void> {
  await trx
    .updateTable('import_rows')
    .set(change)
    .where('workspace_id', '=', key.workspaceId)
    .where('import_id', '=', key.importId)
    .where('row_key', '=', rowKey)
    .execute();
}

/** People of the dry run that the run did not meet. */
export async function updateNotFoundAgain(trx: Transaction, key: ImportKey, pass: number): Promise<void> {
  await trx
    .updateTable('import_rows')
    .set({ outcome: 'skip', reason: 'not_found_again', changes: null })
    .where('workspace_id', '=', key.workspaceId)
    .where('import_id', '=', key.importId)
    .where('pass', '<', pass)
    .where('result', 'is', null)
    .execute();
}

/** Before another dry run: contacts are deleted, lines of a file are kept without their decision. */
export async function deleteDecisions(trx: Transaction, { workspaceId, importId }: ImportKey): Promise<void> {
  await trx
    .deleteFrom('import_rows')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .where('fields', 'is', null)
    .execute();
  await trx
    .updateTable('import_rows')
    .set({ outcome: null, reason: null, changes: null, result: null, error: null, referrer_id: null })
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .where('outcome', 'is not', null)
    .execute();
}

export async function deleteRows(trx: Database, { workspaceId, importId }: ImportKey): Promise<void> {
  await trx
    .deleteFrom('import_rows')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .execute();
}

/** Some of the rows of an import. @returns how many were deleted */
export async function deleteSomeRows(
  db: Database,
  { workspaceId, importId }: ImportKey,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from goodword.import_rows using (
      select row_key from goodword.import_rows
      where workspace_id = ${workspaceId} and import_id = ${importId}
      limit ${limit}) some_rows
    where import_rows.workspace_id = ${workspaceId} and import_rows.import_id = ${importId}
      and import_rows.row_key = some_rows.row_key`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

type RowExpression = ExpressionBuilder<Schema, 'import_rows'>;

const conditions: Record<ShownOutcome, (eb: RowExpression) => ReturnType<RowExpression['and']>> = {
  create: (eb) => eb.and([eb('outcome', '=', 'create')]),
  update: (eb) => eb.and([eb('outcome', '=', 'update')]),
  skip: (eb) => eb.and([eb('outcome', '=', 'skip')]),
  exclude: (eb) => eb.and([eb('outcome', '=', 'exclude')]),
  later: (eb) => eb.and([eb('outcome', '=', 'later')]),
  enrolled: (eb) => eb.and([eb('result', '=', 'enrolled')]),
  updated: (eb) => eb.and([eb('result', '=', 'updated')]),
  failed: (eb) => eb.and([eb('result', '=', 'failed')]),
  left: (eb) => eb.and([eb('left_at', 'is not', null)]),
  decision: (eb) => eb.and([eb('left_at', 'is not', null), eb('decision', 'is', null)]),
};

export type RowFilter = PageRequest & {
  outcome?: ShownOutcome | undefined;
  reason?: string | undefined;
  search?: string | undefined;
};

/** One row more than the page, in the order in which people came. */
export function selectRows(db: Database, key: ImportKey, filter: RowFilter): Promise<ImportRow[]> {
  const { outcome, reason, search, cursor, limit } = filter;
  return rowsOf(db, key)
    .selectAll()
    .where('outcome', 'is not', null)
    .$if(outcome !== undefined, (query) => query.where((eb) => conditions[outcome!](eb)))
    .$if(reason !== undefined, (query) => query.where('reason', '=', reason!))
    .$if(cursor !== undefined, (query) => query.where('row_id', '>', cursor!))
    .$if(search !== undefined, (query) =>
      query.where(({ or, eb }) => {
        const pattern = containsPattern(search!);
        return or([
          eb('email', 'ilike', pattern),
          eb(sql<string>`first_name || ' ' || last_name`, 'ilike', pattern),
          eb('contact_id', '=', search!),
        ]);
      }),
    )
    .orderBy('row_id')
    .limit(limit + 1)
    .execute();
}

export function selectRowsByIds(db: Database, key: ImportKey, rowIds: readonly string[]): Promise<ImportRow[]> {
  return rowsOf(db, key)
    .selectAll()
    .where('row_id', '=', sql<string>`any(${rowIds}::uuid[])`)
    .execute();
}

/** How many rows there are of each kind. */
export async function countRows(db: Database, key: ImportKey): Promise<RowCount[]> {
  return rowsOf(db, key)
    .select(({ fn }) => [
      'outcome',
      'reason',
      'result',
      sql<boolean>`left_at is not null`.as('left'),
      sql<boolean>`left_at is not null and decision is null`.as('undecided'),
      fn.countAll<number>().as('count'),
    ])
    .groupBy(['outcome', 'reason', 'result', sql`left_at is not null`, sql`left_at is not null and decision is null`])
    .execute();
}

/** A few people of one outcome and reason, to name them. */
export async function selectExamples(
  db: Database,
  key: ImportKey,
  outcome: NonNullable<ImportRow['outcome']>,
  reason: string,
): Promise<string[]> {
  const rows = await rowsOf(db, key)
    .select(['first_name', 'last_name', 'email', 'row_key', 'line'])
    .where('outcome', '=', outcome)
    .where('reason', '=', reason)
    .orderBy('row_id')
    .limit(3)
    .execute();
  return rows.map(({ first_name: first, last_name: last, email, row_key: rowKey, line }) => {
    const name = `${first} ${last}`.trim() || email;
    return name || (line === null ? rowKey : `line ${line}`);
  });
}
