import { stringify } from 'csv-stringify/sync';
import type { LogFilter, LoggedDelivery } from '../../integration/sync-status/log-filter.ts';
import { readWholeLog } from '../../integration/sync-status/read-log.ts';
import type { Database } from '../../database/database.ts';

const columns: [string, (delivery: LoggedDelivery) => string | number | null][] = [
  ['planned_at', ({ created_at: at }) => at.toISOString()],
  ['updated_at', ({ updated_at: at }) => at.toISOString()],
  ['tab', ({ subject }) => (subject === 'lead' ? 'Leads' : 'Referrers')],
  ['first_name', (delivery) => delivery.person_first_name],
  ['last_name', (delivery) => delivery.person_last_name],
  ['email', (delivery) => delivery.person_email],
  ['kind', ({ kind }) => kind],
  ['state', ({ state }) => state],
  ['failure', ({ failure }) => failure],
  ['outcome', ({ outcome }) => outcome],
  ['contact_id', (delivery) => delivery.contact_id],
  ['attempts', ({ attempts }) => attempts],
  ['operation_id', (delivery) => delivery.operation_id],
  ['delivery_id', (delivery) => delivery.delivery_id],
];

/** The log as CSV (RFC 4180), a piece at a time. */
export async function* deliveriesAsCsv(
  db: Database,
  workspaceId: string,
  filter: LogFilter,
): AsyncGenerator<string, void> {
  yield stringify([columns.map(([name]) => name)]);
  let lines: (string | number | null)[][] = [];
  for await (const delivery of readWholeLog(db, workspaceId, filter)) {
    lines.push(columns.map(([, read]) => read(delivery)));
    if (lines.length < 500) continue;
    yield stringify(lines, { escape_formulas: true });
    lines = [];
  }
  yield stringify(lines, { escape_formulas: true });
}
