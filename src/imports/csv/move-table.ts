import type { Database } from '../../database/database.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Import } from '../import.ts';
import type { ImportFile, ImportSettings } from '../import-settings.ts';
import { selectLines } from '../row-store.ts';
import { describeTable } from './describe-table.ts';
import { firstRecords } from './find-table.ts';

/**
 * The file and the settings of an import whose table begins in another line than was guessed, with its columns read again.
 * @throws Refusal no_file, or invalid_input for a line that is none of the first
 */
export async function moveTable(
  db: Database,
  { workspace_id: workspaceId, import_id: importId, file }: Import,
  firstLine: number,
): Promise<{ file: ImportFile; settings: Pick<ImportSettings, 'has_header' | 'mapping'> }> {
  if (!file) throw refuse('no_file', 'Upload the file first.');
  const rows = await selectLines(db, { workspaceId, importId }, null, firstRecords);
  const records = rows.map(({ line, fields }) => ({ line: line ?? 0, fields: fields ?? [] }));
  if (!records.some(({ line }) => line === firstLine)) {
    const message = `Line ${firstLine} is empty or none of the first ${firstRecords} lines of the file.`;
    throw refuse('invalid_input', message, [{ path: 'first_line', message }]);
  }
  const { file: described, hasHeader, mapping } = describeTable(records, firstLine);
  const lines = file.lines + file.above - described.above;
  return { file: { ...file, ...described, lines }, settings: { has_header: hasHeader, mapping } };
}
