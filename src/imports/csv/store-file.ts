import { notFound, refuse } from '../../platform/refusal.ts';
import { newId } from '../../platform/id/id.ts';
import type { CrmContext } from '../../integration/connections/crm-context.ts';
import type { Import, ImportKey } from '../import.ts';
import { importMoves } from '../import-moves.ts';
import type { ImportFile } from '../import-settings.ts';
import { selectImport, updateImport } from '../import-store.ts';
import { deleteRows, insertLines, type NewRow } from '../row-store.ts';
import { guessHeader, guessMapping } from './guess-columns.ts';
import { readRecords, type CsvRecord } from './read-records.ts';

/** The largest file, in bytes. */
export const largestFile = 50 * 1024 * 1024;
export const tooLarge = () =>
  refuse('file_too_large', 'The file is larger than 50 MB: divide it and upload the parts.');
const linesAtOnce = 500;
const samples = 3;

/**
 * Takes the file of an import, line by line as it arrives; one that was uploaded before is replaced.
 * @param upload.isCut whether more came than is allowed; asked at the end
 * @throws Refusal not_found, illegal_move, file_too_large, not_csv, not_utf8 or empty_file
 */
export async function storeFile(
  context: CrmContext,
  key: ImportKey,
  upload: { name: string; bytes: AsyncIterable<Uint8Array>; isCut: () => boolean },
): Promise<Import> {
  const current = await selectImport(context.db, key);
  if (!current || current.source !== 'csv') throw notFound('import of a file');
  importMoves.ensure('change', current);
  let file: ImportFile | null = null;
  const isMine = await context.locks.whileLocked(
    { workspaceId: key.workspaceId, name: `import ${key.importId}` },
    async () => {
      await deleteRows(context.db, key);
      await updateImport(context.db, key, { file: null, plan: null, state: 'Draft' });
      file = await storeLines(context, key, upload);
    },
  );
  if (!isMine || !file) throw refuse('illegal_move', 'A file is being uploaded already.');
  const { columns }: ImportFile = file;
  const hasHeader = guessHeader(columns);
  const settings = { ...current.settings, has_header: hasHeader, mapping: guessMapping(columns, hasHeader) };
  return updateImport(context.db, key, {
    file: JSON.stringify(file),
    settings: JSON.stringify(settings),
    updated_at: context.clock.now(),
  });
}

async function storeLines(
  context: CrmContext,
  key: ImportKey,
  upload: { name: string; bytes: AsyncIterable<Uint8Array>; isCut: () => boolean },
): Promise<ImportFile> {
  const file: ImportFile = {
    name: upload.name.slice(0, 200),
    bytes: 0,
    lines: 0,
    first_line: 0,
    delimiter: ',',
    columns: [],
  };
  const counted = async function* () {
    for await (const chunk of upload.bytes) {
      file.bytes += chunk.length;
      yield chunk;
    }
  };
  let waiting: NewRow[] = [];
  const flush = async () => {
    await insertLines(context.db, waiting);
    waiting = [];
  };
  for await (const record of readRecords(counted(), (delimiter) => (file.delimiter = delimiter))) {
    note(file, record);
    waiting.push(toRow(key, record));
    if (waiting.length >= linesAtOnce) await flush();
  }
  if (upload.isCut()) {
    throw tooLarge();
  }
  await flush();
  if (file.lines === 0) throw refuse('empty_file', 'There is nothing in this file.');
  return file;
}

/** Keeps the names of the columns and a few values of each. */
function note(file: ImportFile, { line, fields }: CsvRecord): void {
  file.lines += 1;
  if (file.lines === 1) {
    file.first_line = line;
    file.columns = fields.map((name, index) => ({ index, name: name.slice(0, 100), samples: [] }));
  } else if (file.lines <= samples + 1) {
    for (const column of file.columns) column.samples.push((fields[column.index] ?? '').slice(0, 100));
  }
}

const toRow = ({ workspaceId, importId }: ImportKey, { line, fields }: CsvRecord): NewRow => ({
  workspace_id: workspaceId,
  import_id: importId,
  row_key: String(line),
  row_id: newId(),
  pass: 0,
  line,
  fields: JSON.stringify(fields),
});
