import { openSync, writeSync } from 'node:fs';
import type { ExchangeListener } from './exchange.ts';

/**
 * Appends each exchange as one line of JSON to a file, which is created if necessary.
 * @throws Error with one sentence when the file cannot be written
 */
export function recordExchanges(path: string): ExchangeListener {
  let file: number;
  try {
    file = openSync(path, 'a', 0o600);
  } catch (error) {
    throw new Error(`The recording cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return (exchange) => void writeSync(file, `${JSON.stringify(exchange)}\n`);
}
