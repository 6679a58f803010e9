import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

// A set-up file of every test: collects the statements of the product for test/statements/, which runs when all are done.

/** The folder in which a test run collects them, one file per process; undefined when it does not. */
const folder = process.env['STATEMENTS'];
const seen = new Set<string>();

/** One statement of the product, and the files from which it was sent: the innermost first. */
export type RecordedStatement = { text: string; files: readonly string[] };

/** Numbers of values and how many there are say nothing about a statement. */
const withoutNumbers = (text: string): string => text.replace(/\$\d+/g, '$').replace(/(\$(?:::[\w[\]]+)?, ?)+\$/g, '$');

/** The product's files on the way to it: of the tests' own statements there are none, wherever they are sent from. */
function sendersOf(stack: string): string[] {
  const frames = [...stack.matchAll(/\/(src|test)\/((?!database\/|support\/record-statements)[\w./-]+\.ts)/g)];
  const [first] = frames;
  if (!first || first[1] === 'test' || first[2]!.endsWith('.test.ts')) return [];
  return [...new Set(frames.flatMap(([, folder, file]) => (folder === 'src' ? [file!] : [])))];
}

function record(text: string): void {
  const plain = withoutNumbers(text);
  if (seen.has(plain)) return;
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 60;
  const files = sendersOf(new Error().stack ?? '');
  Error.stackTraceLimit = before;
  if (files.length === 0) return;
  seen.add(plain);
  appendFileSync(
    join(folder!, `${process.pid}.jsonl`),
    `${JSON.stringify({ text: plain, files } satisfies RecordedStatement)}\n`,
  );
}

const marked = Symbol.for('goodword: statements are recorded');
const prototype = pg.Client.prototype as pg.Client & { [marked]?: boolean };
if (folder !== undefined && !prototype[marked]) {
  prototype[marked] = true;
  const { query } = prototype;
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text?: unknown } | undefined)?.text;
    if (typeof text === 'string') record(text);
    return (query as (...plain: unknown[]) => unknown).apply(this, args);
  } as typeof query;
}
