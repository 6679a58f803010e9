import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Transaction } from '../../database/database.ts';
import { notFound, refuse, Refusal } from '../../platform/refusal.ts';
import { newId } from '../../platform/id/id.ts';
import type { CrmContext } from '../../integration/connections/crm-context.ts';
import { changeLocked } from '../change-locked.ts';
import type { Import, ImportKey } from '../import.ts';
import { importMoves } from '../import-moves.ts';
import type { ImportFile } from '../import-settings.ts';
import { selectImport, updateImport } from '../import-store.ts';
import { deleteRows, insertLines, type NewRow } from '../row-store.ts';
import { describeTable, type TableDescription } from './describe-table.ts';
import { firstRecords, type CsvRecord } from './find-table.ts';
import { readRecords } from './read-records.ts';

/** The largest file, in bytes. */
export const largestFile = 50 * 1024 * 1024;
export const tooLarge = () =>
  refuse('file_too_large', 'The file is larger than 50 MB: divide it and upload the parts.');
const linesAtOnce = 500;

type Upload = { name: string; bytes: AsyncIterable<Uint8Array>; isCut: () => boolean };

/**
 * Takes the file of an import. It is read to its end before anything is stored: one that is refused leaves the file that was uploaded
 * before, and nothing of itself.
 * @param upload.isCut whether more came than is allowed; asked at the end
 * @throws Refusal not_found, illegal_move, file_too_large, not_csv, not_utf8 or empty_file
 */
export async function storeFile(context: CrmContext, key: ImportKey, upload: Upload): Promise<Import> {
  const current = await selectImport(context.db, key);
  if (!current || current.source !== 'csv') throw notFound('import of a file');
  importMoves.ensure('change', current);
  const kept = current.file ? ` ${current.file.name}, which was uploaded before, is still there.` : '';
  const spool = await openSpool();
  try {
    const table = await readTable(spool, upload);
    return await changeLocked(context, key, 'change', async (trx, locked) => {
      await deleteRows(trx, key);
      await insertTable(trx, key, spool);
      const settings = { ...locked.settings, has_header: table.hasHeader, mapping: table.mapping };
      return updateImport(trx, key, {
        file: JSON.stringify(table.file),
        settings: JSON.stringify(settings),
        plan: null,
        state: 'Draft',
        updated_at: context.clock.now(),
      });
    });
  } catch (error) {
    // what was cut off in the middle cannot be read either
    throw withMore(upload.isCut() ? tooLarge() : error, kept);
  } finally {
    await spool.close();
  }
}

/** A file without a name: however the process ends, nothing of it stays. */
async function openSpool(): Promise<FileHandle> {
  const path = join(tmpdir(), `goodword-upload-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

/** The same bytes, each kept before it is given on: a file that is no CSV is refused before all of it is there. */
async function* keep(spool: FileHandle, bytes: Upload['bytes']): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    await spool.writeFile(chunk);
    yield chunk;
  }
}

const readAgain = (spool: FileHandle) => spool.createReadStream({ start: 0, autoClose: false });

/** Reads all of it, so that its last line is known to be right as well. */
async function readTable(
  spool: FileHandle,
  { name, bytes: uploaded, isCut }: Upload,
): Promise<Omit<TableDescription, 'file'> & { file: ImportFile }> {
  const first: CsvRecord[] = [];
  let lines = 0;
  let delimiter = ',';
  for await (const record of readRecords(keep(spool, uploaded), (found) => (delimiter = found))) {
    lines += 1;
    if (lines <= firstRecords) first.push(record);
  }
  if (isCut()) throw tooLarge();
  if (lines === 0) throw refuse('empty_file', 'There is nothing in this file.');
  const { file, hasHeader, mapping } = describeTable(first);
  const { size: bytes } = await spool.stat();
  const described = { ...file, name: name.slice(0, 200), bytes, lines: lines - file.above, delimiter };
  return { file: described, hasHeader, mapping };
}

async function insertTable(trx: Transaction, key: ImportKey, spool: FileHandle): Promise<void> {
  let waiting: NewRow[] = [];
  for await (const record of readRecords(readAgain(spool), () => {})) {
    waiting.push(toRow(key, record));
    if (waiting.length < linesAtOnce) continue;
    await insertLines(trx, waiting);
    waiting = [];
  }
  await insertLines(trx, waiting);
}

/** The same refusal, with one sentence more. */
function withMore(error: unknown, sentence: string): unknown {
  return error instanceof Refusal ? refuse(error.code, error.message + sentence, error.details) : error;
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
