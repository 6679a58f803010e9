import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { refuse } from '../../platform/refusal.ts';
import { foreignBytes, foreignText } from './file-type.ts';
import { type CsvRecord, guessDelimiter, readHint, readingOptions } from './find-table.ts';

const mostColumns = 100;
const longestField = 1000;
/** A record that is longer has a quotation mark that is never closed. */
const longestRecord = 200_000;
/** Characters from which the delimiter is seen. */
const enoughToSee = 65_536;

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
  const start = await readStart(text);
  const foreign = foreignText(start);
  if (foreign) throw notCsv(foreign);
  const hint = readHint(start);
  const table = start.slice(hint?.length ?? 0);
  const delimiter = hint?.delimiter ?? guessDelimiter(table);
  onDelimiter(delimiter);
  const linesBefore = hint ? 1 : 0;
  let lastLine = linesBefore;
  const parser = parse({
    ...readingOptions,
    // hears of a record before it is taken, and so knows where a broken one began
    on_record: (record: string[], { lines }: { lines: number }) => {
      lastLine = linesBefore + lines;
      return record;
    },
    delimiter,
    max_record_size: longestRecord,
  });
  const source = Readable.from(joined(table, text));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser)) {
      yield { line: linesBefore + info.lines, fields: record.slice(0, mostColumns).map(tidy) };
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
  let isFirst = true;
  try {
    for await (const chunk of bytes) {
      const foreign = isFirst ? foreignBytes(chunk) : null;
      if (foreign) throw notCsv(foreign);
      isFirst = false;
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const sentence =
      'The file is not in UTF-8. Save it as “CSV UTF-8” in your spreadsheet program and upload it again.';
    throw refuse('not_utf8', sentence);
  }
}

async function readStart(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (start.length < enoughToSee) {
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

/** What PostgreSQL can keep and a person can read, without the apostrophe by which exports keep a value from being a formula. */
const tidy = (field: string) =>
  field
    .replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')
    .replaceAll('\0', '')
    .slice(0, longestField)
    .toWellFormed();

const notCsv = (sentence: string) => refuse('not_csv', sentence);
