import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { CrmClient } from '../integration/provider/crm-provider.ts';
import type { Import, ImportRow } from './import.ts';
import { selectFailedRows, selectLines } from './row-store.ts';
import { queryOf } from './selection-query.ts';
import { searchPeople } from './search-people.ts';
import type { BatchSource } from './take-batch.ts';

const linesAtOnce = 300;
const retriesAtOnce = 25;

/**
 * People of an import, read just now.
 * @param next where the following batch begins; null on the last
 * @param total how many there are, where that is known
 * @param gone rows whose contact is no longer there
 */
export type Batch = { sources: BatchSource[]; next: string | null; total: number | null; gone: ImportRow[] };

/** Reads the batch at the cursor of the import. @throws CrmError */
export async function readBatch(context: CrmContext, current: Import, client: CrmClient | null): Promise<Batch> {
  if (current.phase === 'retry') return readFailed(context, current, client);
  return current.source === 'csv' ? readLines(context, current) : readContacts(current, ofCrm(current, client));
}

/** The client of an import that reads a CRM. */
export function ofCrm(current: Import, client: CrmClient | null): CrmClient {
  if (!client) throw new Error(`Import ${current.import_id} reads no CRM.`);
  return client;
}

async function readContacts(current: Import, client: CrmClient): Promise<Batch> {
  const page = await searchPeople(client, queryOf(current.settings.selection), current.cursor);
  return { sources: page.contacts.map((contact) => ({ contact })), next: page.next, total: page.total, gone: [] };
}

async function readLines(context: CrmContext, current: Import): Promise<Batch> {
  const rows = await selectLines(context.db, keyOf(current), current.cursor, linesAtOnce);
  const { file, settings } = current;
  const headers = file && settings.has_header ? 1 : 0;
  const firstLine = (file?.first_line ?? 0) + headers;
  return {
    sources: rows.filter(({ line }) => (line ?? 0) >= firstLine).map(lineOf),
    next: rows.length === linesAtOnce ? (rows.at(-1)?.row_id ?? null) : null,
    total: (file?.lines ?? 0) - headers,
    gone: [],
  };
}

async function readFailed(context: CrmContext, current: Import, client: CrmClient | null): Promise<Batch> {
  const rows = await selectFailedRows(context.db, keyOf(current), current.pass, retriesAtOnce);
  // what is tried leaves the list, so the next batch begins where this one did
  const batch: Batch = { sources: [], next: rows.length === retriesAtOnce ? 'more' : null, total: null, gone: [] };
  for (const row of rows) {
    if (!row.contact_id) {
      batch.sources.push(lineOf(row));
      continue;
    }
    const contact = await ofCrm(current, client).readContact(row.contact_id);
    if (contact?.id === row.contact_id) batch.sources.push({ contact });
    else batch.gone.push(row);
  }
  return batch;
}

const keyOf = (current: Import) => ({ workspaceId: current.workspace_id, importId: current.import_id });

const lineOf = (row: ImportRow): BatchSource => ({
  line: { rowKey: row.row_key, number: row.line ?? 0, fields: row.fields ?? [] },
});
