import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { refuse } from '../../platform/refusal.ts';
import { guessDelimiter } from './guess-columns.ts';

export type CsvRecord = { line: number; fields: string[] };

const mostColumns = 100;
const longestField = 1000;
/** A record that is longer has a quotation mark that is never closed. */
const longestRecord = 200_000;

/**
 * Reads a CSV file record by record, as fast as they are taken.
 * @param onDelimiter hears what separates the columns before the first record comes
 * @throws Refusal not_csv or not_utf8, with what to do
 */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  onDelimiter: (delimiter: string) => void,
): AsyncGenerator<CsvRecord> {
  const text = decode(bytes);
  const start = await readFirstLine(text);
  if (start.startsWith('PK')) throw notCsv('This is a spreadsheet file. Save it as CSV (UTF-8) and upload that.');
  const delimiter = guessDelimiter(start.split(/\r?\n/, 1)[0] ?? '');
  onDelimiter(delimiter);
  let lastLine = 0;
  const parser = parse({
    // hears of a record before it is taken, and so knows where a broken one began
    on_record: (record: string[], { lines }: { lines: number }) => {
      lastLine = lines;
      return record;
    },
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    max_record_size: longestRecord,
  });
  const source = Readable.from(joined(start, text));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser)) {
      yield { line: info.lines, fields: record.slice(0, mostColumns).map(tidy) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw notCsv(
      `Line ${lastLine + 1} cannot be read: most often a quotation mark is opened there and never closed. Correct it and upload the file again.`,
    );
  }
}

async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const sentence =
      'The file is not in UTF-8. Save it as “CSV UTF-8” in your spreadsheet program and upload it again.';
    throw refuse('not_utf8', sentence);
  }
}

/** As much as surely holds the first line. */
async function readFirstLine(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (!start.includes('\n') && start.length < longestRecord) {
    const { value, done } = await text.next();
    if (done) break;
    start += value;
  }
  return start;
}

async function* joined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

/** What PostgreSQL can keep and a person can read. */
const tidy = (field: string) => field.replaceAll('\0', '').slice(0, longestField).toWellFormed();

const notCsv = (sentence: string) => refuse('not_csv', sentence);
