import { parse } from 'csv-parse/sync';
import { countKnownNames, guessHeader } from './guess-columns.ts';

/** One record with the number of the line in which it ends, counted from 1. */
export type CsvRecord = { line: number; fields: string[] };

/** As many records as decide where the table is. */
export const firstRecords = 30;

const delimiters = [',', ';', '\t', '|'];

/** How records are divided into fields, whatever the rest of the file is. */
export const readingOptions = {
  bom: true,
  info: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  trim: true,
} as const;

/**
 * The hint of spreadsheet programs (`sep=;`) in the first line.
 * @returns what it says and where the text begins behind it; null without one
 */
export function readHint(text: string): { delimiter: string; length: number } | null {
  const found = /^\uFEFF?"?sep=(\\t|[^\w\s"]|\t)"?[^\S\r\n]*(?:\r\n|\n|\r|$)/i.exec(text);
  if (!found) return null;
  return { delimiter: found[1] === '\\t' ? '\t' : found[1]!, length: found[0].length };
}

/**
 * What separates the columns: whatever divides most of the first lines into equally many, so that a title above the table or a
 * single line with a comma in it decides nothing.
 * @param text the beginning of the file, of which the last line may be cut
 */
export function guessDelimiter(text: string): string {
  const found = delimiters.map((delimiter) => {
    const widths = peek(text, delimiter).map(({ fields }) => fields.length);
    const width = usualWidth(widths);
    return { delimiter, width, lines: width < 2 ? 0 : widths.filter((one) => one === width).length };
  });
  const best = found.reduce((most, one) =>
    one.lines > most.lines || (one.lines === most.lines && one.width > most.width) ? one : most,
  );
  return best.lines === 0 ? ',' : best.delimiter;
}

/** The first records; one that is cut or broken is left out. */
function peek(text: string, delimiter: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  const note = (fields: string[], { lines }: { lines: number }) => {
    records.push({ line: lines, fields });
    return fields;
  };
  try {
    parse(text, { ...readingOptions, info: false, delimiter, to: firstRecords, on_record: note });
  } catch {
    // what was read before the broken line is enough
  }
  return records;
}

/** The number of fields that most records have; of two that are as frequent, the greater. */
function usualWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [best] = [...counts].toSorted(([a, countA], [b, countB]) => countB - countA || b - a);
  return best?.[0] ?? 0;
}

/**
 * The line in which the table begins: titles and notes above it fill one field or name nothing. Column names are in the line that knows
 * most fields of a person, else in the fullest, among those above the first e-mail address.
 * @param records the first ones of the file
 */
export function guessFirstLine(records: readonly CsvRecord[]): number {
  const first = records[0];
  if (!first) return 1;
  const withAddress = records.findIndex(({ fields }) => !guessHeader(fields));
  const width = usualWidth(records.map(({ fields }) => fields.length));
  const above = records.slice(0, withAddress < 0 ? records.length : withAddress);
  const candidates = above.filter(({ fields }) => width < 2 || countFilled(fields) > 1);
  if (candidates.length === 0) return (withAddress > 0 && width > 1 ? records[withAddress]! : first).line;
  const weight = ({ fields }: CsvRecord) => countKnownNames(fields) * 1_000 + countFilled(fields);
  return candidates.reduce((best, one) => (weight(one) > weight(best) ? one : best)).line;
}

const countFilled = (fields: readonly string[]): number => fields.filter((field) => field !== '').length;
