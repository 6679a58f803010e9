import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';
import { pipeline, Readable } from 'node:stream';
import type { Log } from '../../platform/log/log.ts';

/** What a cell of an exported file holds. */
export type CsvValue = string | number | null | undefined;

/** The columns of an exported file: the name of each, and its value in a row. */
export type CsvColumns<Row> = readonly (readonly [name: string, read: (row: Row) => CsvValue])[];

/** A list as a file, a page at a time. */
export function csvOf<Row>(
  columns: CsvColumns<Row>,
  pages: AsyncIterable<{ items: readonly Row[] }>,
): { columns: string[]; rows: AsyncIterable<CsvValue[]> } {
  async function* rows() {
    for await (const { items } of pages) for (const row of items) yield columns.map(([, read]) => read(row));
  }
  return { columns: columns.map(([name]) => name), rows: rows() };
}

/**
 * Answers with a file for spreadsheet programs (RFC 4180 in UTF-8), a piece at a time: with the mark by which they see the encoding, and with
 * an apostrophe before what they would take for a formula. An import takes both off again.
 * @param file.columns the names of the columns
 * @param file.rows their values, in the order of the columns
 */
export function sendCsv(
  reply: FastifyReply,
  log: Log,
  file: { name: string; columns: readonly string[]; rows: AsyncIterable<readonly CsvValue[]> },
): FastifyReply {
  const csv = stringify({ header: true, columns: [...file.columns], bom: true, escape_formulas: true });
  pipeline(Readable.from(file.rows), csv, (error) => error && log.warn({ error: error.message }, 'CSV export aborted'));
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .send(csv);
}
