import type { ImportFile, ImportMapping } from '../import-settings.ts';
import { type CsvRecord, guessFirstLine } from './find-table.ts';
import { guessHeader, guessMapping } from './guess-columns.ts';

const shownSamples = 3;
/** Lines above which a table may be said to begin. */
const shownLines = 10;

/** What the first lines of a file say about its table. */
export type TableDescription = {
  file: Pick<ImportFile, 'first_line' | 'above' | 'columns' | 'start'>;
  hasHeader: boolean;
  mapping: ImportMapping;
};

/**
 * Where the table of a file begins, its columns, and what they probably contain.
 * @param records the first ones of the file
 * @param firstLine where a person says that it begins; guessed when it is missing
 */
export function describeTable(records: readonly CsvRecord[], firstLine = guessFirstLine(records)): TableDescription {
  const begin = records.findIndex(({ line }) => line === firstLine);
  const [first, ...rest] = records.slice(Math.max(0, begin));
  const fields = first?.fields ?? [];
  const hasHeader = guessHeader(fields);
  const width = Math.max(fields.length, ...rest.map((record) => record.fields.length));
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    name: cut(fields[index] ?? ''),
    samples: rest.map((record) => cut(record.fields[index] ?? '')),
  }));
  const named = columns.map(({ index, name, samples }) =>
    hasHeader ? { index, name, samples } : { index, name: '', samples: [name, ...samples] },
  );
  return {
    file: {
      first_line: first?.line ?? 1,
      above: Math.max(0, begin),
      columns: columns.map((column) => ({ ...column, samples: column.samples.slice(0, shownSamples) })),
      start: records.slice(0, shownLines).map((record) => ({
        line: record.line,
        text: cut(record.fields.filter((field) => field !== '').join(' · ')),
      })),
    },
    hasHeader,
    mapping: guessMapping(named),
  };
}

const cut = (text: string) => text.slice(0, 100);
