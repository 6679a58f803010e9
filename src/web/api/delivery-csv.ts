import type { LogFilter, LoggedDelivery } from '../../integration/sync-status/log-filter.ts';
import { readWholeLog } from '../../integration/sync-status/read-log.ts';
import type { Database } from '../../database/database.ts';
import type { CsvValue } from './send-csv.ts';

const columns: [string, (delivery: LoggedDelivery) => CsvValue][] = [
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

/** The names of the columns. */
export const deliveryColumns = columns.map(([name]) => name);

/** The deliveries that match, newest first, a row each. */
export async function* deliveryRows(
  db: Database,
  workspaceId: string,
  filter: LogFilter,
): AsyncGenerator<CsvValue[], void> {
  for await (const delivery of readWholeLog(db, workspaceId, filter)) yield columns.map(([, read]) => read(delivery));
}
